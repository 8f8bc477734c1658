import Foundation
import Testing

/// The agent as a process among others.
@Suite(.serialized) struct AgentTests {
    @Test("A second agent is refused, and the first one goes on")
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

    @Test("A broken line in the config stops nothing, and the user is told of it")
    func brokenConfig() async throws {
        let config = Config(["delivery.settle": "soon"])
        try await Desktop.run(.dunst, config) { desktop in
            try desktop.agent.start()
            let line = try #require(config.line(of: "soon"))
            try desktop.agent.waitForLog("balasana.conf:\(line)")
            let told = try desktop.presented("word of the config")
            #expect(told.summary == "A problem in balasana.conf")
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

    @Test("A config broken while the agent runs keeps the last good value")
    func configBrokenLater() async throws {
        try await Desktop.run(.dunst, Config(["sitting.remind_after": "10m"])) { desktop in
            try desktop.agent.start()
            let next = try #require(try desktop.agent.status().next)
            try desktop.agent.configure(Config(["sitting.remind_after": "often"]))
            let told = try desktop.presented("word of the config")
            #expect(told.summary == "A problem in balasana.conf")
            #expect(try desktop.agent.status().next == next)
        }
    }

    @Test("The agent ends when its session does")
    func sessionEnds() async throws {
        try await Desktop.run(.dunst) { desktop in
            try desktop.agent.start()
            desktop.endSessionBus()
            #expect(desktop.agent.child?.exitStatus() == 0)
            #expect(!desktop.sandbox.journal.text.contains("Another agent"))
        }
    }
}
