import ArgumentParser
import Presenters
import ReminderCore
import Storage

struct HoldCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hold", abstract: "Start a hold and follow it here, to its end.",
        discussion: """
            It answers the reminder that is due, if there is one. Ctrl-C stops it, and so do Stop on the notification and \
            `balasana stop`: stop at sharp or increasing pain. Where the output is no terminal, it is a line for each part of \
            the hold.
            """)

    @Option(
        name: .customLong("for"), parsing: .unconditional,
        help: ArgumentHelp(
            "How long, from 1s to 10m; without it what your answers so far have led to.", valueName: "length"),
        transform: LengthArgument.parseHold)
    var length: Duration?

    @Option(help: "The pose, as far as [body] in the config allows it.")
    var variation: VariationArgument?

    @Flag(help: "Even if the last meal is not long enough ago.")
    var anyway = false

    @Flag(help: "Tell how long the next holds are and in which pose, and why; start nothing. Needs no agent.")
    var explain = false

    @Flag(help: "Start it and return at once.")
    var noFollow = false

    func validate() throws {
        guard explain, length != nil || variation != nil || anyway || noFollow else { return }
        throw ValidationError("--explain goes alone: it starts nothing.")
    }

    func run() throws {
        if explain { return try tell() }
        let wish = HoldWish(length: length, variation: variation?.variation, evenAfterMeal: anyway)
        let line = try AgentLine()
        if noFollow { return try line.send(.hold(wish)) }
        let traits = TerminalTraits(environment: Environment.current, isTerminal: StandardOutput.isTerminal)
        try HoldFollower(line, traits.canRedraw ? LiveHoldDisplay(traits) : PlainHoldDisplay()).follow(wish)
    }

    private func tell() throws {
        let directories = XDGDirectories.current()
        let reading = ConfigReader.load(directories)
        let settings = reading.settings
        for fault in reading.diagnostics { StandardError.say("\(fault)") }
        let (practice, unreadable) = History(folder: directories.historyFolder).practice(at: .now)
        print(PlanExplanation.text(settings, practice, .local, at: .now))
        if !unreadable.isEmpty {
            throw Exit.incomplete(unreadable.map { "\($0)" }.joined(separator: "; "))
        }
    }
}
