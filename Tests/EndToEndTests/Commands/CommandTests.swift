import Foundation
import Testing

/// Checks the commands with and without a running agent.
@Suite(.serialized) struct CommandTests {
    @Test("Without an agent every command exits with status 69 and a message")
    func noAgent() async throws {
        try await Desktop.run(.dunst, starts: .later) { desktop in
            for command in ["status", "snooze", "skip", "start", "hold", "stop", "pause", "resume", "stand", "sit"] {
                let result = try desktop.agent.balasana(command)
                #expect(result.status == 69, "\(command)")
                #expect(result.out.isEmpty, "\(command)")
                #expect(result.error.contains("agent"), "\(command)")
            }
        }
    }

    @Test("Without a reminder, answers exit with status 75")
    func nothingDue() async throws {
        try await Desktop.run(.dunst, Config(["sitting.remind_after": "1h"])) { desktop in
            try desktop.agent.start()
            for command in ["snooze", "skip", "stop"] {
                let result = try desktop.agent.balasana(command)
                #expect(result.status == 75, "\(command)")
                #expect(!result.error.isEmpty, "\(command)")
            }
            let status = try desktop.agent.status()
            #expect(status.state == "sitting")
            #expect(status.next?.kind == "sitting")
            #expect(status.next?.hold_seconds == 2)
            #expect(status.next?.variation == "seated")
            let at = try #require(status.next?.at)
            #expect(try Date(at, strategy: .iso8601) > Date(timeIntervalSinceNow: 3500))
            #expect(status.held_back.isEmpty)
            #expect(status.snoozes_left == 3)
            let text = try desktop.agent.balasana("status")
            #expect(text.status == 0 && !text.out.isEmpty)
        }
    }

    @Test("Commands answer a reminder like its buttons")
    func answers() async throws {
        let config = Config(["snooze.lengths": "1s, 10m", "sitting.hold": "10m"])
        try await Desktop.run(.dunst, config) { desktop in
            try desktop.agent.start()
            for (length, left) in [("1s", 2), ("10m", 1)] {
                let reminder = try desktop.reminder()
                #expect(try desktop.agent.balasana("snooze", length).status == 0)
                try desktop.gone(reminder)
                #expect(try desktop.state("snoozed").snoozes_left == left)
            }
            #expect(try desktop.agent.balasana("snooze", "11m").status != 0)
            let noCall = try desktop.agent.balasana("snooze", "until-call-ends")
            #expect(noCall.status == 77 && noCall.error.contains("No call"))
            #expect(try desktop.agent.balasana("start").status == 0)
            _ = try desktop.hold()
            #expect(try desktop.agent.balasana("start").status != 0)
            let rows = ["shown", "snoozed", "shown", "snoozed", "started"]
            try desktop.history.wait(for: rows)
            #expect(try desktop.agent.balasana("stop").status == 0)
            try desktop.history.wait(for: rows + ["partial"])
            // Less than half of the hold does not answer the reminder.
            try desktop.state("due")
            let history = try desktop.agent.balasana("history")
            #expect(history.status == 0)
            #expect(history.out.contains("snoozed") && history.out.contains("partial"))
        }
    }

    @Test("If a hold is stopped before it begins, the reminder stays due", arguments: ServerProgram.allCases)
    func stoppedEarly(_ server: ServerProgram) async throws {
        try await Desktop.run(server, Config(["guide.get_down_chair": "10m", "delivery.nudge": "1s"])) { desktop in
            try desktop.agent.start()
            try desktop.choose("start", of: desktop.reminder())
            let hold = try desktop.hold()
            try desktop.state("holding")
            try desktop.choose("stop", of: hold)
            try desktop.state("due")
            try desktop.gone(hold)
            _ = try desktop.reminder()
            try desktop.history.wait(for: ["shown", "shown"])
            #expect(try desktop.history.events == ["shown", "shown"])
        }
    }

    @Test("A pause withdraws the reminder, and after the pause it appears once")
    func pause() async throws {
        try await Desktop.run(.dunst) { desktop in
            try desktop.agent.start()
            let reminder = try desktop.reminder()
            #expect(try desktop.agent.balasana("pause", "10m").status == 0)
            try desktop.gone(reminder)
            #expect(try desktop.state("paused").held_back == ["pause"])
            try desktop.nothingPresented()
            #expect(try desktop.agent.balasana("resume").status == 0)
            let resumed = try desktop.reminder()
            #expect(try desktop.agent.balasana("pause", "1s").status == 0)
            try desktop.gone(resumed)
            let again = try desktop.reminder()
            #expect(try again.keys.contains("snooze") && desktop.agent.status().snoozes_left == 3)
            #expect(try desktop.agent.status().held_back.isEmpty)
            #expect(try desktop.agent.balasana("skip").status == 0)
            try desktop.gone(again)
            try desktop.history.wait(for: ["shown", "skipped"])
        }
    }

    @Test("agent start, restart and stop have these effects")
    func agent() async throws {
        try await Desktop.run(.dunst, Config(["sitting.remind_after": "1h"])) { desktop in
            #expect(try desktop.agent.balasana("agent", "start").status == 0)
            let first = try desktop.owner(of: BuiltAgent.busName)
            #expect(try desktop.agent.status().state == "sitting")
            #expect(try desktop.agent.balasana("agent", "start").status == 0)
            #expect(try desktop.owner(of: BuiltAgent.busName) == first)
            #expect(try desktop.agent.balasana("agent", "restart").status == 0)
            #expect(try desktop.owner(of: BuiltAgent.busName) != first)
            #expect(try desktop.agent.balasana("agent", "stop").status == 0)
            #expect(try desktop.agent.balasana("status").status == 69)
            #expect(try desktop.agent.balasana("agent", "stop").status == 69)
        }
    }

    @Test("An agent that does not respond or does not know a command gives an error with advice")
    func strangeAgents() async throws {
        try await Desktop.run(.dunst, Config(["sitting.remind_after": "1h"])) { desktop in
            try desktop.agent.start()
            let owner = try desktop.owner(of: BuiltAgent.busName)
            kill(owner, SIGSTOP)
            let silent = try desktop.agent.balasana("skip")
            kill(owner, SIGCONT)
            #expect(silent.status == 69 && silent.out.isEmpty)
            #expect(
                silent.error == """
                    balasana: The agent (process \(owner)) does not respond. If this continues, run \
                    `kill \(owner)` and then `balasana agent start`.

                    """)
            #expect(try desktop.agent.balasana("agent", "stop").status == 0)
            let other = try desktop.agent.shell(
                """
                name=\(BuiltAgent.busName)
                /usr/bin/python3 -m dbusmock --session $name /io/github/balasana io.github.balasana.Agent1 >/dev/null &
                gdbus wait --session $name &&
                  gdbus call --session -d $name -o /io/github/balasana -m org.freedesktop.DBus.Mock.AddProperty \
                    io.github.balasana.Agent1 Version "<'0.0.1'>" >/dev/null && balasana skip 2>&1
                status=$?; kill $!; exit $status
                """)
            #expect(other.status == 69)
            #expect(other.out.contains("does not know this command. Run `balasana agent restart`."))
        }
    }

    @Test("Without a display, only agent start makes the bus start the agent")
    func throughTheBus() async throws {
        try await Desktop.run(.dunst, Config(["sitting.remind_after": "1h"])) { desktop in
            try desktop.agent.describe(as: "io.github.balasana.AgentStart")
            let ask =
                "gdbus call --session -d \(BuiltAgent.busName) -o /io/github/balasana "
                + "-m org.freedesktop.DBus.Properties.Get io.github.balasana.Agent1 Status"
            #expect(try desktop.agent.shell(ask).status != 0)
            #expect(try desktop.agent.balasana("status").status == 69)
            for start in ["env -u DISPLAY", "env SSH_CONNECTION='192.0.2.1 1 192.0.2.2 22' DISPLAY=localhost:10"] {
                let answer = try desktop.agent.shell("\(start) balasana agent start")
                #expect(answer.status == 0 && answer.out == "Started the agent.\n")
                // The agent has the bus's environment, which is that of the desktop.
                #expect(try desktop.agent.status().sources.idle == "X11 SYNC")
                let owner = try desktop.owner(of: BuiltAgent.busName)
                let variables = try Data(contentsOf: URL(filePath: "/proc/\(owner)/environ"))
                #expect(String(decoding: variables, as: UTF8.self).contains("DBUS_STARTER_BUS_TYPE=session"))
                #expect(try desktop.owner(of: "io.github.balasana.AgentStart") == owner)
                #expect(try desktop.agent.shell("\(start) balasana agent start").out.contains("already running"))
                #expect(try desktop.agent.balasana("agent", "stop").status == 0)
            }
            #expect(try desktop.agent.shell(ask).status != 0)
        }
    }
}
