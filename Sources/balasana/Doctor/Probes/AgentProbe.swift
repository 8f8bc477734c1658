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
        let get = ControlInterface.read(.version, timeout: .seconds(2))
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
                version: version, survey: answer(.sources).flatMap { SourceReport($0) },
                status: answer(.status).flatMap { StatusReport($0) }, lacking: lacking(agent),
                otherDisplay: AgentDisplay(environment, agent: agent)))
    }

    private func answer(_ property: ControlInterface.Property) -> Variant? {
        // The agent replies after its first readings, which may take 2 s.
        try? bus.callAndWait(ControlInterface.read(property, timeout: .seconds(5))).first
    }

    private var pid: Int? { bus.processID(of: ControlInterface.name) }

    /// The session variables that the agent's process lacks; empty if its environment cannot be read.
    private func lacking(_ agent: [String: String]) -> [String] {
        if agent.isEmpty { return [] }
        return Self.variables.filter { name in environment[name].map { !$0.isEmpty && agent[name] != $0 } ?? false }
    }
}
