import ArgumentParser
import ReminderCore
import Glibc
import Storage

struct ConfigCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Tell what is amiss with the config.",
        discussion: """
            Each fault is a line that begins with FILE:LINE. Exit status: 0 when everything can be used, warnings or not; 65 \
            when something cannot; 66 when there is no such file.
            """)

    @Argument(
        help: "A file to check as if it were your config; without it your config and those below it.",
        completion: .file())
    var file: String?

    func run() throws {
        let found = try ConfigChoice(file: file).files()
        let lastGood = LastGoodConfig(.current()).settings
        let reading = ConfigReader.read(found, keeping: lastGood)
        for fault in reading.diagnostics { print(fault) }
        print(Self.summary(reading.diagnostics, of: found.files.map(\.path)))
        if reading.hasErrors { throw ExitCode(EX_DATAERR) }
    }

    /// What it comes to, in one line.
    static func summary(_ faults: [ConfigDiagnostic], of files: [String]) -> String {
        if faults.isEmpty {
            return files.isEmpty
                ? "There is no config: all settings have their defaults."
                : files.joined(separator: " and ") + ": no faults."
        }
        let errors = faults.count { $0.severity == .error }
        let warnings = faults.count - errors
        return "\(errors) \(errors == 1 ? "error" : "errors"), \(warnings) \(warnings == 1 ? "warning" : "warnings")."
    }
}
