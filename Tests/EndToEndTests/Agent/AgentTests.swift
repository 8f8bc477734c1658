import Fixtures
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

    @Test("A program that uses the agent's bus name is named as the reason why no agent can run")
    func squattedName() async throws {
        try await Desktop.run(.dunst) { desktop in
            let address = try #require(desktop.sandbox.environment["DBUS_SESSION_BUS_ADDRESS"])
            let squatter = try NameSquatter(BuiltAgent.busName, address: address)
            defer { squatter.end() }
            let problem = "Another program (process \(getpid())) uses the bus name \(BuiltAgent.busName)"
            let agent = try desktop.agent.startAnother()
            #expect(agent.status == 69)
            #expect(agent.error.contains(problem))
            for command in [["agent", "start"], ["status"], ["snooze"], ["agent", "restart"]] {
                let result = try desktop.agent.balasana(command)
                #expect(result.status == 69)
                #expect(result.error.replacing("\n", with: " ").contains(problem), "\(command): \(result.error)")
            }
            #expect(try desktop.agent.balasana("doctor", "--json").out.contains(problem))
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
