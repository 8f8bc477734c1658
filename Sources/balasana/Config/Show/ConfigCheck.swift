import ArgumentParser
import Glibc
import ReminderCore
import Storage

struct ConfigCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check the config for problems.",
        discussion: "Each problem begins with FILE:LINE.")

    @Argument(
        help: "The file to check. Default: your config and the system's.",
        completion: .file())
    var file: String?

    func run() throws {
        let found = try ConfigChoice(file: file).files()
        let lastGood = LastGoodConfig(.current()).settings
        let reading = ConfigReader.read(found, keeping: lastGood)
        for problem in reading.diagnostics { TerminalText.print("\(problem)") }
        TerminalText.print(Self.summary(reading.diagnostics, of: found.files.map(\.path)))
        if ConfigNotes.isDue(reading) {
            for note in ConfigNotes.sessions(reading.unmentionedSlots) { TerminalText.print(note) }
        }
        if reading.hasErrors { throw ExitCode(EX_DATAERR) }
    }

    /// The number of problems and warnings, on one line.
    static func summary(_ problems: [ConfigDiagnostic], of files: [String]) -> String {
        if problems.isEmpty {
            return files.isEmpty
                ? "There is no config file, so all settings have their defaults."
                : "No problems in \(files.joined(separator: " and "))."
        }
        let errors = count(problems.filter { $0.severity == .error })
        let counts = [(errors, "problem"), (count(problems) - errors, "warning")].filter { $0.0 > 0 }
        return counts.map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }.joined(separator: " and ") + "."
    }

    /// How many problems `problems` stand for.
    static func count(_ problems: some Sequence<ConfigDiagnostic>) -> Int { problems.reduce(0) { $0 + $1.count } }
}
