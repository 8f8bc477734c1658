import ArgumentParser
import GLibBridge
import Platform
import Storage

struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check the setup: what Balasana detects, what is wrong, and how to fix it.",
        discussion: "It changes nothing and starts nothing.")

    @Flag(help: "Print JSON.")
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
