import ArgumentParser
import ReminderCore
import Storage

struct ConfigReset: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset", abstract: "Begin anew with the default config; yours is kept under another name.",
        discussion: "Exit status: 0; 66 and 73 when the file cannot be read or written, which leaves it as it is.")

    func run() throws {
        let config = UserConfig()
        let new = ConfigFile(path: config.path, text: DefaultConfig.text(above: config.below))
        let old = try config.start()
        if config.own != nil, old.bytes == new.bytes { return print("\(config.path) is the default config already.") }
        if config.own != nil {
            let backup = try ConfigBackup.keep(old.bytes, beside: config.path)
            print("Your config is kept as \(backup).")
        }
        try config.write(new)
        print("\(config.path) is the default config now.")
    }
}
