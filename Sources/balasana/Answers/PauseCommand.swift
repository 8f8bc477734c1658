import ArgumentParser

struct PauseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pause", abstract: "Pause reminders. Sitting time is still counted.",
        usage: "balasana pause [<length> | until <time> | until-call-ends]",
        discussion: """
            Examples:
              balasana pause 90
              balasana pause until 15:30
            """)

    @Argument(
        help: ArgumentHelp(
            "For example 90 or 1h30m. Default: until `balasana resume`, even across restarts.", valueName: "length"),
        completion: DelayArgument.completion)
    var words: [String] = []

    func validate() throws {
        _ = try DelayArgument.parse(words)
    }

    func run() throws {
        let client = try AgentClient()
        switch try DelayArgument.parse(words) {
        case nil: try client.send(.pause(nil))
        case .length(let length): try client.send(.pause(length))
        case .until(let end): try client.send(.pauseUntil(end))
        }
    }
}
