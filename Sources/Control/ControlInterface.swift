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
            case .holdRunning, .reminderShown, .questionShown, .budgetSpent, .beyondWindow, .afterMeal, .suspended,
                .alreadyNoted, .notHeldToEnd, .heldToEnd, .sample, .holdRests, .noCall, .snoozeTooFar:
                self = .refused
            case .snoozeLength, .holdLength, .standLength, .mealTime: self = .invalidArguments
            }
        }
    }
}
