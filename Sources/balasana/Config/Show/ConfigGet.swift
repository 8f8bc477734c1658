import ArgumentParser
import Platform
import ReminderCore
import Storage

struct ConfigGet: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "get", abstract: "Print the value of a setting.")

    @Argument(
        help: "The setting, such as sitting.remind_after or slot.morning.at.", completion: SettingCompletion.key)
    var key: [String]

    func run() throws {
        let config = UserConfig()
        let reading = config.reading
        let key = try KeyArgument.parse(key.joined(separator: " "), in: reading)
        guard let setting = reading.setting(key) else { throw KeyArgument.noGroup(key, in: reading) }
        print(setting.value.harmless)
        let problems =
            config.found.unreadable
            + reading.diagnostics
            .filter { $0.file == setting.fault?.file && $0.line == setting.fault?.line && $0.severity == .error }
        if !problems.isEmpty { throw Exit.unreadable(problems.map(\.description).joined(separator: "\nbalasana: ")) }
    }
}
