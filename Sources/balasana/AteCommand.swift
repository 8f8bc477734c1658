import ArgumentParser
import Storage

struct AteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ate", abstract: "Tell of a meal: Child's Pose waits an hour after it.",
        discussion: """
            Meals at fixed times can stand in the config, as [meal lunch] with at = 12:30 to 13:00; the hour is \
            [meals] wait.
            """)

    @Option(
        help: ArgumentHelp("How long ago the meal ended, such as 20m; less than 24h.", valueName: "length"),
        transform: LengthArgument.parseAgo)
    var ago: Duration = .zero

    func run() throws {
        try AgentLine().send(.ate(ago: ago))
    }
}
