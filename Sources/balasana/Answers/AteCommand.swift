import ArgumentParser
import Storage

struct AteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ate", abstract: "Record a meal. No poses are suggested for a while after it.",
        discussion: """
            [meals] wait in the config sets how long: an hour or more. Only the latest meal counts. You \
            cannot undo this, but `balasana hold --anyway` starts a hold without waiting. Meals at fixed times can be \
            set in the config (see [meal NAME] in balasana.conf(5)).

            Example:
              balasana ate 20
            """)

    @Option(
        name: [.customLong("ago")], parsing: .unconditional,
        help: ArgumentHelp("How long ago the meal ended, for example 20 or 20m. Default: now.", valueName: "length"),
        transform: LengthArgument.parseAgo)
    var option: Duration?

    @Argument(
        help: ArgumentHelp("Same as --ago.", valueName: "length"), transform: LengthArgument.parseAgo)
    var ago: Duration?

    func validate() throws {
        if option != nil, ago != nil { throw ValidationError("Give the length once, with or without --ago.") }
    }

    func run() throws {
        try AgentClient().send(.ate(ago: option ?? ago ?? .zero))
    }
}
