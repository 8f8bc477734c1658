import ArgumentParser
import Storage

struct ConfigPath: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "path", abstract: "Tell where your config is, or would be.")

    func run() throws {
        print(XDGDirectories.current().configFile)
    }
}
