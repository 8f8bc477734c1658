import Control
import GLibBridge
import Platform
import Presenters
import ReminderCore

/// Queries the running agent.
struct AgentProbe {
    /// The session variables that idle sources need.
    private static let variables = ["WAYLAND_DISPLAY", "DISPLAY", "XDG_SESSION_TYPE"]

    let bus: Bus
    let environment: [String: String]

    /// Queries the agent. It takes several seconds if the agent does not respond.
    func facts() -> AgentFacts {
        let get = MethodCall.get(
            "Version", of: ControlInterface.interface, destination: ControlInterface.name,
            path: ControlInterface.path, timeout: .seconds(2))
        let version: String
        do throws(BusError) {
            version = try bus.callAndWait(get).first?.stringValue ?? "unknown"
        } catch {
            if error.isServiceUnknown { return .absent }
            if error.isTimeout { return .silent(pid: pid) }
            if let owner = ForeignOwner(on: bus) { return .foreign(owner) }
            version = "unknown"
        }
        let agent = pid.flatMap { Environment.ofProcess($0) } ?? [:]
        return .running(
            AgentFacts.Answers(
                version: version, survey: answer("GetSources").flatMap { SourceReport($0) },
                status: answer("GetStatus").flatMap { StatusReport($0) }, lacking: lacking(agent),
                otherDisplay: AgentDisplay(environment, agent: agent)))
    }

    private func answer(_ method: String) -> Variant? {
        // The agent replies after its first readings, which may take 2 s.
        try? bus.callAndWait(
            MethodCall(
                destination: ControlInterface.name, path: ControlInterface.path,
                interface: ControlInterface.interface, method: method, timeout: .seconds(5))
        ).first
    }

    private var pid: Int? { bus.processID(of: ControlInterface.name) }

    /// The session variables that the agent's process lacks; empty if its environment cannot be read.
    private func lacking(_ agent: [String: String]) -> [String] {
        if agent.isEmpty { return [] }
        return Self.variables.filter { name in environment[name].map { !$0.isEmpty && agent[name] != $0 } ?? false }
    }
}
