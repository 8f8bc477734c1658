import Control
import GLibBridge
import Platform
import Presenters
import ReminderCore
import Sensors

/// The agent's object on the session bus.
@MainActor enum ControlObject {
    /// Exports it on `bus`. `called` gets the calls and `read` the reads of properties, on the loop of the calling
    /// thread.
    static func export(
        on bus: Bus, called: @escaping @Sendable (Invocation) -> Void, read: @escaping @Sendable (PropertyRead) -> Void
    ) throws(BusError) -> ExportedObject {
        try bus.export(
            path: ControlInterface.path, introspectionXML: ControlInterface.introspection(), handler: called,
            read: read)
    }

    /// A day in milliseconds, the limit of the config and the command line as well.
    private static let longest = 24 * 3600 * 1000

    /// Answers `call` for `agent`, as soon as the agent's first readings are in.
    static func answer(_ call: Invocation, _ agent: BalasanaAgent) {
        let milliseconds = call.arguments.first?.intValue
        if let milliseconds, !(0...longest).contains(milliseconds) {
            return fail(call, .invalidArguments, "A length must be from 0 to \(longest) milliseconds.")
        }
        guard let command = ControlInterface.command(call.method, call.arguments) else {
            return fail(call, .invalidArguments, ControlInterface.unknownWord(call.method))
        }
        agent.whenReady { answer(call, agent.handle(.command(command)), agent) }
    }

    /// Answers `read` for `agent`, as soon as the agent's first readings are in.
    static func answer(_ read: PropertyRead, _ agent: BalasanaAgent) {
        agent.whenReady {
            var values: [String: Variant] = [:]
            for property in ControlInterface.Property.allCases where read.name ?? property.rawValue == property.rawValue
            {
                values[property.rawValue] = value(of: property, agent)
            }
            read.reply(values)
        }
    }

    /// Answers `read` if that needs no agent.
    ///
    /// - Returns: Whether it did.
    static func answerVersion(_ read: PropertyRead) -> Bool {
        guard read.name == ControlInterface.Property.version.rawValue else { return false }
        read.reply([ControlInterface.Property.version.rawValue: .string(Version.number)])
        return true
    }

    private static func value(of property: ControlInterface.Property, _ agent: BalasanaAgent) -> Variant {
        switch property {
        case .status: agent.report.variant
        case .sources: agent.sourceReport.variant
        case .version: .string(Version.number)
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
