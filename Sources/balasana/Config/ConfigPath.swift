import ArgumentParser
import Storage

struct ConfigPath: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "path", abstract: "Print the path of your config, which may not exist yet.")

    func run() throws {
        print(XDGDirectories.current().configFile)
    }
}
