import ArgumentParser
import Control
import GLibBridge
import Platform
import Presenters
import ReminderCore

/// A connection to the running agent over the session bus. It never starts the agent.
struct AgentClient {
    /// How long the bus may take for a command.
    static let patience = Duration.seconds(5)

    let bus: Bus

    /// - Throws: Exit status 69, after an error message, if there is no session bus.
    init() throws {
        do {
            bus = try Bus.connect(.session, patience: Self.patience)
        } catch  where error.isTimeout {
            throw Exit.unavailable("The session bus does not respond. Log out and in again if this continues.")
        } catch {
            throw Exit.unavailable("No session bus was found. Run this command in your desktop session.")
        }
    }

    /// Sends `command` and prints the reply.
    /// - Throws: The exit status of ``exit(for:)``.
    func send(_ command: Command) throws {
        let (method, arguments) = ControlInterface.call(command)
        let answer = try call(method, arguments).first?.stringValue ?? ""
        print(Terminal.fitted(answer.harmlessLines, to: 1))
    }

    /// The agent's status. Waits up to 5 s for it.
    /// - Throws: The exit status of ``exit(for:)``, or 69 if the status cannot be read.
    func status() throws -> StatusReport {
        guard let report = try wait(for: Self.readStatus).first.flatMap(StatusReport.init) else {
            throw Exit.unreadableAnswer
        }
        return report
    }

    /// Reads the agent's status. `completion` gets it on the main loop; nil if it cannot be read.
    func status(completion: @escaping @Sendable (Result<StatusReport?, BusError>) -> Void) {
        bus.call(Self.readStatus) { answer in completion(answer.map { $0.first.flatMap(StatusReport.init) }) }
    }

    /// Calls `method` and waits up to 5 s for the reply.
    func call(_ method: String, _ arguments: [Variant] = []) throws -> [Variant] {
        try wait(for: Self.methodCall(method, arguments))
    }

    private func wait(for call: MethodCall) throws -> [Variant] {
        do throws(BusError) {
            return try bus.callAndWait(call)
        } catch {
            throw Self.exit(for: error)
        }
    }

    /// Calls `method`. `completion` gets the reply on the main loop.
    func call(
        _ method: String, _ arguments: [Variant] = [],
        completion: @escaping @Sendable (Result<[Variant], BusError>) -> Void
    ) {
        bus.call(Self.methodCall(method, arguments), completion: completion)
    }

    private static let readStatus = ControlInterface.read(.status, timeout: .seconds(5))

    private static func methodCall(_ method: String, _ arguments: [Variant]) -> MethodCall {
        MethodCall(
            destination: ControlInterface.name, path: ControlInterface.path, interface: ControlInterface.interface,
            method: method, arguments: arguments, timeout: .seconds(5))
    }

    /// Prints what `error` means and returns the exit status.
    static func exit(for error: BusError) -> ExitCode {
        if error.isServiceUnknown {
            return Exit.unavailable("The agent is not running. Start it with `balasana agent start`.")
        }
        if error.isTimeout { return Exit.unavailable(silence(on: try? Bus.connect(.session, patience: Self.patience))) }
        if ControlInterface.Failure(rawValue: error.name) == nil,
            let owner = (try? Bus.connect(.session, patience: Self.patience)).flatMap(ForeignOwner.init(on:))
        {
            return Exit.unavailable("\(owner.problem) \(owner.advice)")
        }
        if error.name == unknownMethod {
            return Exit.unavailable(
                "The running agent is another version and does not know this command. Run `balasana agent restart`.")
        }
        switch ControlInterface.Failure(rawValue: error.name) {
        case .nothingDue: return Exit.nothingDue(error.message)
        case .refused: return Exit.refused(error.message)
        case .invalidArguments: return Exit.usage(error.message)
        case nil: return Exit.unavailable("The agent could not be reached: \("\(error)".harmlessReason).")
        }
    }

    /// The message for an agent that does not respond. It names the process to end if the bus knows it.
    static func silence(on bus: Bus?) -> String {
        guard let process = bus?.processID(of: ControlInterface.name) else { return "The agent does not respond." }
        return "The agent (process \(process)) does not respond. If this continues, run `kill \(process)` and then "
            + "`balasana agent start`."
    }

    private static let unknownMethod = "org.freedesktop.DBus.Error.UnknownMethod"
}
