import ArgumentParser
import GLibBridge
import Storage

struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Tell how Balasana knows what it knows, what is amiss, and what to do about it.",
        discussion: """
            Exit status: 0 when all is well, 1 with findings. It changes nothing and starts nothing.

            With --json: findings and notes (about, what, advice), version, agent, sources, server, guide, autostart, config, \
            other_reminders and obstacles; every key is always there.
            """)

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() throws {
        let environment = Environment.current
        let examination = Examiner(environment: environment).examine()
        print(
            json
                ? try DoctorJSON.value(examination).text
                : DoctorText(
                    examination: examination, home: environment["HOME"] ?? "", width: Terminal.current.textWidth
                ).text)
        if examination.findings.contains(where: { $0.severity == .problem }) { throw ExitCode.failure }
    }
}
