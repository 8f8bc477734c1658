import Foundation
import Testing

/// Checks reminders that are heard, with a real sound server and a real voice.
@Suite(.serialized) struct SoundTests {
    @Test("A chime sounds with a reminder, and the server's own sound does not") func chime() async throws {
        try await Desktop.run(.dunst, Config(["delivery.sound": "chime", "sitting.remind_after": "1h"])) { desktop in
            let sound = try SoundDesk(desktop.sandbox)
            let onsets = sound.onsets
            try desktop.agent.start()
            #expect(sound.onsets == onsets)
            try desktop.agent.configure(Config(["delivery.sound": "chime"]))
            let reminder = try desktop.reminder()
            #expect(reminder.hints["suppress-sound"]?.flag == true)
            try sound.wait(forOnsets: onsets + 1)
        }
    }

    @Test("A voice says a reminder, and an answer stops it") func voice() async throws {
        try await Desktop.run(.dunst, Config(["delivery.sound": "voice"])) { desktop in
            let sound = try SoundDesk(desktop.sandbox)
            let (before, onsets) = (sound.heard, sound.onsets)
            try desktop.agent.start()
            let reminder = try desktop.reminder()
            #expect(reminder.hints["suppress-sound"]?.flag == true)
            try sound.wait(forOnsets: onsets + 1)
            try desktop.sandbox.waitForSilence()
            let (whole, middle, later) = (sound.heard - before, sound.heard, sound.onsets)
            #expect(whole > 5)
            try desktop.agent.balasana("snooze", "1s")
            try desktop.gone(reminder)
            _ = try desktop.reminder()
            try sound.wait(forOnsets: later + 1)
            #expect(try desktop.agent.balasana("skip").status == 0)
            try desktop.sandbox.waitForSilence()
            #expect(sound.heard - middle < whole - 2)
        }
    }

    @Test("Without voice and player a reminder is still shown, and a notice says what is missing")
    func unheard() async throws {
        try await Desktop.run(.dunst, Config(["delivery.sound": "voice"])) { desktop in
            desktop.agent.runner = ["/usr/bin/env", "PATH=/nonexistent"]
            try desktop.agent.start()
            _ = try desktop.reminder()
            #expect(try desktop.agent.balasana("skip").status == 0)
            let notice = try desktop.presented("what is missing")
            #expect(notice.summary == "Sound is not working")
            #expect(notice.body.contains("No voice") && notice.body.contains("No sound"))
        }
    }
}

extension Sandbox {
    /// Says a word after all words before it, and returns when it is over.
    fileprivate func waitForSilence() throws {
        let spoken = try run(["spd-say", "--wait", "-P", "message", "a"])
        guard spoken.status == 0 else { throw Disappointment("nothing speaks: \(spoken.error)", journal) }
    }
}
