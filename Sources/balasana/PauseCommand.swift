import ArgumentParser

struct PauseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pause", abstract: "Hold reminders back; sitting still counts.",
        usage: """
            balasana pause [<length>]
            balasana pause until <time>
            balasana pause until-call-ends
            """)

    @Argument(
        help: ArgumentHelp(
            """
            Such as 30m or 2h; until 15:30; or until-call-ends. Without it until `balasana resume`, over restarts too.
            """, valueName: "length"), completion: DelayArgument.completion)
    var words: [String] = []

    func validate() throws {
        _ = try DelayArgument.parse(words)
    }

    func run() throws {
        let line = try AgentLine()
        switch try DelayArgument.parse(words) {
        case nil: try line.send(.pause(nil))
        case .length(let length): try line.send(.pause(length))
        case .until(let end): try line.send(.pauseUntil(end))
        }
    }
}
