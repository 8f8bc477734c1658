import ArgumentParser
import Glibc
import ReminderCore
import Storage

struct ConfigReset: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset", abstract: "Begin anew with the default config; yours is kept under another name.",
        discussion: "Exit status: 0; 66 and 73 when the file cannot be read or written, which leaves it as it is.")

    func run() throws {
        try ConfigLock.held(on: XDGDirectories.current().configFile, reset)
    }

    private func reset() throws {
        let config = UserConfig()
        let new = ConfigFile(path: config.path, text: DefaultConfig.text(above: config.below))
        let old = try config.bytes()
        if old == new.bytes { return print("\(config.path) is the default config already.") }
        try config.checkProtection()
        let backup = try old.map { try ConfigBackup.keep($0, beside: config.path) }
        do {
            try config.write(new)
        } catch {
            if let backup { unlink(backup) }
            throw error
        }
        if let backup { print("Your config is kept as \(backup).") }
        print("\(config.path) is the default config now.")
    }
}
