import Foundation
import Testing

/// Reasons why a reminder waits although its user is there: do-not-disturb, and a call.
@Suite struct HeldBackTests {
    @Test(
        "A silenced desktop gets the reminder once, when it is silenced no more", arguments: NotificationServer.allCases
    )
    func silenced(server: NotificationServer) async throws {
        try await Desktop.run(server) { desktop in
            try desktop.silence(true)
            try desktop.input.start()
            try desktop.agent.start()
            try desktop.state("due")
            desktop.input.stop()
            #expect(try desktop.agent.status().held_back == ["do-not-disturb"])
            try desktop.nothingPresented(for: 2)
            try desktop.silence(false)
            _ = try desktop.reminder()
            try desktop.history.wait(for: ["shown"])
            try desktop.nothingPresented(for: 1)
        }
    }

    @Test("Silencing the desktop takes the reminder off the screen, and brings it back afterwards without a second row")
    func silencedLater() async throws {
        try await Desktop.run(.dunst) { desktop in
            try desktop.reminded()
            let reminder = try desktop.reminder()
            try desktop.silence(true)
            try desktop.gone(reminder)
            try desktop.nothingPresented(for: 1)
            try desktop.silence(false)
            _ = try desktop.reminder()
            try desktop.history.wait(for: ["shown"])
        }
    }

    @Test("A call holds the reminder back, status names it, and its end brings the reminder")
    func call() async throws {
        try await Desktop.run(.dunst, login: true) { desktop in
            let login = try #require(desktop.login)
            try login.holdIdle(by: "Zoom", because: "In a call")
            try desktop.input.start()
            try desktop.agent.start()
            let status = try desktop.state("due")
            desktop.input.stop()
            #expect(status.held_back == ["call"])
            #expect(status.calls == [.init(program: "Zoom", reason: "In a call")])
            try desktop.nothingPresented(for: 2)
            try login.holdIdle(by: nil)
            // A moment between two windows of the call would be no end of it.
            _ = try desktop.reminder(within: 25)
            #expect(try desktop.agent.status().calls.isEmpty)
        }
    }

    @Test("Silence in a film is sitting, and where films count as away it is a break")
    func film() async throws {
        for (word, isBreak) in [("sitting", false), ("away", true)] {
            let config = Config([
                "sitting.remind_after": "1h", "sitting.break_after": "2s", "calls.calls_and_films": word,
            ])
            try await Desktop.run(.dunst, config, login: true) { desktop in
                try desktop.login?.holdIdle(by: "mpv", because: "a film")
                try desktop.input.touch()
                try desktop.agent.start()
                if isBreak {
                    try desktop.state("away")
                } else {
                    try desktop.nothingPresented(for: 3)
                    #expect(try desktop.agent.status().state == "sitting")
                }
            }
        }
    }
}
