import Fixtures
import Foundation
import Testing

/// Runs the agent in sessions with each kind of idle source and real input. The agent must report the user's state and
/// the source.
@Suite struct SourceTests {
    @Test("On X11 the user is there, leaves, and comes back")
    func x11() async throws {
        let server = try XServer()
        try await story(server.environment, source: "X11 SYNC") { try server.input() }
    }

    @Test(
        "On sway the user is there, leaves, and comes back",
        .enabled(if: RealCompositor.sway.canRun, "sway cannot run here"))
    func sway() async throws {
        let compositor = try RealCompositor(RealCompositor.sway)
        try await story(compositor.environment, source: nil) { try compositor.input() }
    }

    @Test(
        "On KWin the user is there, leaves, and comes back",
        .enabled(if: RealCompositor.kwin.canRun, "KWin cannot run here"))
    func kwin() async throws {
        let compositor = try RealCompositor(RealCompositor.kwin)
        try await story(compositor.environment, source: "ext-idle-notify-v1") { try compositor.input() }
    }

    @Test(
        "On Mutter the user is there, leaves, and comes back",
        .enabled(if: MutterDesktop.isInstalled, "mutter cannot run here"))
    func mutter() async throws {
        let desktop = try MutterDesktop()
        let mutter = try desktop.start()
        defer { mutter.end() }
        let user = try desktop.user()
        let session = ["XDG_SESSION_TYPE": "wayland", "DBUS_SESSION_BUS_ADDRESS": desktop.daemon.address]
        try await story(session, source: "Mutter") { try user.input() }
    }

    @Test("After the compositor exits and another one starts, the agent uses the new one")
    func compositorRestart() async throws {
        let first = try WaylandServer("seat seat0 7", "ext 2")
        try await withAgent(first.environment) { agent, monitor in
            _ = try monitor.nextStatus("its source") { $0.sources.idle == "ext-idle-notify-v1" }
            first.crash()
            try agent.waitForLog("idle time: unavailable")
            #expect(try agent.status().sources.idle == nil)
            let second = try WaylandServer(in: first.folder, "seat seat0 7", "ext 2")
            try agent.waitForLogs(2, of: "idle time: ext-idle-notify-v1")
            #expect(try agent.status().sources.idle == "ext-idle-notify-v1")
            second.end()
        }
    }

    @Test("An agent on a new display replaces one whose display is gone, and no other")
    func displayGone() async throws {
        let (first, second) = (try XServer(), try XServer())
        try await withAgent(first.environment) { agent, monitor in
            _ = try monitor.nextStatus("its source") { $0.sources.idle == "X11 SYNC" }
            agent.move(to: second.environment)
            let refused = try agent.startAnother()
            #expect(refused.status == 0 && refused.error.contains("Another agent is already running"))
            first.end()
            try agent.waitForLog("idle time: unavailable")
            let old = try #require(agent.child)
            try agent.start()
            #expect(old.exitStatus() == 0)
            #expect(try agent.status().sources.idle == "X11 SYNC")
            second.end()
        }
    }

    /// The user moves the pointer and is there, gives no input for `break_after` and is away, then moves the pointer
    /// again.
    private func story(
        _ session: [String: String], source: String?, touch: () throws -> Void
    ) async throws {
        try await withAgent(session) { agent, monitor in
            @discardableResult func state(_ wanted: String) throws -> DecodedStatus {
                try monitor.nextStatus("state \(wanted)") { $0.state == wanted }
            }
            try touch()
            // If the desktop responds late, the agent is ready before it has a source.
            _ = try monitor.nextStatus("sitting by the source") {
                $0.state == "sitting" && $0.sources.idle != nil && source ?? $0.sources.idle == $0.sources.idle
            }
            #expect(try state("away").sitting_seconds == 0)
            try touch()
            try state("sitting")
            try state("away")
        }
    }

    private func withAgent(
        _ session: [String: String], _ story: (BuiltAgent, BusMonitor) throws -> Void
    ) async throws {
        try await withTaskExecutorPreference(Stage()) {
            let sandbox = try Sandbox()
            defer { sandbox.end() }
            try FileManager.default.createDirectory(at: sandbox.file("services"), withIntermediateDirectories: true)
            let own = try MessageBus(sandbox, "session-bus").address
            let system = try MessageBus(sandbox, "system-bus").address
            sandbox.environment.merge(["DBUS_SESSION_BUS_ADDRESS": own, "DBUS_SYSTEM_BUS_ADDRESS": system]) { $1 }
            sandbox.environment.merge(session) { $1 }
            let monitor = try BusMonitor(sandbox, address: sandbox.environment["DBUS_SESSION_BUS_ADDRESS"]!)
            let agent = BuiltAgent(sandbox)
            try agent.configure(Config(["sitting.remind_after": "1h", "sitting.break_after": "2s"]))
            try agent.start()
            try story(agent, monitor)
            #expect(try agent.terminate() == 0)
        }
    }
}
