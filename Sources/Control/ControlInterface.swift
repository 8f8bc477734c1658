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
    public static var introspection: String {
        let members =
            [
                method("GetStatus", [argument("status", "a{sv}", "out")]),
                method("GetSources", [argument("sources", "a{sv}", "out")]),
            ]
            + methods.map { line in
                method(
                    line.name,
                    line.arguments.map { argument($0.name, $0.type, "in") } + [argument("answer", "s", "out")])
            } + [
                "    <method name=\"Quit\"/>",
                "    <signal name=\"\(changed)\"><arg name=\"status\" type=\"a{sv}\"/></signal>",
                "    <property name=\"Version\" type=\"s\" access=\"read\"/>",
            ]
        return "<node>\n  <interface name=\"\(interface)\">\n\(members.joined(separator: "\n"))\n  </interface>\n</node>"
    }

    private static func method(_ name: String, _ arguments: [String]) -> String {
        "    <method name=\"\(name)\">\n\(arguments.joined(separator: "\n"))\n    </method>"
    }

    private static func argument(_ name: String, _ type: String, _ direction: String) -> String {
        "      <arg name=\"\(name)\" type=\"\(type)\" direction=\"\(direction)\"/>"
    }

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
}
