import ArgumentParser
import Presenters

struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Tell what Balasana knows: sitting, what comes next, what it goes by.")

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() throws {
        guard let answer = try AgentLine().call("GetStatus").first, let report = StatusReport(answer) else {
            throw Exit.unavailable("The agent's answer is not one that this version understands.")
        }
        print(json ? try StatusJSON(report).text : StatusText.text(report))
    }
}
