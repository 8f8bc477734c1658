import ArgumentParser
import Storage

struct AutostartStatus: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Tell whether the agent starts at login to this desktop, and by what.",
        discussion: """
            Exit status: 0 where it starts, 1 where it does not.

            With --json: starts, by (entry, unit, config or null), program, desktops, compositor, entry, unit, findings and \
            notes; every key is always there.
            """)

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() throws {
        let facts = AutostartCommand.current().probe.facts()
        let home = Environment.current["HOME"] ?? ""
        print(
            json
                ? try AutostartJSON.value(facts).text
                : AutostartText(facts: facts, home: home, width: Terminal.current.textWidth).text)
        if facts.way == nil { throw ExitCode.failure }
    }
}
