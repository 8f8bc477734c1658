import ArgumentParser
import Platform
import Storage

struct AutostartStatus: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show whether the agent starts at login, and how.")

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let facts = AutostartCommand.current().probe.facts()
        let home = Environment.current["HOME"] ?? ""
        print(
            json
                ? AutostartJSON.value(facts).text
                : AutostartText(facts: facts, home: home, width: Terminal.current.textWidth).text)
        if facts.way == nil { throw ExitCode.failure }
    }
}
