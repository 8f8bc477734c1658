import Foundation
import Testing

/// Checks the answers to a reminder on real notification servers, and their effects.
@Suite(.serialized) struct AnswerTests {
    @Test(
        "Snooze brings the reminder back, and the text mentions the last snooze and the end of snoozes",
        arguments: ServerProgram.allCases)
    func snooze(_ server: ServerProgram) async throws {
        try await Desktop.run(server, Config(["snooze.lengths": "1s"])) { desktop in
            try desktop.agent.start()
            var reminder = try desktop.reminder()
            for word in [nil, "Last snooze.", "No snoozes left."] {
                let before = Date()
                try desktop.choose("snooze", of: reminder)
                try desktop.gone(reminder)
                try desktop.state("snoozed")
                reminder = try desktop.reminder()
                #expect(Date().timeIntervalSince(before) >= 1)
                let lines = reminder.body.split(separator: "\n").map(String.init)
                #expect(lines.contains("Last snooze.") == (word == "Last snooze."))
                #expect(lines.contains("No snoozes left.") == (word == "No snoozes left."))
            }
            #expect(reminder.keys == server.ownActions.union(["start", "skip"]))
            #expect(try desktop.agent.status().snoozes_left == 0)
            #expect(try desktop.agent.balasana("snooze").status == 77)
            try desktop.history.wait(for: ["shown", "snoozed", "shown", "snoozed", "shown", "snoozed", "shown"])
        }
    }

    @Test("Skip ends the reminder until the next sitting interval is over", arguments: ServerProgram.allCases)
    func skip(_ server: ServerProgram) async throws {
        try await Desktop.run(server) { desktop in
            try desktop.agent.start()
            let reminder = try desktop.reminder()
            try desktop.state("shown")
            let before = Date()
            try desktop.choose("skip", of: reminder)
            try desktop.history.wait(for: ["shown", "skipped"])
            try desktop.gone(reminder)
            try desktop.state("sitting")
            #expect(try desktop.reminder().keys.contains("snooze"))
            #expect(try desktop.agent.status().snoozes_left == 3)
            #expect(Date().timeIntervalSince(before) >= 2)
            try desktop.history.wait(for: ["shown", "skipped", "shown"])
        }
    }

    @Test("Start runs the hold, which is done if there is no input", arguments: ServerProgram.allCases)
    func done(_ server: ServerProgram) async throws {
        try await Desktop.run(server) { desktop in
            try desktop.agent.start()
            try desktop.choose("start", of: desktop.reminder())
            _ = try desktop.hold()
            try desktop.state("holding")
            try desktop.history.wait(for: ["shown", "started", "done"])
            let held = try desktop.stage("holding")
            #expect(try desktop.stage("coming-up").sitting_seconds < held.sitting_seconds)
        }
    }

    @Test("Start runs the hold, which is partial if there is input", arguments: ServerProgram.allCases)
    func partial(_ server: ServerProgram) async throws {
        try await Desktop.run(server) { desktop in
            try desktop.agent.start()
            let reminder = try desktop.reminder()
            try desktop.input.start()
            try desktop.choose("start", of: reminder)
            _ = try desktop.hold()
            try desktop.history.wait(for: ["shown", "started", "partial"])
            let held = try desktop.stage("holding")
            #expect(try desktop.stage("coming-up").sitting_seconds > held.sitting_seconds)
        }
    }
}

extension Desktop {
    /// Waits until the hold has reached `stage`.
    @discardableResult
    func stage(_ stage: String) throws -> DecodedStatus {
        try monitor.nextStatus("stage \(stage)") { $0.hold?.stage == stage }
    }
}
