import Control
import GLibBridge
import Platform
import Presenters
import ReminderCore
import Sensors

/// The agent's object on the session bus.
@MainActor enum ControlObject {
    /// Exports it on `bus`; `called` gets the calls, on the loop of the calling thread.
    static func export(
        on bus: Bus, version: String, called: @escaping @Sendable (Invocation) -> Void
    ) throws(BusError) -> ExportedObject {
        try bus.export(
            path: ControlInterface.path, introspectionXML: ControlInterface.introspection, handler: called,
            read: { $0.reply(["Version": .string(version)]) })
    }

    /// A day in milliseconds, the limit of the config and the command line as well.
    private static let longest = 24 * 3600 * 1000

    /// Answers `call` for `agent`, as soon as the agent's first readings are in.
    static func answer(_ call: Invocation, _ agent: BalasanaAgent) {
        switch call.method {
        case "GetStatus":
            agent.whenReady { call.reply([agent.report.variant]) }
        case "GetSources":
            agent.whenReady { call.reply([agent.sourceReport.variant]) }
        default:
            let milliseconds = call.arguments.first?.intValue
            if let milliseconds, !(0...longest).contains(milliseconds) {
                return fail(call, .invalidArguments, "A length must be from 0 to \(longest) milliseconds.")
            }
            guard let command = ControlInterface.command(call.method, call.arguments) else {
                return fail(call, .invalidArguments, ControlInterface.unknownWord(call.method))
            }
            agent.whenReady { answer(call, agent.handle(.command(command)), agent) }
        }
    }

    private static func answer(_ call: Invocation, _ reply: Reply?, _ agent: BalasanaAgent) {
        guard let reply else { return }
        let sentence = ReplyText.sentence(reply, agent.calendar, at: SystemClock.now().utc)
        if case .refused(let refusal) = reply {
            fail(call, ControlInterface.Failure(refusal), sentence)
        } else {
            call.reply([.string(sentence)])
        }
    }

    private static func fail(_ call: Invocation, _ failure: ControlInterface.Failure, _ message: String) {
        call.fail(name: failure.rawValue, message: message)
    }
}
