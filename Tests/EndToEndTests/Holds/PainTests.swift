import Foundation
import Testing

/// Checks answers by mistake: on a sample they have no effect, and after a hold they can be undone.
@Suite(.serialized) struct PainTests {
    private static let quiet = Config(["sitting.remind_after": "10m"])

    @Test("A sample, its hold and the answers to it are not recorded", arguments: ServerProgram.allCases)
    func sample(_ server: ServerProgram) async throws {
        try await Desktop.run(server, Config(["sitting.remind_after": "10m", "sitting.hold": "30s"])) { desktop in
            try desktop.agent.start()
            let explained = try desktop.agent.balasana("hold", "--explain").out
            #expect(try desktop.agent.balasana("preview").status == 0)
            try desktop.choose("start", of: desktop.presented("the sample"))
            let hold = try desktop.hold()
            #expect(hold.body.contains("This is a sample. Nothing is recorded."))
            #expect(try desktop.agent.balasana("status").out.contains("This is a sample."))
            let comfortable = try desktop.agent.balasana("comfort", "comfortable")
            #expect(comfortable.status == 77 && comfortable.error.contains("was a sample"))
            let hurt = try desktop.agent.balasana("comfort", "hurt")
            #expect(hurt.status == 0 && hurt.out.hasPrefix("The sample has ended. Nothing was recorded."))
            try desktop.state("sitting")
            #expect(try desktop.history.rows().isEmpty)
            #expect(try desktop.agent.balasana("hold", "--explain").out == explained)
            #expect(try !desktop.agent.status().suspended)
        }
    }

    @Test(
        "The button undoes reported pain, and it stays undone after a restart",
        arguments: ServerProgram.allCases)
    func undo(_ server: ServerProgram) async throws {
        try await Desktop.run(server, Self.quiet) { desktop in
            try desktop.agent.start()
            try desktop.agent.balasana("hold", "--no-follow", "--for", "2s")
            for _ in 0..<3 { _ = try desktop.presented("a phase of the hold") }
            try desktop.history.wait(for: ["started", "done"])
            try desktop.input.touch()
            try desktop.choose("hurt", of: desktop.presented("the question"))
            let effect = try desktop.presented("the effect")
            #expect(effect.keys.contains("undo"))
            #expect(try desktop.agent.status().suspended)
            try desktop.choose("undo", of: effect)
            #expect(try desktop.presented("the confirmation").summary == "Undone: it hurt")
            try desktop.history.wait(for: ["started", "done", "hurt", "undo"])
            #expect(try !desktop.agent.status().suspended)
            try desktop.killAndStart()
            #expect(try desktop.agent.status().next?.variation == "seated")
            let again = try desktop.agent.balasana("comfort", "undo")
            #expect(again.status == 75 && again.error.contains("There is nothing to undo."))
        }
    }

    @Test("The walk after pain has a button for being well again") func better() async throws {
        try await Desktop.run(.dunst, Self.quiet) { desktop in
            try desktop.agent.start()
            #expect(try desktop.agent.balasana("comfort", "hurt").status == 0)
            try desktop.agent.configure(Config())
            let walk = try desktop.presented("the walk")
            #expect(walk.keys.isSuperset(of: ["start", "snooze", "better"]) && !walk.keys.contains("skip"))
            try desktop.choose("better", of: walk)
            #expect(try desktop.presented("the effect").summary == "Good to hear")
            #expect(try desktop.agent.balasana("comfort", "undo").status == 0)
            try desktop.history.wait(for: ["hurt", "shown", "better", "undo"])
            #expect(try desktop.agent.status().suspended)
        }
    }

    @Test("A row that cannot be read makes the next pose gentler, until better") func unreadable() async throws {
        try await Desktop.run(.dunst, Self.quiet) { desktop in
            let laptop = desktop.history.folder.appending(path: "balasana/history/laptop")
            try FileManager.default.createDirectory(at: laptop, withIntermediateDirectories: true)
            let month = Date.now.formatted(.iso8601.year().month().dateSeparator(.dash))
            try Data("2026\n".utf8).write(to: laptop.appending(path: "\(month).tsv"))
            try desktop.agent.start()
            #expect(try desktop.agent.status().next?.variation == "walk")
            let status = try desktop.agent.balasana("status")
            #expect(status.out.contains("Part of the history cannot be read and may contain pain"))
            #expect(try desktop.agent.balasana("status", "--json").out.contains("\(month).tsv:1: found"))
            #expect(try desktop.agent.balasana("comfort", "better").out.hasPrefix("Good to hear. The part"))
            #expect(try desktop.agent.status().next?.variation == "seated")
        }
    }

    @Test("A correction of this machine's own history takes effect at once") func corrected() async throws {
        try await Desktop.run(.dunst, Self.quiet) { desktop in
            try desktop.agent.start()
            try desktop.agent.balasana("hold", "--no-follow", "--for", "2s")
            try desktop.history.wait(for: ["started", "done"])
            let folder = desktop.history.folder.appending(path: "balasana/history")
            let own = try #require(FileManager.default.contentsOfDirectory(atPath: folder.path).first)
            let month = Date.now.formatted(.iso8601.year().month().dateSeparator(.dash))
            let file = folder.appending(path: "\(own)/\(month).tsv")
            let rows = try Data(contentsOf: file)
            try (rows + Data("2026\n".utf8)).write(to: file)
            _ = try desktop.monitor.nextStatus("the problem") { !$0.history_problems.isEmpty }
            #expect(try desktop.agent.status().next?.variation != "classic")
            try rows.write(to: file, options: .atomic)
            _ = try desktop.monitor.nextStatus("no problem") { $0.history_problems.isEmpty }
        }
    }

    @Test("A hold can be stopped for a reason other than the pose") func interrupted() async throws {
        try await Desktop.run(.dunst, Self.quiet) { desktop in
            try desktop.agent.start()
            try desktop.agent.balasana("hold", "--no-follow", "--for", "10m")
            try desktop.history.wait(for: ["started"])
            #expect(try desktop.agent.balasana("stop").status == 0)
            try desktop.input.touch()
            let question = try desktop.monitor.next("the question") {
                $0.presented?.keys.contains("interrupted") == true
            }
            try desktop.choose("interrupted", of: #require(question.presented))
            try desktop.history.wait(for: ["started", "partial", "interrupted"])
            #expect(try !desktop.agent.status().suspended)
        }
    }
}
