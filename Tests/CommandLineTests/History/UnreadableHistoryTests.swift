import Platform
import Testing

@testable import Storage
@testable import balasana

/// What the commands say about a history with rows that cannot be read.
@Suite("Unreadable history") struct UnreadableHistoryTests {
    private func home(_ lines: String...) throws -> UserHome {
        let home = try UserHome()
        try home.put("\(Self.folder)/2026-11.tsv", ([HistoryRow.header] + lines).joined(separator: "\n") + "\n")
        return home
    }

    private static let folder = ".local/share/balasana/history/\(History.thisMachine())"

    @Test(arguments: [["hold", "--explain"], ["plan"], ["guide"], ["history", "--days", "36500"]])
    func `a command says which line it cannot read`(command: [String]) throws {
        let home = try home("odd\u{1B}[2J")
        let result = try home.run(arguments: command)
        #expect(result.status == 1 && !result.out.isEmpty)
        #expect(
            result.error == """
                balasana: HOME/\(Self.folder)/2026-11.tsv:2: found "odd\u{FFFD}[2J", expected 7 columns with tabs \
                between: time, event, kind, variation, hold_seconds, sitting_seconds, detail
                balasana: Run `balasana doctor` for what to do about it.

                """)
    }

    @Test func `hold --explain gives it as the reason for a gentler pose`() throws {
        let home = try home("odd")
        let result = try home.run("hold", "--explain")
        let text = result.out.replacing("\n", with: " ").replacing("  ", with: " ")
        #expect(text.contains("30 s (starting length, because part of the history cannot be read)."))
        #expect(text.contains("A walk, because part of the history cannot be read and may contain pain (until"))
        #expect(try self.home().run("hold", "--explain").status == 0)
    }

    @Test func `doctor says what to do`() throws {
        let home = try home("odd")
        let text = try home.run("doctor").out.replacing(#/\s+/#) { _ in " " }
        #expect(text.contains("History not all rows can be read"))
        #expect(text.contains("2026-11.tsv:2: found \"odd\", expected 7 columns"))
        #expect(text.contains("-> Fix or delete these lines in a text editor, then run `balasana agent restart`."))
        #expect(text.contains("If nothing hurts, run `balasana comfort better`."))
    }

    @Test func `a file in another form is a note in doctor, and nothing else changes`() throws {
        let home = try UserHome()
        let row = "2026-11-05T07:30:00.000+01:00,done,sitting,classic,30,60,\n"
        try home.put("\(Self.folder)/2026-11.tsv", row)
        let text = try home.run("doctor").out.replacing(#/\s+/#) { _ in " " }
        #expect(text.contains("History all rows can be read"))
        #expect(text.contains("Note: Another program has saved ~/\(Self.folder)/2026-11.tsv in another form."))
        #expect(try home.run("history", "--days", "36500").status == 0)
        #expect(try home.run("history", "--days", "36500", "--tsv").out.contains("\tdone\tsitting\t"))
    }
}
