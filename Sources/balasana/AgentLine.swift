import ArgumentParser
import GLibBridge
import Presenters
import ReminderCore

/// The line to the running agent, over the session bus. It never starts one: only `balasana agent start` does.
struct AgentLine {
    let bus: Bus

    /// - Throws: Exit status 69, after saying so, when there is no session bus.
    init() throws {
        do {
            bus = try Bus.connect(.session)
        } catch {
            throw Exit.unavailable("There is no session bus here: run this inside your desktop session.")
        }
    }

    /// Asks the agent for `command` and prints its answer.
    func send(_ command: Command) throws {
        let (method, arguments) = ControlInterface.call(command)
        print(try call(method, arguments).first?.stringValue ?? "")
    }

    /// The agent's answer to `method`.
    func call(_ method: String, _ arguments: [Variant] = []) throws -> [Variant] {
        do throws(BusError) {
            return try bus.callAndWait(Self.methodCall(method, arguments))
        } catch {
            throw Self.exit(for: error)
        }
    }

    /// Calls `method`; `completion` gets the agent's answer, on the main loop.
    func call(
        _ method: String, _ arguments: [Variant] = [],
        completion: @escaping @Sendable (Result<[Variant], BusError>) -> Void
    ) {
        bus.call(Self.methodCall(method, arguments), completion: completion)
    }

    private static func methodCall(_ method: String, _ arguments: [Variant]) -> MethodCall {
        MethodCall(
            destination: ControlInterface.name, path: ControlInterface.path, interface: ControlInterface.interface,
            method: method, arguments: arguments, timeout: .seconds(5))
    }

    /// The exit status for `error`, after saying what it means.
    static func exit(for error: BusError) -> ExitCode {
        if error.isServiceUnknown {
            return Exit.unavailable("Balasana's agent is not running. `balasana agent start` starts it.")
        }
        if error.isTimeout { return Exit.unavailable("Balasana's agent does not answer.") }
        switch ControlInterface.Failure(rawValue: error.name) {
        case .nothingDue: return Exit.nothingDue(error.message)
        case .refused: return Exit.refused(error.message)
        case .invalidArguments: return Exit.usage(error.message)
        case nil: return Exit.unavailable(error.description)
        }
    }
}
