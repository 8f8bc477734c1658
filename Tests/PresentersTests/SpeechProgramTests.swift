import Testing

@testable import Presenters

@Suite struct SpeechProgramTests {
    @Test func `spoken words are one argument, without control characters`() {
        let command = SpeechProgram.command(saying: "-Breathe\n\u{1B}[2Jout")
        #expect(command.suffix(2) == ["--", "-Breathe\u{FFFD}\u{FFFD}[2Jout"])
    }
}
