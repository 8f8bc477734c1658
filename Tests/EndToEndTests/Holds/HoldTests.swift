import Foundation
import Testing

/// Runs `balasana hold`, which starts a hold and follows it.
@Suite(.serialized) struct HoldTests {
    private static let showCursor = "\u{1B}[?25h"

    /// Runs `story` with a config under which no reminder appears.
    private func run(_ own: [String: String] = [:], story: (Desktop) throws -> Void) async throws {
        let config = Config(["sitting.remind_after": "1h"].merging(own) { $1 })
        try await Desktop.run(.dunst, config) { desktop in
            try desktop.agent.start()
            try story(desktop)
        }
    }

    @Test func `in a pipe there is a line for each phase and no control character`() async throws {
        try await run { desktop in
            let hold = try desktop.agent.balasana("hold", "--for", "2s")
            #expect(hold.status == 0 && hold.error.isEmpty)
            let lines = hold.out.split(separator: "\n")
            let first = try #require(lines.first)
            #expect(first.hasPrefix("Get ready. ") && first.contains("Pose") && first.contains("in 1 s and lasts 2 s."))
            // On a busy machine a line may come late and mention less time.
            #expect(
                lines.dropFirst().map { $0.filter { !$0.isNumber } } == [
                    "Hold for  s.", "Come up slowly and keep breathing. You have  s.", "Done. You held for  s.",
                    "How did that feel? Answer with `balasana comfort comfortable`, `too-long` or `hurt`.",
                ])
            #expect(hold.out.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 32 })
            try desktop.history.wait(for: ["started", "done"])
            #expect(try desktop.agent.balasana("comfort", "comfortable").status == 0)
        }
    }

    @Test func `input during the hold makes it partial, and a line says so`() async throws {
        try await run { desktop in
            try desktop.input.start()
            let hold = try desktop.agent.balasana("hold", "--for", "3s")
            #expect(hold.status == 0)
            #expect(hold.out.hasSuffix("The hold is over. You used the keyboard or mouse, so it counts as partial.\n"))
            try desktop.history.wait(for: ["started", "partial"])
        }
    }

    @Test func `--no-follow returns at once`() async throws {
        try await run { desktop in
            let hold = try desktop.agent.balasana("hold", "--for", "10m", "--no-follow")
            #expect(hold.status == 0 && hold.out.hasPrefix("Get ready. "))
            #expect(try desktop.agent.status().state == "holding")
            let second = try desktop.agent.balasana("hold")
            #expect(second.status == 77 && second.out.isEmpty && second.error.contains("A hold is in progress."))
        }
    }

    @Test func `pain on another machine counts when its history arrives`() async throws {
        try await run { desktop in
            let folder = desktop.history.folder.appendingPathComponent("balasana/history/laptop")
            let time = ISO8601DateFormatter()
            time.timeZone = TimeZone(secondsFromGMT: 0)
            let now = time.string(from: Date()).dropLast()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try "\(now).000+00:00\thurt\tsitting\tseated\t30\t0\t\n".write(
                to: folder.appendingPathComponent("\(now.prefix(7)).tsv"), atomically: true, encoding: .utf8)
            _ = try desktop.monitor.nextStatus("the pain") { $0.suspended }
            #expect(try desktop.agent.balasana("hold", "--no-follow").out == "Stand up and walk around for a minute.\n")
        }
    }

    private static let question = "How did that feel? [c]omfortable, [t]oo long, it [h]urt\nor [n]o answer: "
    private static let reason = "Why did you stop? [t]oo long, it [h]urt, [i]nterrupted or\n[n]o answer: "

    @Test func `in a terminal it redraws in place, prints the result and asks how it felt`() async throws {
        // Each phase must be long enough for a frame, even on a busy machine.
        try await run(["guide.get_down_chair": "5s", "guide.come_up": "5s"]) { desktop in
            let terminal = try desktop.agent.balasana(in: 60, "hold", "--for", "10s")
            try terminal.wait(for: "Get ready")
            try terminal.wait(for: "breathe in")
            try terminal.wait(for: "Come up")
            try terminal.wait(for: "[n]o answer: ")
            try terminal.type("c\n", until: "comfortable")
            #expect(try terminal.end() == 0)
            #expect(terminal.output.hasPrefix("\u{1B}[?25l"))
            #expect(
                terminal.rest.hasPrefix(Self.showCursor + "Done. You held for 10 s.\n" + Self.question + "c\n"))
            #expect(terminal.echoes)
            try desktop.history.wait(for: ["started", "done", "comfortable"])
        }
    }

    @Test func `Enter and Ctrl-C give no answer`() async throws {
        try await run { desktop in
            for key in ["\n", "\u{3}"] {
                let terminal = try desktop.agent.balasana(in: 60, "hold", "--for", "2s")
                try terminal.wait(for: "[n]o answer: ")
                try terminal.type(key)
                #expect(try terminal.end() == 0)
                #expect(terminal.rest.hasPrefix(Self.showCursor + "Done. You held for 2 s.\n" + Self.question))
            }
            try desktop.history.wait(for: ["started", "done", "started", "done"])
            #expect(try desktop.history.events == ["started", "done", "started", "done"])
        }
    }

    @Test func `an answer in the terminal closes the question on the desktop`() async throws {
        try await run { desktop in
            let terminal = try desktop.agent.balasana(in: 60, "hold", "--for", "2s")
            try terminal.wait(for: "[n]o answer: ")
            // The user is back at the keyboard.
            try desktop.input.touch()
            var asked = try desktop.presented()
            while !asked.keys.contains("comfortable") { asked = try desktop.presented("the question") }
            try terminal.type("t\n")
            try desktop.gone(asked)
            #expect(try terminal.end() == 0)
            try desktop.history.wait(for: ["started", "done", "too-long"])
        }
    }

    @Test func `without colour and UTF-8 the drawing is plain ASCII`() async throws {
        try await run { desktop in
            let terminal = try desktop.agent.balasana(
                in: 40, "hold", "--for", "10m", environment: ["NO_COLOR": "1", "LC_ALL": "C"])
            try terminal.wait(for: "breathe in   oo")
            terminal.interrupt()
            try terminal.wait(for: "[n]o answer: ")
            try terminal.type("\n")
            #expect(try terminal.end() == 130)
            #expect(terminal.output.utf8.allSatisfy { $0 < 128 })
            #expect(terminal.output.firstMatch(of: /\x1B\[[0-9]*m/) == nil)
        }
    }

    @Test func `the drawing follows a window that becomes narrower`() async throws {
        try await run(["guide.breathe_in": "20s"]) { desktop in
            let terminal = try desktop.agent.balasana(in: 60, "hold", "--for", "10m")
            try terminal.wait(for: "breathe in   ")
            terminal.resize(columns: 20)
            // The title and the bar of 60 columns now take three rows each, the other three lines one row each.
            try terminal.wait(for: "\u{1B}[8A\u{1B}[J")
            try terminal.wait(for: "\nin   ")
            terminal.interrupt()
            try terminal.wait(for: "[n]o answer: ")
            try terminal.type("\n")
            #expect(try terminal.end() == 130)
        }
    }

    @Test func `Ctrl-C makes the hold partial and restores the cursor`() async throws {
        try await run { desktop in
            let terminal = try desktop.agent.balasana(in: 60, "hold", "--for", "10m")
            try terminal.wait(for: "breathe in")
            #expect(!terminal.echoes)
            terminal.interrupt()
            try terminal.wait(for: "[n]o answer: ")
            #expect(terminal.echoes && !terminal.output.contains("^C"))
            try terminal.type("h\n")
            #expect(try terminal.end() == 130)
            #expect(
                terminal.rest.hasPrefix(
                    Self.showCursor + "Stopped. Come up slowly and keep breathing.\n" + Self.reason + "h\n"))
            try desktop.history.wait(for: ["started", "partial", "hurt"])
            #expect(try desktop.agent.status().state == "sitting")
        }
    }

    @Test func `Ctrl-C while coming up does not change the result`() async throws {
        try await run(["guide.come_up": "10m"]) { desktop in
            let terminal = try desktop.agent.balasana(in: 80, "hold", "--for", "2s")
            try terminal.wait(for: "Come up")
            terminal.interrupt()
            try terminal.wait(for: "[n]o answer: ")
            terminal.interrupt()
            #expect(try terminal.end() == 130)
            #expect(terminal.rest.hasPrefix(Self.showCursor + "Done. You held for 2 s.\n"))
            try desktop.history.wait(for: ["started", "done"])
        }
    }

    @Test(arguments: [SIGTERM, SIGHUP]) func `SIGTERM and SIGHUP stop the hold`(signal: Int32) async throws {
        try await run(["guide.get_down_chair": "10m"]) { desktop in
            let terminal = try desktop.agent.balasana(in: 60, "hold", "--for", "10m")
            try terminal.wait(for: "Get ready")
            terminal.child.kill(signal)
            #expect(try terminal.end() == 128 + signal)
            #expect(terminal.rest == Self.showCursor + "Stopped before the hold began.\n")
            #expect(terminal.echoes)
            #expect(try desktop.history.rows().isEmpty)
        }
    }

    @Test func `a second Ctrl-C does not wait for the agent`() async throws {
        try await run { desktop in
            let terminal = try desktop.agent.balasana(in: 60, "hold", "--for", "10m")
            try terminal.wait(for: "breathe in")
            let agent = try desktop.owner(of: BuiltAgent.busName)
            kill(agent, SIGSTOP)
            defer { kill(agent, SIGCONT) }
            terminal.interrupt()
            try terminal.wait(for: "Stopping. Press Ctrl-C again to leave.")
            terminal.interrupt()
            #expect(try terminal.end() == 130)
            #expect(terminal.rest == Self.showCursor)
        }
    }

    @Test func `balasana stop ends the hold, and the exit status is 0`() async throws {
        try await run { desktop in
            let (hold, lines) = try desktop.agent.balasanaLines("hold", "--for", "10m")
            #expect(lines.first { $0.hasPrefix("Hold for ") } != nil)
            #expect(try desktop.agent.balasana("stop").status == 0)
            #expect(hold.exitStatus() == 0)
            #expect(lines.first { $0 == "Stopped. Come up slowly and keep breathing." } != nil)
            try desktop.history.wait(for: ["started", "partial"])
        }
    }

    @Test func `if the agent exits, the cursor is restored`() async throws {
        try await run { desktop in
            let terminal = try desktop.agent.balasana(in: 60, "hold", "--for", "10m")
            try terminal.wait(for: "breathe in")
            try desktop.agent.kill9()
            #expect(try terminal.end() == 69)
            #expect(terminal.rest.hasPrefix(Self.showCursor + "balasana: The agent has stopped."))
            #expect(terminal.echoes)
        }
    }
}
