import Foundation
import Testing

/// A slip of the hand: on a sample it changes nothing, and on a question it can be undone.
@Suite(.serialized) struct PainTests {
    private static let quiet = Config(["sitting.remind_after": "10m"])

    @Test("A sample, its hold and the answers to them leave no trace", arguments: ServerProgram.allCases)
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
        "That it hurt is undone by the button, and stays undone over a restart",
        arguments: ServerProgram.allCases)
    func undo(_ server: ServerProgram) async throws {
        try await Desktop.run(server, Self.quiet) { desktop in
            try desktop.agent.start()
            try desktop.agent.balasana("hold", "--no-follow", "--for", "2s")
            for _ in 0..<3 { _ = try desktop.presented("a part of the hold") }
            try desktop.history.wait(for: ["started", "done"])
            try desktop.input.touch()
            try desktop.choose("hurt", of: desktop.presented("the question"))
            let told = try desktop.presented("what follows")
            #expect(told.keys.contains("undo"))
            #expect(try desktop.agent.status().suspended)
            try desktop.choose("undo", of: told)
            #expect(try desktop.presented("the undoing").summary == "Undone: it hurt")
            try desktop.history.wait(for: ["started", "done", "hurt", "undo"])
            #expect(try !desktop.agent.status().suspended)
            try desktop.killAndStart()
            #expect(try desktop.agent.status().next?.variation == "seated")
            let again = try desktop.agent.balasana("comfort", "undo")
            #expect(again.status == 75 && again.error.contains("There is nothing to undo."))
        }
    }

    @Test("The walk that follows from pain is answered with being well again") func better() async throws {
        try await Desktop.run(.dunst, Self.quiet) { desktop in
            try desktop.agent.start()
            #expect(try desktop.agent.balasana("comfort", "hurt").status == 0)
            try desktop.agent.configure(Config())
            let walk = try desktop.presented("the walk")
            #expect(walk.keys.isSuperset(of: ["start", "snooze", "better"]) && !walk.keys.contains("skip"))
            try desktop.choose("better", of: walk)
            #expect(try desktop.presented("what follows").summary == "Good to hear")
            #expect(try desktop.agent.balasana("comfort", "undo").status == 0)
            try desktop.history.wait(for: ["hurt", "shown", "better", "undo"])
            #expect(try desktop.agent.status().suspended)
        }
    }

    @Test("Why a hold was stopped can be none of the pose's business") func interrupted() async throws {
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
