import Foundation
import Testing

/// The answers to a reminder, chosen on real servers, and what they lead to.
@Suite(.serialized) struct AnswerTests {
    /// A bout of four seconds asks for a break.
    private static let config = Config(["sitting.remind_after": "4s"])

    @Test(
        "Snooze brings it back after the snooze, and the text counts the budget down to the last one",
        arguments: NotificationServer.allCases)
    func snooze(_ server: NotificationServer) async throws {
        try await Desktop.run(server, Self.config) { desktop in
            try desktop.reminded()
            var reminder = try desktop.reminder()
            for text in ["2 snoozes left", "1 snooze left: this is the last one", "No snoozes left"] {
                try desktop.choose("snooze", of: reminder)
                try desktop.gone(reminder)
                let snoozed = Date()
                try desktop.state("snoozed")
                reminder = try desktop.reminder()
                #expect(Date().timeIntervalSince(snoozed) > 0.8)
                #expect(reminder.body.contains(text))
            }
            #expect(reminder.keys == server.ownActions.union(["start", "skip"]))
            #expect(try desktop.agent.status().snoozes_left == 0)
            #expect(try desktop.agent.balasana("snooze").status == 77)
            try desktop.history.wait(for: ["shown", "snoozed", "shown", "snoozed", "shown", "snoozed", "shown"])
        }
    }

    @Test("Skip ends the reminder until another bout has passed", arguments: NotificationServer.allCases)
    func skip(_ server: NotificationServer) async throws {
        try await Desktop.run(server, Self.config) { desktop in
            try desktop.reminded()
            let reminder = try desktop.reminder()
            try desktop.choose("skip", of: reminder)
            try desktop.history.wait(for: ["shown", "skipped"])
            try desktop.gone(reminder)
            try desktop.state("sitting")
            try desktop.nothingPresented(for: 3)
            #expect(try desktop.agent.balasana("skip").status == 75)
            #expect(try desktop.reminder().body.contains("3 snoozes left"))
        }
    }

    @Test("Start runs the hold, which is done when input stays quiet", arguments: NotificationServer.allCases)
    func done(_ server: NotificationServer) async throws {
        try await Desktop.run(server, Self.config) { desktop in
            try desktop.reminded()
            try desktop.choose("start", of: desktop.reminder())
            _ = try desktop.hold()
            try desktop.state("holding")
            try desktop.history.wait(for: ["shown", "started"])
            try desktop.history.wait(for: ["shown", "started", "done"])
            try desktop.state("sitting")
            #expect(try desktop.agent.status().sitting_seconds < 4)
        }
    }

    @Test("Start runs the hold, which is partial when input goes on", arguments: NotificationServer.allCases)
    func partial(_ server: NotificationServer) async throws {
        try await Desktop.run(server, Self.config) { desktop in
            try desktop.reminded()
            try desktop.choose("start", of: desktop.reminder())
            _ = try desktop.hold()
            try desktop.input.start()
            try desktop.history.wait(for: ["shown", "started"])
            try desktop.history.wait(for: ["shown", "started", "partial"])
            try desktop.state("sitting")
            #expect(try desktop.agent.status().sitting_seconds > 4)
        }
    }
}
