import ArgumentParser
import Glibc
import Platform
import ReminderCore
import Storage

struct ConfigShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "List all settings, their values and where each is set.",
        discussion: """
            The settings that your config sets are marked as yours, with the line. The others are defaults, or come \
            from a system-wide file.
            """)

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let config = UserConfig()
        let reading = config.reading
        if json {
            print(ConfigJSON.value(config, reading).text)
        } else {
            let text = ConfigText(own: config.path, home: Environment.current["HOME"] ?? "")
            let width = StandardOutput.isTerminal ? TerminalScreen.size.columns : nil
            print(text.rows(reading, width: width).map(\.harmless).joined(separator: "\n"))
            print("\n" + text.summary(reading, exists: config.found.contains(config.path), width: width))
            for problem in reading.diagnostics { StandardError.say("\(problem)") }
        }
        if reading.hasErrors { throw ExitCode(EX_DATAERR) }
    }
}
