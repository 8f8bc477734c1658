import Control
import GLibBridge
import Platform
import ReminderCore
import Sensors

/// The agent that already has the bus name.
struct RunningAgent {
    /// The variables that differ between two sessions on different displays.
    private static let variables = ["WAYLAND_DISPLAY", "DISPLAY", "XAUTHORITY"]
    /// An agent replies after its first readings, which may take 2 s.
    private static let patience: Duration = .seconds(5)

    let bus: Bus

    /// True if an agent with this `environment` should replace it: it has no idle time because its display is gone or
    /// because it has none, and the new agent has another display, which works.
    func shouldGiveWay(to environment: [String: String]) -> Bool {
        guard SessionDisplay.isReachable(environment), lacksIdleTime, let own = self.environment else { return false }
        return Self.variables.contains { own[$0] != environment[$0] }
    }

    /// Asks it to end. The bus name becomes free later.
    func quit() {
        bus.send(
            MethodCall(
                destination: ControlInterface.name, path: ControlInterface.path, interface: ControlInterface.interface,
                method: "Quit"))
    }

    private var lacksIdleTime: Bool {
        let read = ControlInterface.read(.sources, timeout: Self.patience)
        guard let report = (try? bus.callAndWait(read).first).flatMap(SourceReport.init) else { return false }
        return report.entries.contains { $0.concern == .idle && $0.inUse.isEmpty }
    }

    /// The environment with which it was started, from proc(5); nil if it cannot be read.
    private var environment: [String: String]? {
        bus.processID(of: ControlInterface.name).flatMap { Environment.ofProcess($0) }
    }
}
