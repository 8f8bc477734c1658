import GLibBridge
import Presenters
import ReminderCore
import Sensors

/// The agent's object on the session bus.
enum ControlObject {
    /// Puts it on `bus`; calls arrive on the loop of the calling thread and are answered from the agent's queue.
    static func export(_ agent: BalasanaAgent, on bus: Bus, version: String) throws(BusError) -> ExportedObject {
        try bus.export(
            path: ControlInterface.path, introspectionXML: ControlInterface.introspection,
            handler: { answer($0, agent) },
            property: { $0 == "Version" ? .string(version) : nil })
    }

    /// A day, which is also the most that the config and the command line take.
    private static let longest = 24 * 3600 * 1000

    private static func answer(_ call: Invocation, _ agent: BalasanaAgent) {
        switch call.method {
        case "GetStatus":
            agent.tellStatus { call.reply([$0.variant]) }
        case "GetSources":
            agent.tellSources { call.reply([$0.variant]) }
        case "Quit":
            call.reply([])
            agent.stop()
        default:
            let milliseconds = call.arguments.first?.intValue
            if let milliseconds, !(0...longest).contains(milliseconds) {
                return fail(call, .invalidArguments, "A length is from 0 to \(longest) milliseconds.")
            }
            guard let command = ControlInterface.command(call.method, call.arguments) else {
                return fail(call, .invalidArguments, ControlInterface.unknownWord(call.method))
            }
            agent.obey(command) { reply, calendar in
                let sentence = ReplyText.sentence(reply, calendar, at: SystemClock.now().utc)
                if case .refused(let refusal) = reply {
                    fail(call, ControlInterface.Failure(refusal), sentence)
                } else {
                    call.reply([.string(sentence)])
                }
            }
        }
    }

    private static func fail(_ call: Invocation, _ failure: ControlInterface.Failure, _ message: String) {
        call.fail(name: failure.rawValue, message: message)
    }
}
