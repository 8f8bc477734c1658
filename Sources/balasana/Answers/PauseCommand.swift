import ArgumentParser
import ReminderCore

struct PauseCommand: DelayCommand {
    static let configuration = CommandConfiguration(
        commandName: "pause", abstract: "Pause reminders. Sitting time is still counted.",
        usage: "balasana pause [<length> | until <time> | until-call-ends] [--from-menu]",
        discussion: """
            A time is a time of day, or `tomorrow`: the first hour of [sitting] hours in the config, or 06:00 if \
            reminders come at all hours. Before 06:00, `tomorrow` is the morning that comes next.

            Examples:
              balasana pause 90
              balasana pause until 15:30
              balasana pause until tomorrow
            """)

    @Argument(
        help: ArgumentHelp(
            "For example 90 or 1h30m. Default: until `balasana resume`, even across restarts.", valueName: "length"),
        completion: DelayArgument.completion)
    var words: [String] = []

    @OptionGroup var menu: MenuOption

    func run() throws {
        try menu.send(command)
    }

    static func command(for length: Duration?) -> Command { .pause(length) }
    static func command(until end: DelayEnd) -> Command { .pauseUntil(end) }
}
