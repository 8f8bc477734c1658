import ArgumentParser
import Glibc
import Platform
import Presenters
import ReminderCore
import Storage

struct HoldCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hold", abstract: "Start a hold and follow it in the terminal.",
        discussion: """
            It answers the reminder that is due, if there is one. Press Ctrl-C to stop it. Stop if pain is sharp or \
            gets worse. If the output is not a terminal, it prints a line for each stage.

            Example:
              balasana hold --for 45s
            """)

    @Option(
        name: .customLong("for"), parsing: .unconditional,
        help: ArgumentHelp(
            "Length, 1s to 10m. Default: your current hold.", valueName: "length"),
        transform: LengthArgument.parseHold)
    var length: Duration?

    @Option(help: ArgumentHelp("The pose, if [body] in the config allows it.", valueName: "pose"))
    var variation: VariationArgument?

    @Flag(help: "Ignore the wait after a meal.")
    var anyway = false

    @Flag(help: "Explain the length and pose of the next holds. Starts nothing and needs no agent.")
    var explain = false

    @Flag(help: "Start the hold and return at once.")
    var noFollow = false

    func validate() throws {
        guard explain, length != nil || variation != nil || anyway || noFollow else { return }
        throw ValidationError("--explain starts nothing and takes no other options.")
    }

    func run() throws {
        if explain { return try explainHolds() }
        let wish = HoldWish(length: length, variation: variation?.variation, evenAfterMeal: anyway)
        let client = try AgentClient()
        if noFollow { return try client.send(.hold(wish)) }
        let isTerminal = StandardOutput.isTerminal
        let traits = TerminalTraits(environment: Environment.current, isTerminal: isTerminal)
        let display: any HoldDisplay = traits.canRedraw ? LiveHoldDisplay(traits) : PlainHoldDisplay()
        try HoldFollower(client, display, asks: isTerminal && isatty(0) == 1).follow(wish)
    }

    private func explainHolds() throws {
        let directories = XDGDirectories.current()
        let reading = ConfigReader.load(directories)
        let settings = reading.settings
        for fault in reading.diagnostics { StandardError.say("\(fault)") }
        let history = History(folder: directories.historyFolder)
        let (read, unreadable) = history.practice(at: .now)
        let state = StateFile(directories)
        let practice = state.withPain(read, at: .now)
        let today = ComingDay.days(
            1, settings, practice, SlotOutcomes(history, .local, at: .now), .local, at: .now,
            records: state.stored?.state.slots ?? [])
        let open = today.flatMap(\.sessions).filter(\.isOpen)
        print(PlanExplanation.text(settings, practice, open, .local, at: .now, width: Terminal.current.textWidth))
        if !unreadable.isEmpty { throw Exit.incomplete(unreadable) }
    }
}
