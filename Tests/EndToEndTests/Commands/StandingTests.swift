import Testing

/// Standing up and sitting down again (rule 12), by command and over the bus.
@Suite(.serialized) struct StandingTests {
    @Test("Standing up answers the reminder and outlives a restart, and after sitting down the next reminder comes")
    func standing() async throws {
        try await Desktop.run(.dunst) { desktop in
            try desktop.agent.start()
            let reminder = try desktop.reminder()
            let stand = try desktop.agent.balasana("stand", "1h")
            #expect(stand.status == 0 && stand.out.hasPrefix("Standing until "))
            try desktop.gone(reminder)
            try desktop.state("standing")
            #expect(try desktop.agent.balasana("status").out.contains("Standing since "))
            try desktop.killAndStart()
            let status = try desktop.monitor.nextStatus("the first status") { _ in true }
            #expect(status.state == "standing" && status.sitting_seconds == 0)
            try desktop.nothingPresented()
            for answer in ["Sitting time is counted again.", "You were not standing."] {
                // As the controller of a desk calls it.
                let sit = try desktop.agent.shell(
                    "gdbus call --session -d \(BuiltAgent.busName) -o /io/github/balasana "
                        + "-m io.github.balasana.Agent1.Sit")
                #expect(sit.status == 0 && sit.out.contains(answer), "\(sit.out)")
            }
            _ = try desktop.reminder()
            try desktop.history.wait(for: ["shown", "standing", "shown"])
            let row = try #require(try desktop.history.rows().dropFirst().first)
            #expect(row.kind.isEmpty && row.detail.hasPrefix("from=") && row.detail.hasSuffix(" ended=sit shown"))
            let plan = try desktop.agent.shell("balasana stand >/dev/null && balasana plan")
            #expect(plan.out.contains("You are standing. Counting starts when you sit down."))
        }
    }

    @Test("A length that is out of range is refused by the command and by the agent")
    func lengths() async throws {
        try await Desktop.run(.dunst, Config(["sitting.remind_after": "1h"])) { desktop in
            try desktop.agent.start()
            for length in ["30s", "13h", "soon"] {
                #expect(try desktop.agent.balasana("stand", length).status == 64, "\(length)")
            }
            let call = try desktop.agent.shell(
                "gdbus call --session -d \(BuiltAgent.busName) -o /io/github/balasana "
                    + "-m io.github.balasana.Agent1.Stand 1000 2>&1")
            #expect(call.status != 0 && call.out.contains("A period of standing lasts from 1 min to 12 h."))
            #expect(try desktop.agent.status().state == "sitting")
        }
    }
}
