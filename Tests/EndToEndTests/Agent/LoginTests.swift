import Foundation
import Testing

/// Checks lock, sleep and session switch, which logind reports.
@Suite(.serialized) struct LoginTests {
    @Test("Locking withdraws the reminder, and it appears again after the user returns")
    func lock() async throws {
        try await story {
            try $0.lock()
        } end: {
            try $0.unlock()
        }
    }

    @Test("Sleep withdraws the reminder, and it appears again after the user returns")
    func sleep() async throws {
        try await story {
            try $0.goToSleep()
        } end: {
            try $0.wakeUp()
        }
    }

    @Test("Switching sessions withdraws the reminder, and it appears again after the user returns")
    func otherSession() async throws {
        try await story {
            try $0.setActive(false)
        } end: {
            try $0.setActive(true)
        }
    }

    @Test("A long lock is a break")
    func lockThatLasts() async throws {
        let config = Config(["sitting.break_after": "3s", "delivery.pause": "10m"])
        try await Desktop.run(.dunst, config, login: true) { desktop in
            try desktop.input.start()
            try desktop.agent.start()
            try desktop.state("due")
            try desktop.login?.lock()
            try desktop.history.wait(for: ["away-break"])
            #expect(try desktop.state("away").sitting_seconds == 0)
            try desktop.agent.configure(Config(["sitting.remind_after": "1h", "sitting.break_after": "3s"]))
            try desktop.agent.waitForLog("The config was reloaded")
            try desktop.login?.unlock()
            try desktop.state("sitting")
            #expect(try desktop.history.events == ["away-break"])
        }
    }

    private func story(start: (DesktopLogind) throws -> Void, end: (DesktopLogind) throws -> Void) async throws {
        try await Desktop.run(.dunst, login: true) { desktop in
            let login = try #require(desktop.login)
            try desktop.agent.start()
            _ = try desktop.monitor.nextStatus("all sources") {
                $0.sources.idle != nil && $0.sources.lock != nil && $0.sources.sleep != nil
            }
            let reminder = try desktop.reminder()
            try desktop.state("shown")
            try start(login)
            try desktop.gone(reminder)
            try desktop.state("due")
            try desktop.nothingPresented()
            try end(login)
            // Give input until the agent knows about the end. A single touch may arrive before logind's signal.
            try desktop.input.start()
            _ = try desktop.monitor.nextStatus("the return") { $0.sitting_since != nil }
            desktop.input.stop()
            let again = try desktop.reminder()
            #expect(try again.keys.contains("snooze") && desktop.agent.status().snoozes_left == 3)
            #expect(try desktop.agent.balasana("skip").status == 0)
            try desktop.gone(again)
            try desktop.history.wait(for: ["shown", "skipped"])
        }
    }
}
