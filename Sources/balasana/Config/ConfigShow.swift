import ArgumentParser
import Glibc
import ReminderCore
import Storage

struct ConfigShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "List all settings with the values they have, and where each comes from.",
        discussion: """
            A line is a key, its value, and the file and line that set it, or default. Exit status: 0; 65 when the config has \
            values that cannot be read.

            With --json: config (the path of yours), files, settings (key, group, value, default, file, line, explanation, \
            allowed) and faults (severity, file, line, group, key, found, allowed, consequence); every key is always there.
            """)

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() throws {
        let config = UserConfig()
        let reading = config.reading
        if json {
            print(try ConfigJSON.value(config, reading).text)
        } else {
            print(ConfigText.text(reading, home: Environment.current["HOME"] ?? ""))
            for fault in reading.diagnostics { StandardError.say("\(fault)") }
        }
        if reading.hasErrors { throw ExitCode(EX_DATAERR) }
    }
}
