import Foundation
import Testing

/// The agent as a process among others.
@Suite(.serialized) struct AgentTests {
    @Test("A second agent is refused, and the first one goes on")
    func second() async throws {
        try await Desktop.run(.dunst) { desktop in
            try desktop.input.start()
            try desktop.agent.start()
            let second = try desktop.agent.startAnother()
            #expect(second.status == 0)
            #expect(second.error.contains("Another agent is running"))
            desktop.input.stop()
            _ = try desktop.reminder()
            try desktop.nothingPresented(for: 1)
            try desktop.history.wait(for: ["shown"])
        }
    }

    @Test("A broken line in the config stops nothing, and the user is told of it")
    func brokenConfig() async throws {
        let config = Config(["delivery.settle": "soon"])
        try await Desktop.run(.dunst, config) { desktop in
            try desktop.input.start()
            try desktop.agent.start()
            let line = try #require(config.line(of: "soon"))
            try desktop.agent.waitForLog("balasana.conf:\(line)")
            let told = try desktop.presented("word of the config")
            #expect(told.summary.lowercased().contains("config"))
            #expect(try desktop.state("due").state == "due")
        }
    }

    @Test("A config edited while the agent runs takes effect", arguments: [true, false])
    func editedConfig(byRename: Bool) async throws {
        try await Desktop.run(.dunst, Config(["sitting.remind_after": "1h"])) { desktop in
            try desktop.input.start()
            try desktop.agent.start()
            let edited = Config(["sitting.remind_after": "1s", "sitting.hold": "3s"])
            if byRename {
                try desktop.agent.configure(edited)
            } else {
                try desktop.agent.editConfig(edited)
            }
            try desktop.state("due", within: 5)
            desktop.input.stop()
            #expect(try desktop.reminder().summary.contains("3 s"))
        }
    }

    @Test("A config broken while the agent runs keeps the last good value")
    func configBrokenLater() async throws {
        try await Desktop.run(.dunst, Config(["sitting.remind_after": "3s"])) { desktop in
            try desktop.input.start()
            try desktop.agent.start()
            try desktop.agent.configure(Config(["sitting.remind_after": "often"]))
            let told = try desktop.presented("word of the config")
            #expect(told.summary.lowercased().contains("config"))
            try desktop.state("due", within: 5)
        }
    }

    @Test("The agent ends when its session does")
    func sessionEnds() async throws {
        try await Desktop.run(.dunst) { desktop in
            try desktop.agent.start()
            desktop.endSessionBus()
            #expect(desktop.agent.child?.exitStatus(before: Date(timeIntervalSinceNow: 5)) == 0)
            #expect(!desktop.sandbox.journal.text.contains("Another agent"))
        }
    }
}
