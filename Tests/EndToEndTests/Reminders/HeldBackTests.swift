import Foundation
import Testing

/// Checks reminders that wait while the user is there: do-not-disturb, and a call.
@Suite struct HeldBackTests {
    @Test(
        "The reminder appears once, after do-not-disturb is turned off", arguments: ServerProgram.allCases
    )
    func silenced(server: ServerProgram) async throws {
        // Xfce sends no signal when the sample, which was never shown, is closed. The agent closes it itself.
        let quick = ["delivery.on_screen": "2s"]
        try await Desktop.run(server, Config(quick.merging(["sitting.remind_after": "1h"]) { $1 })) { desktop in
            try desktop.silence(true)
            try desktop.agent.start()
            _ = try desktop.monitor.nextStatus("silence") { $0.held_back == ["do-not-disturb"] }
            try desktop.agent.configure(Config(quick))
            #expect(try desktop.state("due").held_back == ["do-not-disturb"])
            try desktop.nothingPresented()
            try desktop.silence(false)
            let reminder = try desktop.reminder()
            #expect(try desktop.agent.balasana("skip").status == 0)
            try desktop.gone(reminder)
            try desktop.history.wait(for: ["shown", "skipped"])
        }
    }

    @Test("Do-not-disturb withdraws the reminder, which appears again afterwards without a second row")
    func silencedLater() async throws {
        try await Desktop.run(.dunst) { desktop in
            try desktop.agent.start()
            let reminder = try desktop.reminder()
            try desktop.silence(true)
            try desktop.gone(reminder)
            try desktop.nothingPresented()
            try desktop.silence(false)
            let again = try desktop.reminder()
            #expect(try desktop.agent.balasana("skip").status == 0)
            try desktop.gone(again)
            try desktop.history.wait(for: ["shown", "skipped"])
        }
    }

    @Test("A call holds the reminder back, status names the call, and after its end the reminder appears")
    func call() async throws {
        try await Desktop.run(.dunst, Config(["sitting.remind_after": "1h"]), login: true) { desktop in
            let login = try #require(desktop.login)
            try login.holdIdle(by: "Zoom", because: "In a call")
            try desktop.agent.start()
            _ = try desktop.monitor.nextStatus("the call") { !$0.calls.isEmpty }
            try desktop.agent.configure(Config())
            let status = try desktop.state("due")
            #expect(status.held_back == ["call"])
            #expect(status.calls == [.init(program: "Zoom", reason: "In a call")])
            try desktop.nothingPresented()
            try login.holdIdle(by: nil)
            // The call must end for good: a short gap between two windows of a call does not count.
            _ = try desktop.reminder()
            #expect(try desktop.agent.status().calls.isEmpty)
        }
    }

    @Test("Without input a film counts as sitting, or as a break if the config says so")
    func film() async throws {
        // The break would begin long before the reminder.
        for (word, remindAfter, state) in [("sitting", "20s", "due"), ("away", "1h", "away")] {
            let words = ["calls.calls_and_films": word, "sitting.remind_after": remindAfter]
            let slow = Config(words.merging(["sitting.remind_after": "1h"]) { $1 })
            let quick = Config(words.merging(["sitting.break_after": "2s"]) { $1 })
            try await Desktop.run(.dunst, slow, login: true) { desktop in
                try desktop.login?.holdIdle(by: "mpv", because: "a film")
                try desktop.agent.start()
                _ = try desktop.monitor.nextStatus("the film") { !$0.calls.isEmpty }
                try desktop.input.touch()
                try desktop.agent.configure(quick)
                let next = try desktop.monitor.nextStatus("the state after sitting") { $0.state != "sitting" }
                #expect(next.state == state)
            }
        }
    }
}
