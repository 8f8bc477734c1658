import GLibBridge
import ReminderCore

/// The agent's object on the session bus: names, introspection data and errors, shared by both ends.
public enum ControlInterface {
    /// The bus name, which is also the single instance, and the application id.
    public static let name = "io.github.balasana"
    /// The object's path.
    public static let path = "/io/github/balasana"
    /// The object's interface.
    public static let interface = "io.github.balasana.Agent1"
    /// The signal for bars and widgets: the status has changed and is in it.
    public static let changed = "Changed"

    /// The introspection data.
    ///
    /// Lengths are milliseconds; 0 stands for the default length (`Snooze`) or for none (`Pause`). The commands
    /// return a sentence for the user; refusals are errors whose message is one. `GetStatus` answers as
    /// ``StatusReport/variant`` says, `GetSources` as ``Survey/variant`` does.
    public static let introspection = """
        <node>
          <interface name="\(interface)">
            <method name="GetStatus"><arg name="status" type="a{sv}" direction="out"/></method>
            <method name="GetSources"><arg name="sources" type="a{sv}" direction="out"/></method>
            <method name="Snooze">
              <arg name="milliseconds" type="x" direction="in"/><arg name="answer" type="s" direction="out"/>
            </method>
            <method name="Skip"><arg name="answer" type="s" direction="out"/></method>
            <method name="Start"><arg name="answer" type="s" direction="out"/></method>
            <method name="Stop"><arg name="answer" type="s" direction="out"/></method>
            <method name="Pause">
              <arg name="milliseconds" type="x" direction="in"/><arg name="answer" type="s" direction="out"/>
            </method>
            <method name="Resume"><arg name="answer" type="s" direction="out"/></method>
            <method name="Preview"><arg name="answer" type="s" direction="out"/></method>
            <method name="Quit"/>
            <signal name="\(changed)"><arg name="status" type="a{sv}"/></signal>
            <property name="Version" type="s" access="read"/>
          </interface>
        </node>
        """

    /// Why a command was refused, as a D-Bus error.
    public enum Failure: String, CaseIterable, Sendable {
        /// There is nothing to answer.
        case nothingDue = "io.github.balasana.Error.NothingDue"
        /// It is not allowed, or not now.
        case refused = "io.github.balasana.Error.Refused"
        /// The arguments are not what the method takes.
        case invalidArguments = "org.freedesktop.DBus.Error.InvalidArgs"

        /// The error for `refusal`.
        public init(_ refusal: Reply.Refusal) {
            switch refusal {
            case .nothingDue, .noHold: self = .nothingDue
            case .holdRunning, .reminderShown, .budgetSpent, .beyondWindow: self = .refused
            case .snoozeLength: self = .invalidArguments
            }
        }
    }

    /// The command that a call of `method` asks for; nil for a method that is no command.
    public static func command(_ method: String, milliseconds: Int?) -> Command? {
        let length = milliseconds.flatMap { $0 == 0 ? nil : Duration.milliseconds($0) }
        switch method {
        case "Snooze": return .snooze(length)
        case "Skip": return .skip
        case "Start": return .start
        case "Stop": return .stop
        case "Pause": return .pause(length)
        case "Resume": return .resume
        case "Preview": return .preview
        default: return nil
        }
    }

    /// The method and its argument that ask for `command`.
    public static func call(_ command: Command) -> (method: String, arguments: [Variant]) {
        func milliseconds(_ length: Duration?) -> Variant {
            let parts = (length ?? .zero).components
            return .int64(parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000)
        }
        switch command {
        case .snooze(let length): return ("Snooze", [milliseconds(length)])
        case .skip: return ("Skip", [])
        case .start: return ("Start", [])
        case .stop: return ("Stop", [])
        case .pause(let length): return ("Pause", [milliseconds(length)])
        case .resume: return ("Resume", [])
        case .preview: return ("Preview", [])
        }
    }
}
