import Foundation
import Testing

/// Kills the agent with SIGKILL in each state and starts it again (rule 11). Nothing is lost or repeated.
@Suite(.serialized) struct RestartTests {
    /// A reminder that is due waits for a pause of input, which does not come.
    private static let waiting = ["delivery.pause": "10m"]

    @Test("Killed while the user sits, the agent continues counting")
    func sitting() async throws {
        try await Desktop.run(.dunst, Config(Self.waiting)) { desktop in
            try desktop.agent.start()
            try desktop.state("due")
            // Two seconds of sitting have passed. Now more are required for a reminder.
            try desktop.agent.configure(Config(["sitting.remind_after": "10m"]))
            let next = try #require(try desktop.state("sitting").next)
            try desktop.killAndStart()
            let status = try desktop.monitor.nextStatus("the first status") { _ in true }
            #expect(status.state == "sitting")
            #expect(status.sitting_seconds >= 2)
            #expect(try status.next?.isSame(as: next) == true)
            try desktop.nothingPresented()
        }
    }

    @Test("Killed while a reminder waits for a pause of input, the agent shows it once")
    func due() async throws {
        try await Desktop.run(.dunst, Config(Self.waiting)) { desktop in
            try desktop.agent.start()
            try desktop.state("due")
            try desktop.killAndStart()
            let status = try desktop.monitor.nextStatus("the first status") { _ in true }
            #expect(status.state == "due")
            #expect(status.sitting_seconds >= 2)
            try desktop.nothingPresented()
            try desktop.agent.configure(Config())
            let reminder = try desktop.reminder()
            #expect(try desktop.agent.balasana("skip").status == 0)
            try desktop.gone(reminder)
            try desktop.history.wait(for: ["shown", "skipped"])
        }
    }

    @Test(
        "Killed while a reminder is on the screen, the agent replaces it",
        arguments: ServerProgram.allCases)
    func shown(_ server: ServerProgram) async throws {
        try await Desktop.run(server) { desktop in
            try desktop.agent.start()
            let old = try desktop.reminder()
            try desktop.state("shown")
            try desktop.killAndStart()
            let new = try replacement(of: old, on: desktop)
            try desktop.state("shown")
            try desktop.choose("skip", of: new)
            try desktop.gone(new)
            try desktop.history.wait(for: ["shown", "skipped"])
        }
    }

    @Test(
        "Killed before it could save that a reminder is on the screen, the agent replaces it",
        arguments: ServerProgram.allCases)
    func shownUnsaved(_ server: ServerProgram) async throws {
        try await Desktop.run(server) { desktop in
            try desktop.agent.start()
            let old = try desktop.reminder()
            try desktop.state("shown")
            try desktop.agent.kill9()
            // The state as it was before the server replied.
            let file = desktop.sandbox.file("home/state/balasana/state.conf")
            let lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
            let rest = lines.filter { !$0.hasPrefix("bubble") }
            #expect(rest.count == lines.count - 1)
            try rest.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
            try desktop.agent.start()
            let new = try replacement(of: old, on: desktop)
            try desktop.choose("skip", of: new)
            try desktop.gone(new)
        }
    }

    /// The same reminder of the next agent, which has taken the place of `old`.
    private func replacement(of old: SentNotification, on desktop: Desktop) throws -> SentNotification {
        var isOldGone = false
        let event = try desktop.monitor.next("the reminder again") {
            if case .closeAsked(old.id) = $0 { isOldGone = true }
            return $0.presented != nil
        }
        let new = try #require(event.presented)
        #expect(isOldGone || new.id == old.id)
        return new
    }

    @Test("Killed during a snooze, the agent keeps the snooze and the number of snoozes left")
    func snoozed() async throws {
        try await Desktop.run(.dunst) { desktop in
            try desktop.agent.start()
            try desktop.choose("snooze", of: desktop.reminder())
            let next = try #require(try desktop.state("snoozed").next)
            try desktop.killAndStart()
            let status = try desktop.state("snoozed")
            #expect(status.snoozes_left == 2)
            #expect(try status.next?.isSame(as: next) == true)
            try desktop.nothingPresented()
            #expect(try desktop.history.events == ["shown", "snoozed"])
        }
    }

    @Test("Killed during a hold, the agent completes it")
    func holding() async throws {
        try await Desktop.run(.dunst, Config(["sitting.hold": "3s"])) { desktop in
            try desktop.agent.start()
            try desktop.choose("start", of: desktop.reminder())
            try desktop.history.wait(for: ["shown", "started"])
            try desktop.killAndStart()
            try desktop.state("holding")
            try desktop.monitor.next("the end of the hold") { $0.presented?.summary == "Done. You held it for 3 s" }
            try desktop.history.wait(for: ["shown", "started", "done"])
            // The next event is another reminder.
            try desktop.history.wait(for: ["shown", "started", "done", "shown"])
        }
    }

    @Test("Killed while the user comes up, the agent records nothing twice")
    func comingUp() async throws {
        try await Desktop.run(.dunst, Config(["guide.come_up": "10m"])) { desktop in
            try desktop.agent.start()
            try desktop.choose("start", of: desktop.reminder())
            try desktop.history.wait(for: ["shown", "started", "done"])
            try desktop.killAndStart()
            try desktop.state("holding")
            #expect(try desktop.agent.balasana("stop").status == 0)
            try desktop.history.wait(for: ["shown", "started", "done", "shown"])
        }
    }

    @Test("Killed between two nudges, the agent sends the second one on time")
    func unanswered() async throws {
        try await Desktop.run(.dunst, Config(["delivery.on_screen": "1s", "delivery.nudge": "4s"])) { desktop in
            let before = Date()
            try desktop.agent.start()
            let first = try desktop.reminder()
            try desktop.state("shown")
            try desktop.gone(first)
            try desktop.state("due")
            try desktop.killAndStart()
            try desktop.state("due")
            _ = try desktop.reminder()
            // Two seconds of sitting, and four seconds until the nudge.
            #expect(Date().timeIntervalSince(before) >= 6)
            try desktop.history.wait(for: ["shown", "shown"])
        }
    }

    @Test("Killed while the user gets down, the agent continues the hold")
    func gettingDown() async throws {
        try await Desktop.run(.dunst, Config(["guide.get_down_chair": "10m"])) { desktop in
            try desktop.agent.start()
            try desktop.choose("start", of: desktop.reminder())
            _ = try desktop.hold()
            #expect(try desktop.state("holding").hold?.stage == "getting-down")
            try desktop.killAndStart()
            #expect(try desktop.state("holding").hold?.stage == "getting-down")
            #expect(try desktop.history.events == ["shown"])
        }
    }

    @Test("Killed during a pause, the agent stays paused")
    func paused() async throws {
        try await Desktop.run(.dunst, Config(Self.waiting)) { desktop in
            try desktop.agent.start()
            try desktop.state("due")
            #expect(try desktop.agent.balasana("pause").status == 0)
            try desktop.killAndStart()
            #expect(try desktop.state("paused").held_back == ["pause"])
            // Without the pause the reminder would appear now.
            try desktop.agent.configure(Config())
            try desktop.agent.waitForLog("The config was reloaded")
            try desktop.nothingPresented()
            #expect(try desktop.agent.balasana("resume").status == 0)
            _ = try desktop.reminder()
            try desktop.history.wait(for: ["shown"])
        }
    }

    @Test("Killed while the user is away, the agent keeps the break")
    func away() async throws {
        try await Desktop.run(.dunst) { desktop in
            try desktop.leaveWithReminder()
            try desktop.killAndStart()
            #expect(try desktop.state("away").sitting_seconds == 0)
            try desktop.input.touch()
            #expect(try desktop.state("sitting").sitting_seconds == 0)
            try desktop.nothingPresented()
            #expect(try desktop.history.events == ["shown", "away-break"])
        }
    }

    @Test("Ended by SIGTERM, the agent closes its notification, and the next agent shows it again and closes none")
    func terminated() async throws {
        try await Desktop.run(.dunst) { desktop in
            try desktop.agent.start()
            let reminder = try desktop.reminder()
            try desktop.history.wait(for: ["shown"])
            #expect(try desktop.agent.terminate() == 0)
            try desktop.gone(reminder)
            try desktop.agent.start()
            var hasClosed = false
            let event = try desktop.monitor.next("the reminder again") {
                if case .closeAsked = $0 { hasClosed = true }
                return $0.presented != nil
            }
            let again = try #require(event.presented)
            #expect(!hasClosed)
            #expect(try desktop.agent.balasana("skip").status == 0)
            try desktop.gone(again)
            try desktop.history.wait(for: ["shown", "skipped"])
        }
    }

    @Test("Ended before it is ready, the agent leaves the rows of the last login to the next agent")
    func terminatedEarly() async throws {
        try await Desktop.run(.dunst) { desktop in
            try desktop.input.start()
            try desktop.agent.start()
            // After two seconds of sitting.
            try desktop.state("due")
            #expect(try desktop.agent.terminate() == 0)
            #expect(try !desktop.history.allRows().contains { $0.event == "bout" })
            desktop.sandbox.environment["XDG_SESSION_ID"] = "another"
            // The agent is ready when it knows about do-not-disturb.
            desktop.freezeServer()
            try desktop.monitor.next("the end of the agent") {
                if case .owner(BuiltAgent.busName, "") = $0 { true } else { false }
            }
            try desktop.agent.launch()
            try desktop.monitor.next("the start of the agent") {
                if case .owner(BuiltAgent.busName, _) = $0 { true } else { false }
            }
            #expect(try desktop.agent.terminate() == 0)
            desktop.thawServer()
            try desktop.agent.start()
            let periods = try desktop.history.allRows().filter { WrittenHistory.periods.contains($0.event) }
            #expect(periods.map(\.event).sorted() == ["bout", "observed"])
        }
    }

    @Test("Stopped while the server hangs, the agent ends in time and leaves its notification to the next agent")
    func stoppedWithHangingServer() async throws {
        try await Desktop.run(.dunst) { desktop in
            try desktop.agent.start()
            let reminder = try desktop.reminder()
            try desktop.history.wait(for: ["shown"])
            try desktop.state("shown")
            desktop.freezeServer()
            #expect(try desktop.agent.balasana("agent", "stop").status == 0)
            #expect(desktop.agent.child?.exitStatus() == 0)
            try desktop.gone(reminder)
            try desktop.agent.start()
            try desktop.gone(reminder)
            desktop.thawServer()
            _ = try desktop.reminder()
            try desktop.history.wait(for: ["shown"])
        }
    }
}

extension Desktop {
    /// Kills the agent with SIGKILL and starts it again when its bus name has no owner.
    func killAndStart() throws {
        try agent.kill9()
        try monitor.next("the end of the agent") {
            if case .owner(BuiltAgent.busName, "") = $0 { true } else { false }
        }
        monitor.passStatus()
        try agent.start()
    }
}
