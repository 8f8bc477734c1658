import ArgumentParser
import Platform
import Storage

struct ConfigPath: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "path", abstract: "Print the path of the config.")

    func run() throws {
        printPath(XDGDirectories.current().configFile)
    }
}
