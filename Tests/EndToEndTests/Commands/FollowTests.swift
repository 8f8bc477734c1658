import Foundation
import Testing

/// Runs `balasana status --follow` like a status bar.
@Suite(.serialized) struct FollowTests {
    private struct Line: Decodable {
        let state: String
        let sitting_since: String?
        let held_back: [String]?
    }

    @Test func `the first line comes at once, and each change or restart of the agent gives another`() async throws {
        try await Desktop.run(.dunst, Config(["sitting.remind_after": "1h"])) { desktop in
            let (bar, lines) = try desktop.agent.balasanaLines("status", "--follow", "--json")
            var seen = 0
            func next(_ state: String) throws -> Line {
                var found: Line?
                let index = lines.first(from: seen) { text in
                    found = try? JSONDecoder().decode(Line.self, from: Data(text.utf8))
                    return found?.state == state
                }?.index
                seen = try #require(index, "no line says \(state): \(lines.all)") + 1
                return try #require(found)
            }
            let none = try next("no-agent")
            #expect(none.held_back == nil)
            #expect(lines.count == 1)
            let started = Date()
            try desktop.agent.start()
            let since = try Date(#require(next("sitting").sitting_since), strategy: .iso8601)
            // A whole second, rounded up or down.
            #expect(since > started.addingTimeInterval(-1) && since < Date(timeIntervalSinceNow: 1))
            #expect(try desktop.agent.balasana("pause", "1h").status == 0)
            #expect(try next("paused").held_back == ["pause"])
            #expect(try desktop.agent.balasana("resume").status == 0)
            _ = try next("sitting")
            try desktop.agent.kill9()
            _ = try next("no-agent")
            try desktop.agent.start()
            _ = try next("sitting")
            #expect(bar.isRunning)
            bar.kill(SIGTERM)
            #expect(bar.exitStatus() == -SIGTERM)
            #expect(lines.all.allSatisfy { $0.hasPrefix("{") && $0.hasSuffix("}") })
        }
    }

    @Test func `another time for the next reminder is a change`() async throws {
        try await Desktop.run(.dunst, Config(["sitting.remind_after": "1h"])) { desktop in
            try desktop.agent.start()
            let (_, lines) = try desktop.agent.balasanaLines("status", "--follow")
            let first = try #require(lines.first { $0.hasPrefix("break at ") })
            try desktop.agent.configure(Config(["sitting.remind_after": "3h"]))
            let second = lines.first(from: first.index + 1) { $0.hasPrefix("break at ") }
            #expect(second != nil && second?.element != first.element)
        }
    }

    @Test func `a new or fixed problem in the config is a change`() async throws {
        try await Desktop.run(.dunst, Config(["sitting.remind_after": "1h"])) { desktop in
            try desktop.agent.start()
            let (_, lines) = try desktop.agent.balasanaLines("status", "--follow", "--json")
            let without = #""config_problems":[]"#
            let first = try #require(lines.first { $0.contains(without) })
            try desktop.agent.configure(Config(["sitting.remind_after": "soon"]))
            let fault = try #require(
                lines.first(from: first.index + 1) { $0.contains("remind_after: \\\"soon\\\" is not a duration") })
            try desktop.agent.configure(Config(["sitting.remind_after": "1h"]))
            #expect(lines.first(from: fault.index + 1) { $0.contains(without) } != nil)
        }
    }

    @Test func `it exits when its reader closes the pipe, even without a change`() async throws {
        try await Desktop.run(.dunst, Config(["sitting.remind_after": "1h"])) { desktop in
            try desktop.agent.start()
            let first = try desktop.agent.shell("balasana status --follow --waybar | head -n 1")
            #expect(first.status == 0)
            #expect(first.out.hasPrefix(#"{"alt":"sitting","class":["sitting"],"text":"break at "#))
        }
    }

    @Test func `it exits when the session ends`() async throws {
        try await Desktop.run(.dunst, Config(["sitting.remind_after": "1h"])) { desktop in
            let (bar, lines) = try desktop.agent.balasanaLines("status", "--follow")
            #expect(lines.first { $0 == "no agent" } != nil)
            desktop.endSessionBus()
            #expect(bar.exitStatus() == 69)
            #expect(lines.first { $0 == "balasana: The session bus is gone." } != nil)
        }
    }

    @Test func `two formats at the same time are refused`() async throws {
        try await Desktop.run(.dunst, starts: .later) { desktop in
            let result = try desktop.agent.balasana("status", "--json", "--waybar")
            #expect(result.status == 64 && result.out.isEmpty)
            #expect(result.error.contains("not both"))
        }
    }
}
