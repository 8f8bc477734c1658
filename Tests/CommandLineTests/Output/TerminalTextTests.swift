import Testing

@testable import balasana

@Suite("Wrapped lines") struct TerminalTextTests {
    @Test func `a sentence is wrapped between words and indented`() {
        let text = "/home/a/balasana.conf:4: [sitting] bump: \"2m\" is not a duration; set `at = off`"
        #expect(
            TerminalText.lines(text, width: 40) == [
                "/home/a/balasana.conf:4: [sitting]", "  bump: \"2m\" is not a duration; set", "  `at = off`",
            ])
        #expect(TerminalText.lines(text, width: 100) == [text])
    }

    @Test func `a line with columns is indented to its last column`() {
        #expect(
            TerminalText.lines("- 07:30  morning: Child's Pose on the chair, hold 30 s", width: 40) == [
                "- 07:30  morning: Child's Pose on the", "         chair, hold 30 s",
            ])
        #expect(
            TerminalText.lines("  slot.noon.at  12:00 to 13:00, 14:00 to 15:00, new", width: 40) == [
                "  slot.noon.at  12:00 to 13:00, 14:00 to", "                15:00, new",
            ])
    }
}
