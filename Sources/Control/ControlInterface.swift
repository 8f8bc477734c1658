import GLibBridge
import Platform
import ReminderCore

/// The agent's object on the session bus: names, introspection data and errors, for both agent and command.
public enum ControlInterface {
    /// The bus name, which is also the single instance, and the application id.
    public static let name = Application.id
    /// The name for which the bus starts an agent. Only `balasana agent start` calls it. A bar that asks ``name`` for
    /// the status must not bring back an agent that the user has stopped.
    public static let startName = "io.github.balasana.AgentStart"
    /// The object's path.
    public static let path = "/io/github/balasana"
    /// The object's interface.
    public static let interface = "io.github.balasana.Agent1"
    /// The signal for bars and widgets. It carries the new status.
    public static let changed = "Changed"

    /// The introspection data.
    ///
    /// Lengths are milliseconds; 0 means the default length (`Snooze`, `Hold`) or none (`Pause`, `Stand`). `Hold` takes
    /// the empty text for the usual variation, `Comfort` one of ``Comfort``, `better` or `undo`, `SnoozeUntil` and
    /// `PauseUntil` a time of day such as `15:30`, or `call-end`. The commands return a sentence for the user, and the
    /// message of a refusal is also one. `GetStatus` returns a ``StatusReport``, `GetSources` a `SourceReport`, both as
    /// ``BusReport/variant``.
    public static let introspection = """
        <node>
          <interface name="\(interface)">
            <method name="GetStatus"><arg name="status" type="a{sv}" direction="out"/></method>
            <method name="GetSources"><arg name="sources" type="a{sv}" direction="out"/></method>
            <method name="Snooze">
              <arg name="milliseconds" type="x" direction="in"/><arg name="answer" type="s" direction="out"/>
            </method>
            <method name="SnoozeUntil">
              <arg name="end" type="s" direction="in"/><arg name="answer" type="s" direction="out"/>
            </method>
            <method name="Skip"><arg name="answer" type="s" direction="out"/></method>
            <method name="Start"><arg name="answer" type="s" direction="out"/></method>
            <method name="Hold">
              <arg name="milliseconds" type="x" direction="in"/><arg name="variation" type="s" direction="in"/>
              <arg name="even_after_meal" type="b" direction="in"/><arg name="answer" type="s" direction="out"/>
            </method>
            <method name="Stop"><arg name="answer" type="s" direction="out"/></method>
            <method name="Comfort">
              <arg name="how" type="s" direction="in"/><arg name="answer" type="s" direction="out"/>
            </method>
            <method name="Ate">
              <arg name="milliseconds" type="x" direction="in"/><arg name="answer" type="s" direction="out"/>
            </method>
            <method name="Pause">
              <arg name="milliseconds" type="x" direction="in"/><arg name="answer" type="s" direction="out"/>
            </method>
            <method name="PauseUntil">
              <arg name="end" type="s" direction="in"/><arg name="answer" type="s" direction="out"/>
            </method>
            <method name="Resume"><arg name="answer" type="s" direction="out"/></method>
            <method name="Stand">
              <arg name="milliseconds" type="x" direction="in"/><arg name="answer" type="s" direction="out"/>
            </method>
            <method name="Sit"><arg name="answer" type="s" direction="out"/></method>
            <method name="Preview"><arg name="answer" type="s" direction="out"/></method>
            <method name="Quit"/>
            <signal name="\(changed)"><arg name="status" type="a{sv}"/></signal>
            <property name="Version" type="s" access="read"/>
          </interface>
        </node>
        """

    /// Why a command was refused, as a D-Bus error.
    public enum Failure: String, CaseIterable, Sendable {
        /// There is no reminder, hold or answer that the command applies to.
        case nothingDue = "io.github.balasana.Error.NothingDue"
        /// The command is not possible now, or not allowed by the config.
        case refused = "io.github.balasana.Error.Refused"
        /// An argument has the wrong format or is out of range.
        case invalidArguments = "org.freedesktop.DBus.Error.InvalidArgs"

        /// The error for `refusal`.
        public init(_ refusal: Reply.Refusal) {
            switch refusal {
            case .nothingDue, .noHold, .noHoldToAnswer, .nothingToUndo: self = .nothingDue
            case .holdRunning, .reminderShown, .budgetSpent, .beyondWindow, .afterMeal, .suspended, .alreadyNoted,
                .notHeldToEnd, .heldToEnd, .sample, .holdRests, .noCall, .snoozeTooFar:
                self = .refused
            case .snoozeLength, .holdLength, .standLength, .mealTime: self = .invalidArguments
            }
        }
    }

    /// The longest argument in bytes, above that of any word. Longer ones, which only a faulty program sends, cost time
    /// and memory.
    private static let longestWord = 64

    /// The command for a call of `method`; nil if `method` is not a command or an argument is an unknown word.
    public static func command(_ method: String, _ arguments: [Variant]) -> Command? {
        let milliseconds = arguments.first?.intValue
        let length = milliseconds.flatMap { $0 == 0 ? nil : Duration.milliseconds($0) }
        let word = (method == "Hold" ? arguments.dropFirst().first : arguments.first)?.stringValue ?? ""
        guard word.utf8.count <= longestWord else { return nil }
        switch method {
        case "Hold":
            let variation = Variation.poses.first { $0.rawValue == word }
            guard word.isEmpty || variation != nil else { return nil }
            return .hold(
                HoldWish(length: length, variation: variation, evenAfterMeal: arguments.last?.boolValue ?? false))
        case "Comfort": return comfort(word)
        case "Ate": return .ate(ago: .milliseconds(milliseconds ?? 0))
        case "Snooze": return .snooze(length)
        case "SnoozeUntil": return delayEnd(word).map(Command.snoozeUntil)
        case "Skip": return .skip
        case "Start": return .start
        case "Stop": return .stop
        case "Pause": return .pause(length)
        case "PauseUntil": return delayEnd(word).map(Command.pauseUntil)
        case "Resume": return .resume
        case "Stand": return .stand(length)
        case "Sit": return .sit
        case "Preview": return .preview
        default: return nil
        }
    }

    /// The message for a call for which ``command(_:_:)`` is nil: the allowed words, in a sentence.
    public static func unknownWord(_ method: String) -> String {
        switch method {
        case "Hold": "The variation must be one of \(Variation.poses.map(\.rawValue).joined(separator: ", "))."
        case "Comfort": "The answer must be one of \(comfortWords.joined(separator: ", "))."
        case "SnoozeUntil", "PauseUntil": "The end must be a time such as 15:30, or \(callEnd)."
        default: "There is no method \(method)."
        }
    }

    /// The word for the end of the current call.
    private static let callEnd = "call-end"

    private static func delayEnd(_ word: String) -> DelayEnd? {
        if word == callEnd { return .callEnd }
        let parts = word.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
        guard parts.count == 2, (0..<24).contains(parts[0]), (0..<60).contains(parts[1]) else { return nil }
        return .time(TimeOfDay(hour: parts[0], minute: parts[1]))
    }

    private static func word(_ end: DelayEnd) -> Variant {
        switch end {
        case .time(let time): .string(time.hoursAndMinutes)
        case .callEnd: .string(callEnd)
        }
    }

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

    /// The method call for `command`, the reverse of ``command(_:_:)``.
    public static func call(_ command: Command) -> (method: String, arguments: [Variant]) {
        func milliseconds(_ length: Duration?) -> Variant {
            let parts = (length ?? .zero).components
            return .int64(parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000)
        }
        switch command {
        case .snooze(let length): return ("Snooze", [milliseconds(length)])
        case .snoozeUntil(let end): return ("SnoozeUntil", [word(end)])
        case .skip: return ("Skip", [])
        case .start: return ("Start", [])
        case .hold(let wish):
            return (
                "Hold",
                [milliseconds(wish.length), .string(wish.variation?.rawValue ?? ""), .bool(wish.evenAfterMeal)]
            )
        case .stop: return ("Stop", [])
        case .comfort(let comfort): return ("Comfort", [.string(comfort.rawValue)])
        case .better: return ("Comfort", [.string(better)])
        case .undo: return ("Comfort", [.string(undo)])
        case .ate(let ago): return ("Ate", [milliseconds(ago)])
        case .pause(let length): return ("Pause", [milliseconds(length)])
        case .pauseUntil(let end): return ("PauseUntil", [word(end)])
        case .resume: return ("Resume", [])
        case .stand(let length): return ("Stand", [milliseconds(length)])
        case .sit: return ("Sit", [])
        case .preview: return ("Preview", [])
        }
    }
}
