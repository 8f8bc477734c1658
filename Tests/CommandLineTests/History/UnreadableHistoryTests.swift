import Foundation
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

    private static let folder = ".local/share/balasana/history/\(History(folder: "/none").machine)"

    @Test(arguments: [["hold", "--explain"], ["plan"], ["guide"], ["history", "--days", "36500"]])
    func `a command says which line it cannot read`(command: [String]) throws {
        let home = try home("odd\u{1B}[2J")
        let result = try home.run(arguments: command)
        #expect(result.status == 1 && !result.out.isEmpty)
        #expect(
            result.error == """
                balasana: HOME/\(Self.folder)/2026-11.tsv:2: found "odd\u{FFFD}[2J", expected 7 columns with tabs \
                between them
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
        #expect(text.contains("-> Fix or delete these lines in a text editor. "))
        #expect(text.contains("If nothing hurts, run `balasana comfort better`."))
    }

    @Test func `a folder of another machine that cannot be opened is named, and holds are gentle`() throws {
        let home = try home()
        let laptop = home.path + "/.local/share/balasana/history/laptop"
        // The tests may run as root, which permissions do not stop.
        try FileManager.default.createSymbolicLink(atPath: laptop, withDestinationPath: "laptop")
        let problem = "cannot read the folder HOME/.local/share/balasana/history/laptop: "
        let explained = try home.run("hold", "--explain")
        #expect(explained.status == 1 && explained.error.hasPrefix("balasana: \(problem)"))
        #expect(explained.out.contains("A walk, because part of the history"))
        let history = try home.run("history")
        #expect(history.status == 1 && history.error.hasPrefix("balasana: \(problem)"))
        let text = try home.run("doctor").out.replacing(#/\s+/#) { _ in " " }
        #expect(text.contains("Part of the history cannot be read: cannot read the folder ~/"))
        #expect(text.contains("-> Make this readable, then run `balasana agent restart`."))
    }

    @Test func `doctor shows three problems, and says where the others are`() throws {
        let home = try home("odd", "odd", "odd", "odd")
        let text = try home.run("doctor").out.replacing(#/\s+/#) { _ in " " }
        #expect(text.contains("tsv:4: ") && !text.contains("tsv:5: "))
        #expect(text.contains("Run `balasana hold --explain` for the full list."))
        #expect(try home.run("hold", "--explain").error.contains("tsv:5: "))
    }

    @Test func `a long text in a row is cut`() throws {
        let long = { (letter: String) in String(repeating: letter, count: 10_000) }
        let home = try home(
            "2026-11-28T08:00:00.000+00:00\t\(long("x"))1\tslot:\(long("y"))\t\(long("z"))\t30\t60\t\(long("d"))")
        let history = try home.run("history", "--days", "36500")
        #expect(history.status == 0 && history.out.utf8.count < 3000)
        #expect(history.out.contains("xxx…") && history.out.contains("yyy…") && history.out.contains("ddd…"))
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
