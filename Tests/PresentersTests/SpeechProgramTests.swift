import Fixtures
import GLibBridge
import Glibc
import Testing

@testable import Presenters

@Suite struct SpeechProgramTests {
    @Test func `spoken words are one line, without control characters`() throws {
        let place = TemporaryFolder()
        try place.put("spd-say", "#!/bin/sh\nfor word; do :; done\nprintf '%s' \"$word\" >\"$HOME/words\"\n")
        #expect(chmod("\(place.path)/spd-say", 0o755) == 0)
        let loop = MainLoop.onNewThread(named: "speech")
        let outcomes = Recorder<Bool>()
        let program = loop.run {
            let environment = ["PATH": "\(place.path):/usr/bin:/bin", "HOME": place.path]
            let program = SpeechProgram(environment: environment, loop: loop)
            program.outcome = { outcomes.append($0) }
            program.say("Breathe\n\u{1B}[2Jout")
            return program
        }
        #expect(outcomes.next() == true)
        #expect(place.text("words") == "Breathe\u{FFFD}\u{FFFD}[2Jout")
        loop.run { program.outcome = nil }
    }
}
