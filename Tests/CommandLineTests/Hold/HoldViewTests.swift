import Fixtures
import Presenters
import ReminderCore
import Testing

@testable import balasana

/// Checks the drawing of a hold, from getting down to coming up.
@Suite("Hold view") struct HoldViewTests {
    private func expect(_ text: String, is name: String, _ location: SourceLocation = #_sourceLocation) throws {
        #expect(try GoldenFile.text(name, now: text) == text, sourceLocation: location)
    }

    /// Sample times: each phase, breaths of all sizes, and the limits.
    private static let times = [
        0, 4900, 5000, 6300, 7700, 9000, 11_000, 14_900, 15_000, 27_400, 27_500, 33_700, 40_000, 49_900, 50_000, 59_900,
    ]

    private func film(_ hold: SampleHold, columns: Int, isUnicode: Bool = true) -> String {
        Self.times.filter { $0 < hold.end }.map { time in
            let frame = hold.text(time, columns: columns, isUnicode: isUnicode)
            return "\(Double(time) / 1000) s\n" + frame.map { "|\($0)\n" }.joined()
        }.joined(separator: "\n")
    }

    @Test func `at 40 columns it matches the golden file`() throws {
        try expect(film(SampleHold(.classic), columns: 40), is: "hold-40.txt")
    }

    @Test func `at 80 columns it matches the golden file`() throws {
        try expect(film(SampleHold(), columns: 80), is: "hold-80.txt")
    }

    @Test func `without UTF-8 it is ASCII and matches the golden file`() throws {
        let film = film(SampleHold(), columns: 60, isUnicode: false)
        #expect(film.utf8.allSatisfy { $0 < 128 })
        try expect(film, is: "hold-ascii.txt")
    }

    @Test func `a walk has no breath and matches the golden file`() throws {
        let film = film(SampleHold(.walk), columns: 40)
        #expect(!film.contains("breathe"))
        try expect(film, is: "walk-40.txt")
    }

    @Test(arguments: Variation.allCases.map { ($0, true) } + [(.seated, false)])
    func `no line is wider than the terminal, and all frames have the same height`(
        variation: Variation, isUnicode: Bool
    ) {
        let hold = SampleHold(variation)
        for columns in 20...120 {
            let frames = stride(from: 0, to: hold.end, by: 500).map {
                hold.frame($0, columns: columns, isUnicode: isUnicode)
            }
            #expect(frames.joined().allSatisfy { $0.width <= columns }, "\(columns)")
            #expect(Set(frames.map(\.count)).count == 1, "\(columns)")
            if columns >= 40 { #expect(frames[0].count <= 6, "\(columns)") }
        }
    }

    @Test(arguments: [1, 5, 19]) func `lines are cut off in a terminal that is too narrow`(columns: Int) {
        let hold = SampleHold(.classic)
        for time in stride(from: 0, to: hold.end, by: 500) {
            #expect(hold.frame(time, columns: columns).allSatisfy { $0.width <= columns })
        }
    }

    @Test(arguments: [20, 40, 80], [true, false])
    func `the breathing bar grows as you breathe in and shrinks as you breathe out`(columns: Int, isUnicode: Bool) {
        let hold = SampleHold()
        var last = (isIn: false, length: 0)
        var turns = 0
        // Not at the exact time of the change.
        for time in stride(from: 5010, to: 50_000, by: 50) {
            let words = hold.text(time, columns: columns, isUnicode: isUnicode)[3]
            let isIn = words.contains("in ")
            #expect(isIn != words.contains("out "))
            #expect(isIn == ((time - 5000) % 10_000 < 4000))
            let length = Self.eighths(words)
            if isIn == last.isIn {
                #expect(isIn ? length >= last.length : length <= last.length, "at \(time)")
            } else {
                turns += 1
            }
            #expect(length > 0)
            last = (isIn, length)
        }
        #expect(turns == 10)
    }

    @Test(arguments: [20, 40, 61, 80], [true, false])
    func `the progress bar never shrinks and is full at the end`(columns: Int, isUnicode: Bool) {
        let hold = SampleHold()
        var last = 0
        for time in stride(from: 5000, to: 50_000, by: 50) {
            let bar = hold.text(time, columns: columns, isUnicode: isUnicode)[1]
            #expect(bar.count == columns)
            #expect(bar.count { "┿┼|".contains($0) } == 1)
            let done = bar.reduce(0) { $0 + ("━#┿".contains($1) ? 2 : $1 == "╾" ? 1 : 0) }
            #expect(done >= last, "at \(time)")
            last = done
        }
        #expect(last >= 2 * columns - 4)
    }

    @Test func `each phase has a title and a countdown`() {
        let hold = SampleHold()
        func head(_ time: Int) -> [Substring] { hold.text(time)[0].split(separator: "  ").filter { !$0.isEmpty } }
        #expect(head(0).map { $0.trimmingPrefix(" ") } == ["Get ready", "0:05"])
        #expect(head(5000).map { $0.trimmingPrefix(" ") } == ["Hold", "0:45"])
        #expect(head(27_500).map { $0.trimmingPrefix(" ") } == ["Halfway", "0:23"])
        #expect(head(40_000).map { $0.trimmingPrefix(" ") } == ["Last 10 seconds", "0:10"])
        #expect(head(50_000).map { $0.trimmingPrefix(" ") } == ["Come up", "0:10"])
        #expect(hold.text(50_000)[1] == "Done. You held for 45 s. Come up slowly and keep breathing.")
        #expect(
            SampleHold(isDone: false).text(50_000)[1...2].joined(separator: " ") == """
                The hold is over. You used the keyboard or mouse, so it counts as partial. Come up slowly and keep \
                breathing.
                """)
        #expect((0..<hold.end).filter { $0 % 500 == 0 }.allSatisfy { hold.text($0).last == "Ctrl-C to stop" })
    }

    @Test func `the hint changes after the agent was asked to stop`() {
        let hold = SampleHold()
        let frame = HoldView(columns: 40, isUnicode: true).frame(
            hold.report(7000), at: hold.start + 7000, isStopping: true)
        #expect(frame.last?.text(hasColour: false) == "Stopping. Press Ctrl-C again to leave.")
    }

    @Test func `a stage that the agent has not ended yet stays at zero`() {
        let hold = SampleHold()
        let view = HoldView(columns: 40, isUnicode: true)
        for time in [0, 5000, 50_000] {
            let late = view.frame(hold.report(time), at: hold.start + 600_000)
            #expect(late[0].text(hasColour: false).hasSuffix(" 0:00"))
        }
    }

    @Test func `without colour there are no escape sequences, and the text is the same`() {
        let hold = SampleHold()
        for time in stride(from: 0, to: hold.end, by: 500) {
            for line in hold.frame(time, columns: 80) {
                let plain = line.text(hasColour: false)
                #expect(!plain.contains("\u{1B}"))
                #expect(line.text(hasColour: true).replacing(/\x1B\[[0-9]+m/, with: "") == plain)
            }
        }
        #expect(hold.frame(7000, columns: 80)[3].text(hasColour: true).contains("\u{1B}[36m"))
    }

    /// The length of the breathing bar in eighths of a column.
    private static func eighths(_ line: String) -> Int {
        let blocks: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]
        // Skip the words; "out" contains an o, which would count.
        return line.drop { $0 != " " }.drop { $0.isLetter && $0 != "o" || $0 == " " }.reduce(0) {
            $0 + ($1 == "o" ? 8 : (blocks.firstIndex(of: $1) ?? -1) + 1)
        }
    }
}
