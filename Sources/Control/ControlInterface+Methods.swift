import GLibBridge
import ReminderCore

extension ControlInterface {
    /// The table of all commands on the bus. Parsing, calls and the introspection data follow it.
    public static let methods: [CommandMethod] = [
        CommandMethod(
            "Snooze", "Postpones the reminder.", [.length("The length. 0 is the first length in the config.")]
        ) {
            .snooze(length($0))
        } values: {
            if case .snooze(let length) = $0 { [milliseconds(length)] } else { nil }
        },
        CommandMethod("SnoozeUntil", "Postpones the reminder until then.", [end], unknownWord: unknownEnd) {
            delayEnd($0).map(Command.snoozeUntil)
        } values: {
            if case .snoozeUntil(let end) = $0 { [word(end)] } else { nil }
        },
        CommandMethod("Skip", "Skips the reminder.", .skip),
        CommandMethod("Start", "Starts the hold that is due, or an extra one.", .start),
        CommandMethod(
            "Hold", "Starts a hold of your choice.",
            [
                .length("The length. 0 is the current one."),
                .init(
                    name: "variation", type: "s",
                    meaning:
                        "One of \(poses). Empty is the usual one."),
                .init(name: "even_after_meal", type: "b", meaning: "Whether it does not wait after a meal."),
            ],
            unknownWord: "The variation must be one of \(poses)."
        ) {
            hold($0).map(Command.hold)
        } values: {
            guard case .hold(let wish) = $0 else { return nil }
            return [milliseconds(wish.length), .string(wish.variation?.rawValue ?? ""), .bool(wish.evenAfterMeal)]
        },
        CommandMethod("Stop", "Stops the hold.", .stop),
        CommandMethod(
            "Comfort", "Rates the last hold.",
            [.init(name: "how", type: "s", meaning: "One of \(comfortWords.joined(separator: ", ")).")],
            unknownWord: "The answer must be one of \(comfortWords.joined(separator: ", "))."
        ) {
            $0.first?.stringValue.flatMap(comfort)
        } values: { command in
            comfortWords.first { comfort($0) == command }.map { [.string($0)] }
        },
        CommandMethod("Ate", "Records a meal.", [.length("How long ago it ended.")]) {
            .ate(ago: length($0) ?? .zero)
        } values: {
            if case .ate(let ago) = $0 { [milliseconds(ago)] } else { nil }
        },
        CommandMethod("Pause", "Pauses reminders.", [.length("The length. 0 is until Resume.")]) {
            .pause(length($0))
        } values: {
            if case .pause(let length) = $0 { [milliseconds(length)] } else { nil }
        },
        CommandMethod("PauseUntil", "Pauses reminders until then.", [end], unknownWord: unknownEnd) {
            delayEnd($0).map(Command.pauseUntil)
        } values: {
            if case .pauseUntil(let end) = $0 { [word(end)] } else { nil }
        },
        CommandMethod("Resume", "Ends the pause.", .resume),
        CommandMethod(
            "Stand", "You stand, for example at a desk that was raised.",
            [.length("How long. 0 is until Sit or a break.")]
        ) {
            .stand(length($0))
        } values: {
            if case .stand(let length) = $0 { [milliseconds(length)] } else { nil }
        },
        CommandMethod("Sit", "You sit again. It is no error if you were not standing.", .sit),
        CommandMethod("Preview", "Shows a sample reminder.", .preview),
        CommandMethod(
            "ShowStatus", "Shows a notification with the status and what comes next.", .showStatus),
    ]

    /// The longest argument in bytes, above that of any word. Longer ones, which only a faulty program sends, cost time
    /// and memory.
    private static let longestWord = 64

    /// The command for a call of `method`; nil if `method` is not a command or an argument is an unknown word.
    public static func command(_ method: String, _ arguments: [Variant]) -> Command? {
        guard arguments.allSatisfy({ ($0.stringValue?.utf8.count ?? 0) <= longestWord }) else { return nil }
        return methods.first { $0.name == method }?.command(arguments)
    }

    /// The message for a call for which ``command(_:_:)`` is nil: the allowed words, in a sentence.
    public static func unknownWord(_ method: String) -> String {
        methods.first { $0.name == method }?.unknownWord ?? "There is no method \(method)."
    }

    /// The method call for `command`, the reverse of ``command(_:_:)``.
    public static func call(_ command: Command) -> (method: String, arguments: [Variant]) {
        for method in methods {
            if let arguments = method.values(command) { return (method.name, arguments) }
        }
        preconditionFailure("a command without a method: \(command)")
    }

    // MARK: Lengths

    /// The first argument; nil for 0, which means the default length or none.
    private static func length(_ arguments: [Variant]) -> Duration? {
        arguments.first?.intValue.flatMap { $0 == 0 ? nil : .milliseconds($0) }
    }

    private static func milliseconds(_ length: Duration?) -> Variant {
        let parts = (length ?? .zero).components
        return .int64(parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000)
    }

    /// The words for a variation.
    private static let poses = Variation.poses.map(\.rawValue).joined(separator: ", ")

    private static func hold(_ arguments: [Variant]) -> HoldWish? {
        let word = arguments.dropFirst().first?.stringValue ?? ""
        let variation = Variation.poses.first { $0.rawValue == word }
        guard word.isEmpty || variation != nil else { return nil }
        return HoldWish(
            length: length(arguments), variation: variation, evenAfterMeal: arguments.last?.boolValue ?? false)
    }

    // MARK: Ends

    private static let end = CommandMethod.Argument(
        name: "end", type: "s", meaning: "A time such as 15:30, \(tomorrow) or \(callEnd).")
    /// The word for the end of the current call.
    private static let callEnd = "call-end"
    /// The word for the next morning.
    private static let tomorrow = "tomorrow"
    private static let unknownEnd = "The end must be a time such as 15:30, \(tomorrow) or \(callEnd)."

    private static func delayEnd(_ arguments: [Variant]) -> DelayEnd? {
        guard let word = arguments.first?.stringValue else { return nil }
        if word == callEnd { return .callEnd }
        if word == tomorrow { return .tomorrow }
        let parts = word.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
        guard parts.count == 2, (0..<24).contains(parts[0]), (0..<60).contains(parts[1]) else { return nil }
        return .time(TimeOfDay(hour: parts[0], minute: parts[1]))
    }

    private static func word(_ end: DelayEnd) -> Variant {
        switch end {
        case .time(let time): .string(time.hoursAndMinutes)
        case .tomorrow: .string(tomorrow)
        case .callEnd: .string(callEnd)
        }
    }

    // MARK: Answers

    private static let better = "better"
    private static let undo = "undo"

    /// The words that `Comfort` takes.
    public static let comfortWords = Comfort.allCases.map(\.rawValue) + [better, undo]

    /// The command for a word of `Comfort`; nil for an unknown word.
    public static func comfort(_ word: String) -> Command? {
        switch word {
        case better: .better
        case undo: .undo
        case _: Comfort(rawValue: word).map(Command.comfort)
        }
    }
}
