import ArgumentParser
import Storage

struct AteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ate", abstract: "Tell of a meal: Child's Pose waits after it.",
        discussion: """
            It waits for as long as [meals] wait in the config says: an hour, or longer if you set that. The latest meal \
            counts; what was told cannot be taken back, but `balasana hold --anyway` starts a hold all the same.

            Meals at fixed times can stand in the config, as [meal lunch] with at = 12:30 to 13:00.
            """)

    @Option(
        name: [.customLong("ago")], parsing: .unconditional,
        help: ArgumentHelp("How long ago the meal ended, such as 20m; less than 24h.", valueName: "length"),
        transform: LengthArgument.parseAgo)
    var option: Duration?

    @Argument(
        help: ArgumentHelp("The same, without --ago.", valueName: "length"), transform: LengthArgument.parseAgo)
    var ago: Duration?

    func validate() throws {
        if option != nil, ago != nil { throw ValidationError("--ago says it already: one length is enough.") }
    }

    func run() throws {
        try AgentLine().send(.ate(ago: option ?? ago ?? .zero))
    }
}
