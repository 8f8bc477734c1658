import ArgumentParser
import Glibc
import Platform
import ReminderCore
import Storage

struct ConfigReset: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset", abstract: "Restore the default config and back up yours.",
        discussion: """
            The default config has every setting with its description, each a comment until you remove the #.
            """)

    func run() throws {
        try ConfigLock.held(on: XDGDirectories.current().configFile, reset)
    }

    private func reset() throws {
        let config = UserConfig()
        let new = ConfigFile(path: config.path, text: DefaultConfig.text(above: config.below))
        if !config.isUsable, let backup = ConfigBackup.move(config.path) {
            try config.write(new)
            return Self.report(config, backup)
        }
        let old = try config.bytes()
        if old == new.bytes { return print("\(HomePath.short(config.path)) is already the default config.") }
        try config.checkProtection()
        let backup = try old.map { try ConfigBackup.keep($0, beside: config.path) }
        do {
            try config.write(new)
        } catch {
            if let backup { unlink(backup) }
            throw error
        }
        Self.report(config, backup)
    }

    private static func report(_ config: UserConfig, _ backup: String?) {
        if let backup { print("Your config was saved as \(HomePath.short(backup)).") }
        print("\(HomePath.short(config.path)) is now the default config.")
    }
}
