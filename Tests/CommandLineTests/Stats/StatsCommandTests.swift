import Foundation
import Platform
import ReminderCore
import Storage
import Testing

@testable import balasana

/// Runs `balasana stats`.
@Suite("stats") struct StatsCommandTests {
    private static let folder = ".local/share/balasana/history"
    private let today = Calendar.local.local(UTC.now).date

    /// A history with a hold today, and `lines` after it.
    private func home(_ lines: String...) throws -> UserHome {
        let home = try UserHome()
        let month = today.description.prefix(7)
        let row = "\(today)T00:00:00.000+00:00\tdone\tsitting\tseated\t30\t60\t"
        try home.put(
            "\(Self.folder)/desk/\(month).tsv", "time\tevent\n" + ([row] + lines).joined(separator: "\n") + "\n")
        return home
    }

    @Test(arguments: [
        ["--days", "0"], ["--days", "x"], ["--days", "3", "--year"], ["--since", "2026-02-30"], ["--json", "--csv"],
        ["--since", "9999-01-01"], ["--note", "--json"], ["--note", "--days", "3"],
    ])
    func `a wrong option is refused`(options: [String]) throws {
        let result = try home().run(arguments: ["stats"] + options)
        #expect(result.status == 64 && result.out.isEmpty && !result.error.isEmpty)
    }

    @Test func `a date to come and an unknown machine are explained`() throws {
        let home = try home()
        #expect(
            try home.run("stats", "--since", "9999-01-01").error
                == "balasana: --since 9999-01-01 is in the future. Today is \(today).\n")
        #expect(
            try home.run("stats", "--machine", "lap\u{1B}top").error
                == "balasana: The history has no machine \"lap\u{FFFD}top\". Known machines: desk.\n")
        #expect(try home.run("stats", "--machine", "desk").out.contains("1 pose"))
        let empty = try UserHome().run("stats", "--machine", "desk")
        #expect(empty.error == "balasana: The history has no machine \"desk\". There is no history yet.\n")
    }

    @Test func `the note of a week without rows has no line`() throws {
        let result = try home().run("stats", "--note")
        #expect(result.status == 0 && result.out.isEmpty && result.error.isEmpty)
    }

    @Test func `without a history it says when there will be figures`() throws {
        let result = try UserHome().run("stats")
        #expect(result.status == 0 && result.error.isEmpty)
        #expect(result.out.hasPrefix("Nothing was recorded in the last 28 days. The figures appear"))
        #expect(try UserHome().run("stats", "--json").status == 0)
        #expect(try UserHome().run("stats", "--csv", "--days", "2").out.split(separator: "\n").count == 3)
    }

    @Test func `the table has a line for each day and the same number of cells in each`() throws {
        let lines = try home().run("stats", "--csv", "--days", "3").out.split(separator: "\n")
        #expect(lines.count == 4)
        let cells = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        #expect(Set(cells.map(\.count)) == [22])
        #expect(cells[1].dropFirst().joined().isEmpty)
        let day = Dictionary(uniqueKeysWithValues: zip(cells[0].map(String.init), cells[3].map(String.init)))
        #expect(day["date"] == "\(today)" && day["at_desk"] == "yes" && day["poses"] == "1")
        #expect(day["sitting_seconds"] == "" && day["reminders_held"] == "1")
    }

    @Test(arguments: [[], ["--json"], ["--csv"]]) func `what cannot be read is named, and the rest counts`(
        options: [String]
    ) throws {
        let long = String(repeating: "x", count: 100_000)
        let home = try home("2026-11-2", "\u{1}\u{2}\u{3}", long, "\(today)T00:00:01.000+00:00\tpondered\t\t\t\tmany\t")
        try home.put(
            "\(Self.folder)/laptop/2026-11.tsv",
            "time\tevent\tversion=99\n\(today)T00:00:00.000+00:00\tate\t\t\t\t0\t\tnew\n")
        // The tests may run as root, which permissions do not stop.
        try FileManager.default.createSymbolicLink(
            atPath: "\(home.path)/\(Self.folder)/work", withDestinationPath: "work")
        let files = home.names(Self.folder)
        let result = try home.run(arguments: ["stats"] + options)
        #expect(
            result.status == 1
                && result.out.contains(options == ["--json"] ? "\"poses\" : 1" : options == [] ? "1 pose" : ",1,"))
        let month = today.description.prefix(7)
        for line in 3...6 { #expect(result.error.contains("HOME/\(Self.folder)/desk/\(month).tsv:\(line): found ")) }
        #expect(result.error.contains("cannot read the folder HOME/\(Self.folder)/work: "))
        #expect(result.error.utf8.count < 3000)
        #expect(home.names(Self.folder) == files)
        #expect(home.text("\(Self.folder)/desk/\(month).tsv")?.utf8.count ?? 0 > 100_000)
    }
}
