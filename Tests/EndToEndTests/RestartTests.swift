import Foundation
import Testing

/// Rule 11: kill -9 in each state, then a start. Nothing is lost, nothing doubled.
@Suite(.serialized) struct RestartTests {
    @Test("Killed while its user sits, the agent goes on counting")
    func sitting() async throws {
        try await Desktop.run(.dunst, Config(["sitting.remind_after": "4s"])) { desktop in
            let began = Date()
            try desktop.input.start()
            try desktop.agent.start()
            try desktop.nothingPresented(for: 2)
            try desktop.killAndStart()
            let sitting = try desktop.state("sitting").sitting_seconds
            #expect(sitting > 1.9)
            #expect(sitting <= Date().timeIntervalSince(began))
            try desktop.state("due")
            #expect(Date().timeIntervalSince(began) < 5)
            desktop.input.stop()
            _ = try desktop.reminder()
            try desktop.history.wait(for: ["shown"])
        }
    }

    @Test("Killed while a reminder waits for a pause in input, the agent shows it once")
    func due() async throws {
        try await Desktop.run(.dunst) { desktop in
            try desktop.input.start()
            try desktop.agent.start()
            try desktop.state("due")
            try desktop.killAndStart()
            try desktop.state("due")
            try desktop.nothingPresented(for: 0.5)
            desktop.input.stop()
            _ = try desktop.reminder()
            try desktop.nothingPresented(for: 1)
            try desktop.history.wait(for: ["shown"])
        }
    }

    @Test(
        "Killed while a reminder is on the screen, the agent puts one in its place",
        arguments: NotificationServer.allCases)
    func shown(_ server: NotificationServer) async throws {
        try await Desktop.run(server) { desktop in
            try desktop.reminded()
            let old = try desktop.reminder()
            try desktop.history.wait(for: ["shown"])
            try desktop.state("shown")
            try desktop.killAndStart()
            var isOldGone = false
            let event = try desktop.monitor.next("the reminder again") {
                if case .closeAsked(old.id) = $0 { isOldGone = true }
                return $0.presented != nil
            }
            let new = try #require(event.presented)
            #expect(isOldGone || new.id == old.id)
            try desktop.state("shown")
            try desktop.nothingPresented(for: 1)
            try desktop.history.wait(for: ["shown"])
            try desktop.choose("skip", of: new)
            try desktop.history.wait(for: ["shown", "skipped"])
        }
    }

    @Test("Killed during a snooze, the agent keeps the snooze and the budget")
    func snoozed() async throws {
        try await Desktop.run(.dunst, Config(["snooze.lengths": "3s"])) { desktop in
            try desktop.reminded()
            try desktop.choose("snooze", of: desktop.reminder())
            let snoozed = Date()
            try desktop.history.wait(for: ["shown", "snoozed"])
            try desktop.killAndStart()
            #expect(try desktop.state("snoozed").snoozes_left == 2)
            let again = try desktop.reminder()
            #expect(Date().timeIntervalSince(snoozed) > 2.5)
            #expect(Date().timeIntervalSince(snoozed) < 4)
            #expect(again.body.contains("2 snoozes left"))
            try desktop.nothingPresented(for: 1)
            try desktop.history.wait(for: ["shown", "snoozed", "shown"])
        }
    }

    @Test("Killed during a hold, the agent leads it to its end")
    func holding() async throws {
        try await Desktop.run(.dunst, Config(["sitting.hold": "3s"])) { desktop in
            try desktop.reminded()
            try desktop.choose("start", of: desktop.reminder())
            try desktop.history.wait(for: ["shown", "started"])
            try desktop.killAndStart()
            _ = try desktop.hold()
            try desktop.state("holding")
            #expect(try desktop.presented("the end of the hold").summary.contains("3 s"))
            try desktop.history.wait(for: ["shown", "started", "done"])
            try desktop.nothingPresented(for: 1.5)
            try desktop.state("sitting")
            try desktop.history.wait(for: ["shown", "started", "done"])
        }
    }

    @Test("Killed during the slow return, the agent records nothing twice")
    func comingUp() async throws {
        try await Desktop.run(.dunst, Config(["guide.come_up": "20s"])) { desktop in
            try desktop.reminded()
            try desktop.choose("start", of: desktop.reminder())
            try desktop.history.wait(for: ["shown", "started", "done"])
            try desktop.killAndStart()
            try desktop.state("holding")
            #expect(try desktop.agent.balasana("stop").status == 0)
            try desktop.state("sitting")
            try desktop.history.wait(for: ["shown", "started", "done"])
        }
    }

    @Test("Killed between two nudges, the agent sends the second one when it is time")
    func unanswered() async throws {
        try await Desktop.run(.dunst, Config(["delivery.on_screen": "1s", "delivery.nudge": "3s"])) { desktop in
            try desktop.reminded()
            let first = try desktop.reminder()
            try desktop.monitor.next("its end") { if case .closed(first.id, 1) = $0 { true } else { false } }
            let closed = Date()
            try desktop.state("due")
            try desktop.killAndStart()
            try desktop.state("due")
            try desktop.nothingPresented(for: 1)
            _ = try desktop.reminder()
            #expect(Date().timeIntervalSince(closed) > 2.5)
            try desktop.history.wait(for: ["shown", "shown"])
        }
    }

    @Test("Killed in the time to get down, the agent leads the hold to its end")
    func gettingDown() async throws {
        try await Desktop.run(.dunst, Config(["guide.get_down_chair": "2s"])) { desktop in
            try desktop.reminded()
            try desktop.choose("start", of: desktop.reminder())
            _ = try desktop.hold()
            try desktop.state("holding")
            try desktop.killAndStart()
            try desktop.state("holding")
            try desktop.history.wait(for: ["shown", "started", "done"])
        }
    }

    @Test("Killed during a pause, the agent stays paused")
    func paused() async throws {
        try await Desktop.run(.dunst) { desktop in
            try desktop.input.start()
            try desktop.agent.start()
            #expect(try desktop.agent.balasana("pause").status == 0)
            try desktop.killAndStart()
            #expect(try desktop.state("paused").held_back == ["pause"])
            try desktop.nothingPresented(for: 2)
            desktop.input.stop()
            try desktop.nothingPresented(for: 1.5)
            #expect(try desktop.agent.balasana("resume").status == 0)
            _ = try desktop.reminder()
            try desktop.history.wait(for: ["shown"])
        }
    }

    @Test("Killed while its user is away, the agent lets the break stand")
    func away() async throws {
        try await Desktop.run(.dunst, Config(["sitting.remind_after": "5s", "sitting.break_after": "2s"])) { desktop in
            try desktop.input.start()
            try desktop.agent.start()
            try desktop.nothingPresented(for: 1.5)
            desktop.input.stop()
            try desktop.history.wait(for: ["away-break"])
            try desktop.killAndStart()
            #expect(try desktop.state("away").sitting_seconds == 0)
            try desktop.input.start()
            #expect(try desktop.state("sitting").sitting_seconds < 1)
            try desktop.nothingPresented(for: 2)
            try desktop.history.wait(for: ["away-break"])
        }
    }

    @Test("Ended by SIGTERM, the agent takes its bubble along, and the next one shows it again")
    func terminated() async throws {
        try await Desktop.run(.dunst) { desktop in
            try desktop.reminded()
            let reminder = try desktop.reminder()
            try desktop.history.wait(for: ["shown"])
            #expect(try desktop.agent.terminate() == 0)
            try desktop.gone(reminder)
            try desktop.agent.start()
            _ = try desktop.reminder()
            try desktop.nothingPresented(for: 1)
            try desktop.history.wait(for: ["shown"])
        }
    }

    @Test("Told to stop while the server hangs, the agent ends in time and leaves its bubble to the next one")
    func stoppedWithHangingServer() async throws {
        try await Desktop.run(.dunst) { desktop in
            try desktop.reminded()
            let reminder = try desktop.reminder()
            try desktop.history.wait(for: ["shown"])
            try desktop.state("shown")
            desktop.freezeServer()
            #expect(try desktop.agent.balasana("agent", "stop", within: 12).status == 0)
            #expect(desktop.agent.child?.exitStatus(before: Date(timeIntervalSinceNow: 1)) == 0)
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
    /// kill -9, and a start as soon as the bus has seen the end.
    func killAndStart() throws {
        try agent.kill9()
        try monitor.next("the end of the agent") {
            if case .owner(AgentProcess.busName, "") = $0 { true } else { false }
        }
        try agent.start()
    }
}
