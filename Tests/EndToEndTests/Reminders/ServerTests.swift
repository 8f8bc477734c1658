import Fixtures
import Foundation
import Testing

/// Checks reminders while the notification server is missing, restarts or hangs.
@Suite(.serialized) struct ServerTests {
    @Test(
        "A reminder on the screen is sent again after its server restarts",
        arguments: ServerProgram.allCases)
    func restarted(_ server: ServerProgram) async throws {
        try await Desktop.run(server) { desktop in
            try desktop.agent.start()
            let old = try desktop.reminder()
            try desktop.state("shown")
            try desktop.killServer()
            let status = try desktop.state("due")
            #expect(status.notification_server == nil)
            try desktop.startServer()
            let again = try desktop.reminder()
            #expect(again.replaces != old.id)
            #expect(again.summary == "Seated Child's Pose, 2 s")
            try desktop.choose("skip", of: again)
            try desktop.gone(again)
            try desktop.history.wait(for: ["shown", "skipped"])
        }
    }

    private static let makoCanRun =
        RealCompositor.sway.canRun && (try? ChildProcess(["mako", "--help"]).result()) != nil

    @Test("A hold does not crash mako", .enabled(if: makoCanRun, "mako or sway is not installed"))
    func mako() async throws {
        try await Desktop.run(.dunst, Config(["sitting.remind_after": "1h"]), starts: .later) { desktop in
            let compositor = try RealCompositor(RealCompositor.sway)
            let session = compositor.environment.merging(["DBUS_SESSION_BUS_ADDRESS": desktop.sessionAddress]) { $1 }
            let mako = try ChildProcess(["mako"], environment: session)
            defer { mako.end(by: SIGTERM) }
            try desktop.monitor.next("mako") {
                if case .owner(ServerProgram.busName, let owner) = $0 { !owner.isEmpty } else { false }
            }
            try desktop.agent.start()
            // Each phase updates the notification.
            #expect(try desktop.agent.balasana("hold", "--for", "1s").status == 0)
            #expect(try desktop.owner(of: ServerProgram.busName) == mako.pid)
        }
    }

    @Test("Without a server the agent says so, and shows the reminder as soon as one appears")
    func absent() async throws {
        try await Desktop.run(.dunst, starts: .later) { desktop in
            try desktop.agent.start()
            try desktop.agent.waitForLog("No notification server is running")
            let status = try desktop.state("due")
            #expect(status.notification_server == nil)
            #expect(status.sitting_seconds >= 2)
            #expect(try desktop.history.events == [])
            try desktop.startServer()
            let reminder = try desktop.reminder()
            #expect(try desktop.agent.balasana("skip").status == 0)
            try desktop.gone(reminder)
            try desktop.history.wait(for: ["shown", "skipped"])
            #expect(try desktop.agent.status().notification_server != nil)
        }
    }

    @Test("A reminder starts a server that the bus can start", arguments: ServerProgram.allCases)
    func onDemand(_ server: ServerProgram) async throws {
        try await Desktop.run(server, starts: .onDemand) { desktop in
            try desktop.agent.start()
            let reminder = try desktop.reminder()
            try desktop.choose("skip", of: reminder)
            try desktop.history.wait(for: ["shown", "skipped"])
        }
    }

    /// The first is shorter than the usual time limits, the last longer than libnotify's.
    private static let delays = [1, 3, 6] + (ProcessInfo.processInfo.environment["SLOW_TESTS"] == nil ? [] : [30])

    @Test(
        "A server that owns its name at login and replies only later gets buttons, and its name is known",
        arguments: ServerProgram.allCases, delays)
    func late(_ server: ServerProgram, _ seconds: Int) async throws {
        try await Desktop.run(server) { desktop in
            desktop.freezeServer()
            try desktop.agent.start()
            Thread.sleep(forTimeInterval: Double(seconds))
            desktop.thawServer()
            let reminder = try desktop.reminder()
            #expect(reminder.keys == server.ownActions.union(["start", "snooze", "skip"]))
            let status = try desktop.monitor.nextStatus("the name of the server") {
                $0.notification_server?.lowercased().hasPrefix(server == .dunst ? "dunst" : "xfce") ?? false
            }
            #expect(status.held_back.isEmpty)
            try desktop.choose("skip", of: reminder)
            try desktop.gone(reminder)
            try desktop.history.wait(for: ["shown", "skipped"])
        }
    }

    @Test("A reminder gets its buttons on a server that starts after the agent", arguments: delays)
    func startedLater(_ seconds: Int) async throws {
        try await Desktop.run(.dunst, starts: .later) { desktop in
            try desktop.agent.start()
            Thread.sleep(forTimeInterval: Double(seconds))
            try desktop.startServer()
            let reminder = try desktop.reminder()
            #expect(reminder.keys == ServerProgram.dunst.ownActions.union(["start", "snooze", "skip"]))
            try desktop.choose("skip", of: reminder)
            try desktop.history.wait(for: ["shown", "skipped"])
        }
    }

    @Test("A server that hangs does not delay the agent's decisions")
    func hanging() async throws {
        try await Desktop.run(.dunst, Config(["sitting.remind_after": "1h"])) { desktop in
            try desktop.agent.start()
            // By now the agent knows the server.
            try desktop.nothingPresented()
            desktop.freezeServer()
            try desktop.agent.configure(Config())
            try desktop.monitor.next("a reminder on its way") { if case .asked = $0 { true } else { false } }
            // The server does not continue until all of this is done.
            try desktop.state("due")
            #expect(try desktop.agent.status().state == "due")
            #expect(try desktop.agent.balasana("skip").status == 0)
            try desktop.state("sitting")
            try desktop.history.wait(for: ["skipped"])
            desktop.thawServer()
            // The pending notification appears now. The reminder is already answered, so the agent closes it.
            try desktop.gone(desktop.reminder())
        }
    }
}
