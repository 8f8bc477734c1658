import Foundation
import Testing

/// Checks what a guided hold shows and plays, and the question after it.
@Suite(.serialized) struct GuideTests {
    private static let quiet = Config(["sitting.remind_after": "10m"])
    private static let loud = Config([
        "sitting.remind_after": "10m", "guide.voice": "always", "guide.chime": "always", "guide.get_down_chair": "3s",
        "guide.come_up": "2s", "guide.spoken_breaths": "2", "sitting.hold": "30s to 1m",
    ])

    private func question(_ desktop: Desktop) throws -> SentNotification {
        // The user is back at the keyboard.
        try desktop.input.touch()
        let question = try desktop.presented("the question")
        #expect(question.keys.isSuperset(of: ["comfortable", "too-long", "hurt"]))
        return question
    }

    @Test("A hold of 30 s shows and plays each stage, then the question") func led() async throws {
        try await Desktop.run(.dunst, Self.loud) { desktop in
            let sound = try SoundDesk(desktop.sandbox)
            let onsets = sound.onsets
            try desktop.agent.start()
            try desktop.agent.balasana("hold", "--no-follow", "--for", "30s")
            let phases = [
                "Seated Child's Pose, 30 s", "Hold seated Child's Pose for 30 s",
                "Halfway: 15 s to go", "10 s to go", "Done. You held it for 30 s",
            ]
            var ids: Set<UInt32> = []
            for phase in phases {
                let shown = try desktop.presented(phase)
                // On a busy machine it may appear late and mention less time.
                #expect(shown.summary.filter { !$0.isNumber } == phase.filter { !$0.isNumber })
                #expect(shown.keys.contains("stop") == !phase.hasPrefix("Done"))
                #expect(shown.hints["image-path"]?.text?.hasSuffix("/seated.png") == true)
                #expect(shown.hints["suppress-sound"]?.flag == true, "the server's sound would disturb the agent's")
                ids.insert(shown.id)
            }
            #expect(ids.count == 1, "the stages share one notification")
            // At least these: get ready, hold, out, halfway, ten seconds, come up, done.
            try sound.wait(forOnsets: onsets + 7)
            let asked = try question(desktop)
            #expect(asked.summary == "Done. How did that feel?")
            try desktop.choose("comfortable", of: asked)
            try desktop.history.wait(for: ["started", "done", "comfortable"])
            try desktop.gone(asked)
            let effect = try desktop.presented("the effect of the answer")
            #expect(effect.summary == "Saved: comfortable")
            #expect(effect.body == "Two more comfortable holds make it 45 s.")
            #expect(effect.timeout == 8000)
            #expect(try desktop.agent.balasana("comfort", "comfortable").status == 77)
            #expect(
                try desktop.agent.balasana("hold", "--explain").out.contains("Two more comfortable holds make it 45 s.")
                    == true)
        }
    }

    @Test("Without voice and sound a hold still runs, and one notice after it says what is missing")
    func unheard() async throws {
        try await Desktop.run(.dunst, Self.loud) { desktop in
            // There is no player and no spd-say on the PATH.
            desktop.agent.runner = ["/usr/bin/env", "PATH=/nonexistent"]
            try desktop.agent.start()
            try desktop.agent.balasana("hold", "--no-follow", "--for", "2s")
            var shown = [try desktop.presented()]
            while shown.last?.summary != "Done. You held it for 2 s" { shown.append(try desktop.presented()) }
            #expect(shown.allSatisfy { $0.id == shown[0].id }, "there is one notification and no notice")
            #expect(shown[0].summary == "Seated Child's Pose, 2 s")
            #expect(shown[0].body.hasPrefix("balasana stop\nGet ready: "))
            #expect(shown.contains { $0.body.contains("No sound: watch the screen.") })
            try desktop.history.wait(for: ["started", "done"])
            let asked = try question(desktop)
            try desktop.choose("too-long", of: asked)
            #expect(try desktop.presented("the effect").summary == "Saved: too long")
            // The user is back at the keyboard.
            try desktop.input.touch()
            let notice = try desktop.presented("what is missing")
            #expect(notice.body.contains("No sound") && notice.body.contains("No voice"))
            #expect(notice.timeout == 20_000)
            // The next hold says so at once and closes the notice.
            try desktop.agent.balasana("hold", "--no-follow", "--for", "2s")
            try desktop.gone(notice)
            let next = try desktop.presented("the next hold")
            #expect(next.body.contains("No sound: watch the screen."))
            for beginning in ["Hold seated Child's Pose for ", "Done. You held it for 2 s"] {
                #expect(try desktop.presented(beginning).summary.hasPrefix(beginning))
            }
        }
    }

    @Test("Reported pain makes the next pose gentler, even after the agent restarts") func pain()
        async throws
    {
        try await Desktop.run(.dunst, Config(["sitting.remind_after": "10m", "sitting.variation": "supported"])) {
            desktop in
            try desktop.agent.start()
            try desktop.agent.balasana("hold", "--no-follow", "--for", "2s", "--variation", "seated")
            #expect(try desktop.presented().body.hasPrefix("balasana stop\nGet ready: "))
            try desktop.history.wait(for: ["started", "done"])
            for _ in 0..<2 { _ = try desktop.presented() }
            try desktop.choose("hurt", of: question(desktop))
            try desktop.history.wait(for: ["started", "done", "hurt"])
            let effect = try desktop.presented("the effect")
            #expect(effect.summary == "Saved: it hurt")
            #expect(effect.body.contains("balasana comfort better"))
            try desktop.agent.kill9()
            try desktop.agent.start()
            #expect(try desktop.agent.status().next?.variation == "walk")
            #expect(try desktop.agent.balasana("comfort", "better").status == 0)
            #expect(try desktop.agent.status().next?.variation == "supported")
        }
    }

    @Test("After a meal the next reminder is a walk, which Start begins and Stop ends") func meal()
        async throws
    {
        try await Desktop.run(.dunst, Self.quiet) { desktop in
            try desktop.agent.start()
            #expect(try desktop.agent.balasana("ate", "--ago", "10m").status == 0)
            try desktop.agent.configure(Config())
            let reminder = try desktop.reminder()
            #expect(reminder.summary == "Stand up and walk, 1 min")
            #expect(reminder.body.contains("No poses until"))
            #expect(reminder.hints["image-path"]?.text?.hasSuffix("/walk.png") == true)
            try desktop.choose("start", of: reminder)
            let walk = try desktop.hold()
            #expect(walk.summary == "Walk for 1 min")
            #expect(try desktop.agent.status().hold?.variation == "walk")
            #expect(try desktop.agent.balasana("hold").status == 77)
            #expect(try desktop.agent.balasana("stop").status == 0)
        }
    }

    @Test("Setting a physical limit shows its caution once") func caution() async throws {
        try await Desktop.run(.dunst, Self.quiet) { desktop in
            try desktop.agent.start()
            try desktop.agent.configure(Config(["sitting.remind_after": "10m", "body.disc": "yes"]))
            let caution = try desktop.presented("the caution")
            #expect(caution.summary == "Take care with Child's Pose")
            #expect(caution.body.contains("Go gradually: deep forward bending may hurt."))
            #expect(caution.body.contains("It diagnoses nothing"))
            #expect(caution.timeout == 30_000)
            // The agent responds only after it has saved that the caution was shown.
            _ = try desktop.agent.status()
            try desktop.agent.kill9()
            try desktop.agent.start()
            try desktop.nothingPresented()
        }
    }
}
