import ArgumentParser

struct SnoozeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snooze", abstract: "Postpone the current reminder.",
        usage: "balasana snooze [<length> | until <time> | until-call-ends]",
        discussion: """
            Each reminder can be snoozed a limited number of times; the button and this command share the limit. A \
            length can be as long as the longest of [snooze] lengths in the config, and a time can be up to twelve \
            hours away. until-call-ends waits for the end of the current call, film or presentation, up to [calls] \
            longest_wait.

            Examples:
              balasana snooze 10
              balasana snooze until 15:30
            """)

    @Argument(
        help: ArgumentHelp(
            "For example 10, 10m, 90s or 1h. Default: the first of [snooze] lengths.", valueName: "length"),
        completion: DelayArgument.snoozeCompletion)
    var words: [String] = []

    func validate() throws {
        _ = try DelayArgument.parse(words)
    }

    func run() throws {
        let client = try AgentClient()
        switch try DelayArgument.parse(words) {
        case nil: try client.send(.snooze(nil))
        case .length(let length): try client.send(.snooze(length))
        case .until(let end): try client.send(.snoozeUntil(end))
        }
    }
}
