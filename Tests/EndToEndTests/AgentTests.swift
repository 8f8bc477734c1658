import Foundation
import Testing

/// Checks the agent as a process.
@Suite(.serialized) struct AgentTests {
    @Test("A second agent is refused, and the first one keeps running")
    func second() async throws {
        try await Desktop.run(.dunst) { desktop in
            try desktop.agent.start()
            let second = try desktop.agent.startAnother()
            #expect(second.status == 0)
            #expect(second.error.contains("Another agent is already running"))
            let reminder = try desktop.reminder()
            #expect(try desktop.agent.balasana("skip").status == 0)
            try desktop.gone(reminder)
            try desktop.history.wait(for: ["shown", "skipped"])
        }
    }

    @Test("An invalid line in the config does not stop the agent, and the user is notified")
    func brokenConfig() async throws {
        let config = Config(["delivery.settle": "soon"])
        try await Desktop.run(.dunst, config) { desktop in
            try desktop.agent.start()
            let line = try #require(config.line(of: "soon"))
            try desktop.agent.waitForLog("balasana.conf:\(line)")
            let notice = try desktop.presented("the notice about the config")
            #expect(notice.summary == "A problem in balasana.conf")
            try desktop.state("due")
        }
    }

    @Test("A config edited while the agent runs takes effect", arguments: [true, false])
    func editedConfig(byRename: Bool) async throws {
        try await Desktop.run(.dunst, Config(["sitting.remind_after": "1h"])) { desktop in
            try desktop.agent.start()
            let edited = Config(["sitting.remind_after": "1s", "sitting.hold": "3s"])
            if byRename {
                try desktop.agent.configure(edited)
            } else {
                try desktop.agent.editConfig(edited)
            }
            #expect(try desktop.reminder().summary.contains("3 s"))
        }
    }

    @Test("If the config becomes invalid, the agent keeps the last valid value")
    func configBrokenLater() async throws {
        try await Desktop.run(.dunst, Config(["sitting.remind_after": "10m"])) { desktop in
            try desktop.agent.start()
            let next = try #require(try desktop.agent.status().next)
            try desktop.agent.configure(Config(["sitting.remind_after": "often"]))
            let notice = try desktop.presented("the notice about the config")
            #expect(notice.summary == "A problem in balasana.conf")
            #expect(try desktop.agent.status().next == next)
        }
    }

    @Test("The agent fails when the session bus closes, so systemd restarts it")
    func sessionEnds() async throws {
        try await Desktop.run(.dunst) { desktop in
            try desktop.agent.start()
            desktop.endSessionBus()
            #expect(desktop.agent.child?.exitStatus() == EX_UNAVAILABLE)
            #expect(!desktop.sandbox.journal.text.contains("Another agent"))
        }
    }
}
