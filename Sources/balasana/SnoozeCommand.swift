import ArgumentParser

struct SnoozeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snooze", abstract: "Put the reminder off for a while.",
        usage: """
            balasana snooze [<length>]
            balasana snooze until <time>
            balasana snooze until-call-ends
            """,
        discussion: """
            Each reminder has a budget of snoozes, which the button and this command share. A length is no longer than the \
            longest of [snooze] lengths in the config, a time of the day within twelve hours; until-call-ends waits for the \
            call, film or presentation that is on, and no longer than [calls] longest_wait.
            """)

    @Argument(
        help: ArgumentHelp(
            "Such as 5m, 90s or 1h; until 15:30; or until-call-ends. Without it the first of [snooze] lengths.",
            valueName: "length"), completion: DelayArgument.completion)
    var words: [String] = []

    func validate() throws {
        _ = try DelayArgument.parse(words)
    }

    func run() throws {
        let line = try AgentLine()
        switch try DelayArgument.parse(words) {
        case nil: try line.send(.snooze(nil))
        case .length(let length): try line.send(.snooze(length))
        case .until(let end): try line.send(.snoozeUntil(end))
        }
    }
}
