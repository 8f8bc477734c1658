import Foundation
import Testing

/// Checks the main function on real servers: after sitting too long, the user is reminded.
@Suite(.serialized) struct ReminderTests {
    @Test(
        "The reminder appears once, in a pause of input, with its hold and actions",
        arguments: ServerProgram.allCases)
    func arrivesOnce(_ server: ServerProgram) async throws {
        try await Desktop.run(server, Config(["delivery.pause": "4s"])) { desktop in
            try desktop.input.start()
            try desktop.agent.start()
            try desktop.state("due")
            try desktop.nothingPresented()
            desktop.input.stop()
            let reminder = try desktop.reminder()
            #expect(reminder.summary == "Seated Child's Pose, 2 s")
            #expect(reminder.keys == server.ownActions.union(["start", "snooze", "skip"]))
            #expect(reminder.body.contains("Sit tall, fold forward a little, reach for your knees."))
            #expect(reminder.hints["desktop-entry"]?.text == "io.github.balasana")
            #expect(reminder.hints["urgency"]?.number == 1)
            #expect(reminder.timeout == 600_000)
            #expect(try desktop.state("shown").notification_server != nil)
            #expect(try desktop.agent.balasana("skip").status == 0)
            try desktop.gone(reminder)
            try desktop.history.wait(for: ["shown", "skipped"])
        }
    }

    @Test("Walking away withdraws the reminder and records the break", arguments: ServerProgram.allCases)
    func walkingAway(_ server: ServerProgram) async throws {
        try await Desktop.run(server) { desktop in
            try desktop.leaveWithReminder()
            try desktop.input.touch()
            try desktop.state("sitting")
            try desktop.nothingPresented()
        }
    }

    @Test(
        "A reminder without an answer appears again, and is finally ignored", arguments: ServerProgram.allCases)
    func ignored(_ server: ServerProgram) async throws {
        let quick = ["delivery.on_screen": "1s", "delivery.nudge": "1s", "delivery.nudges": "1"]
        try await Desktop.run(server, Config(quick)) { desktop in
            try desktop.agent.start()
            let first = try desktop.reminder()
            try desktop.state("shown")
            try desktop.gone(first)
            try desktop.state("due")
            let second = try desktop.reminder()
            try desktop.gone(second)
            try desktop.history.wait(for: ["shown", "shown", "ignored"])
            try desktop.state("sitting")
        }
    }

    @Test("A click on the notification only closes it", arguments: ServerProgram.allCases)
    func dismissed(_ server: ServerProgram) async throws {
        try await Desktop.run(server, Config(["delivery.nudge": "2s"])) { desktop in
            try desktop.agent.start()
            let reminder = try desktop.reminder()
            try desktop.state("shown")
            let before = Date()
            try desktop.choose("default", of: reminder)
            try desktop.gone(reminder)
            try desktop.state("due")
            #expect(try desktop.reminder().keys.contains("snooze"))
            #expect(Date().timeIntervalSince(before) >= 2)
            try desktop.history.wait(for: ["shown", "shown"])
            #expect(try desktop.history.events == ["shown", "shown"])
        }
    }
}

extension Desktop {
    /// The user types until a reminder is due, gets it in a pause, and leaves. No other reminder follows.
    func leaveWithReminder() throws {
        try input.start()
        try agent.start()
        try state("due")
        input.stop()
        let reminder = try reminder()
        try state("shown")
        // Not earlier, because the break must not come before the reminder.
        try agent.configure(Config(["sitting.break_after": "3s"]))
        try gone(reminder)
        try history.wait(for: ["shown", "away-break"])
        #expect(try state("away").sitting_seconds == 0)
        try agent.configure(Config(["sitting.remind_after": "1h", "sitting.break_after": "3s"]))
        try agent.waitForLogs(2, of: "The config was reloaded")
    }
}
