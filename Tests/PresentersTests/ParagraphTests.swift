import Presenters
import ReminderCore
import Testing

@Suite struct ParagraphTests {
    @Test func `a command, a length and a date are never broken`() {
        #expect(
            Paragraph.lines("Stop it with `balasana stop` now.", width: 20) == [
                "Stop it with", "`balasana stop` now.",
            ])
        #expect(Paragraph.lines("It grows to 3 min at most.", width: 14) == ["It grows to", "3 min at most."])
        #expect(Paragraph.lines("Not before then (30 s).", width: 20) == ["Not before then", "(30 s)."])
        #expect(Paragraph.lines("It hurt on 12 Nov again.", width: 14) == ["It hurt on", "12 Nov again."])
        #expect(Paragraph.lines("There are 3 sessions now.", width: 13) == ["There are 3", "sessions now."])
    }

    @Test func `the last line has more than one word if possible`() {
        #expect(
            Paragraph.lines("Next: 30 s of seated Child's Pose at 14:02.", width: 40) == [
                "Next: 30 s of seated Child's Pose", "at 14:02.",
            ])
        #expect(Paragraph.lines("one two", width: 4) == ["one", "two"])
        #expect(Paragraph.lines("aa bb cc dd ee ff gg hh ii j", width: 27) == ["aa bb cc dd ee ff gg hh", "ii j"])
        // A long word can stay alone.
        #expect(Paragraph.lines("aa bb cc dddddddd", width: 16) == ["aa bb cc", "dddddddd"])
    }

    @Test(arguments: [10, 24, 40, 80]) func `no line is too long, and no word is lost`(width: Int) {
        let text = "You reported pain, so reminders suggest a walk of 1 min. Then run `x y`, or wait until 3 Dec."
        let lines = Paragraph.lines(text, width: width)
        #expect(lines.joined(separator: " ") == text)
        #expect(lines.allSatisfy { $0.count <= width })
    }

    @Test func `the width includes the prefix`() {
        let lines = Paragraph.lines("one two three four", first: "- ", others: "    ", width: 13)
        #expect(lines == ["- one two", "    three", "    four"])
    }

    @Test func `three or more consecutive weekdays become a range`() {
        #expect(DateText.weekdays([.mon, .tue, .wed, .thu, .fri]) == "Mon to Fri")
        #expect(DateText.weekdays([.sat, .sun]) == "Sat and Sun")
        #expect(DateText.weekdays([.mon, .wed, .fri]) == "Mon, Wed and Fri")
        #expect(DateText.weekdays([.mon, .tue, .wed, .sun]) == "Mon to Wed and Sun")
        #expect(DateText.weekdays([.fri]) == "Fri")
    }

    @Test func `a date has its year only if it is another year`() {
        let date = LocalDate(year: 2026, month: 11, day: 30)
        #expect(DateText.text(date, in: 2026) == "Mon 30 Nov")
        #expect(DateText.text(date, in: 2025) == "Mon 30 Nov 2026")
    }

    @Test func `a session has quotes unless its name is a time of day`() {
        #expect(SessionText.name("morning") == "morning session")
        #expect(SessionText.name("Evening") == "Evening session")
        #expect(SessionText.name("mine") == "session \"mine\"")
    }
}
