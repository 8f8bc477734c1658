import ArgumentParser
import ReminderCore

struct SnoozeCommand: DelayCommand {
    static let configuration = CommandConfiguration(
        commandName: "snooze", abstract: "Postpone the current reminder.",
        usage: "balasana snooze [<length> | until <time> | until-call-ends]",
        discussion: """
            Each reminder can be snoozed a limited number of times; the button and this command share the limit. A \
            length can be as long as the longest of [snooze] lengths in the config. A time, or `tomorrow`, can be up \
            to twelve hours away. until-call-ends waits for the end of the current call, film or presentation, up to \
            [calls] longest_wait.

            Examples:
              balasana snooze 10
              balasana snooze until 15:30
            """)

    @Argument(
        help: ArgumentHelp(
            "For example 10, 10m, 90s or 1h. Default: the first of [snooze] lengths.", valueName: "length"),
        completion: DelayArgument.snoozeCompletion)
    var words: [String] = []

    func run() throws {
        try AgentClient().send(command)
    }

    static func command(for length: Duration?) -> Command { .snooze(length) }
    static func command(until end: DelayEnd) -> Command { .snoozeUntil(end) }
}
