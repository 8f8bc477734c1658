import Fixtures
import Foundation
import Glibc
import Platform
import ReminderCore
import Testing

@testable import Storage

/// Rows of the history that cannot be read, and what they mean for the practice.
@Suite struct UnreadableHistoryTests {
    let place = TemporaryFolder()
    static let file = "desk/2026-11.tsv"
    /// 2026-11-20 12:00 UTC.
    static let now = UTC(seconds: 1_795_176_000)
    var history: History { History(folder: place.path, machine: "desk") }

    static func row(_ day: Int, _ event: String) -> String {
        "2026-11-\(day)T08:00:00.000+00:00\t\(event)\tsitting\tclassic\t30\t60\t"
    }

    static func time(_ day: Int) -> UTC { UTC(seconds: 1_793_491_200 + Int64(day - 1) * 86_400 + 8 * 3600) }

    func practice(_ lines: [String], at now: UTC = now) throws -> Practice {
        try place.put(Self.file, ([HistoryRow.header] + lines).joined(separator: "\n") + "\n")
        return history.practice(at: now).practice
    }

    @Test(arguments: [
        "odd", "\0\0\0\0", "2026-11-12T08:00:00.000+00:00", "2026-11-12T08:00:00.000+00:00\t",
        "2026-11-12T08:00:00.000+00:00\thu", "46338.33\tOuch\tsitting\tclassic\t30\t60\t",
        "rt\tsitting\tclassic\t30\t60\t", "2026-11-12T08:00:00.000+00:00 hurting sitting classic 30 60",
    ])
    func `a row that may be about pain makes holds gentle for two weeks`(line: String) throws {
        let practice = try practice([Self.row(10, "done"), line, Self.row(14, "shown")])
        #expect(practice.possiblePain == Self.time(14), "it was written before the next row")
        #expect(practice.carefulUntil == Self.time(28))
        #expect(practice.lastPain == nil)
        let reading = history.rows()
        #expect(reading.unreadable.rows.map(\.line) == [3] && reading.unreadable.rowCount == 1)
        #expect(history.practice(at: Self.now).unreadable == reading.unreadable)
        #expect(history.practice(at: Self.time(28)).practice.carefulUntil == nil)
    }

    @Test(arguments: [
        "done", "2026-11-12T08:00:00.000+00:00\tdone", "nonsense\tshown\tsitting\tclassic\t30\t60\t",
        "2026-11-12T08:00:00.000+00:00\tsno", "2026-11-12T08:00:00.000+00:00\tdone\tsitting\tclassic\t3",
    ])
    func `a row about something else is reported and changes nothing`(line: String) throws {
        let practice = try practice([Self.row(10, "done"), line, Self.row(14, "shown")])
        #expect(practice.possiblePain == nil && practice.lastPain == nil)
        #expect(history.rows().unreadable.rows.map(\.line) == [3])
    }

    @Test(arguments: [
        ("46338.33\thurt\tsitting\tclassic\t30\t60\t", 1), ("?\thurt\tsitting\tseated\t30\t60\t", 3),
        ("2026-11-12T08:00:00.000+00:00\thurt\tsitting\tclassic", 1), (",,hurt,sitting,classic,30,60,", 1),
    ])
    func `a row that says that it hurt counts as pain`(line: String, gentleness: Int) throws {
        let practice = try practice([Self.row(10, "done"), line, Self.row(14, "shown")])
        #expect(practice.lastPain == Self.time(14) && practice.possiblePain == nil)
        #expect(practice.gentleness == gentleness)
    }

    @Test func `pain in an unknown pose counts as pain, and makes every pose gentler`() throws {
        let practice = try practice(["?\thurt", Self.row(14, "shown")])
        #expect(practice.lastPain == Self.time(14) && practice.possiblePain == Self.time(14))
    }

    @Test func `two rows on one line are not read as one`() throws {
        let practice = try practice([Self.row(10, "shown") + Self.row(12, "hurt"), Self.row(14, "shown")])
        #expect(practice.lastPain != nil)
        #expect(history.rows().unreadable.rows.map(\.expected) == ["one row on each line"])
    }

    @Test(arguments: ["\thurt\t\t\t\t60\t", "\thurt\tmeal:lunch\tlying\t-3\t60\t", "\tHurt \tsitting\tclassic\t30\t60"])
    func `pain needs no other column`(rest: String) throws {
        let practice = try practice(["2026-11-12T08:00:00.000+00:00" + rest])
        #expect(practice.lastPain == Self.time(12) && practice.gentleness == 1)
        #expect(history.rows().unreadable.isEmpty)
    }

    @Test func `better after it ends the care, wherever it is`() throws {
        #expect(try practice(["odd", Self.row(14, "better")]).possiblePain == nil)
        #expect(try practice([Self.row(14, "better"), "odd", Self.row(15, "shown")]).possiblePain != nil)
        try place.put("laptop/2026-11.tsv", Self.row(16, "better") + "\n")
        #expect(history.practice(at: Self.now).practice.possiblePain == nil)
    }

    @Test func `a file without any time counts from its last change, at most to the end of its month`() throws {
        try place.put("desk/2026-11.tsv", "odd\n")
        #expect(history.practice(at: Self.now).practice.possiblePain == Self.now)
        let changed = UTC(seconds: 1_795_000_000)
        var times = [timespec(tv_sec: 1_795_000_000, tv_nsec: 0), timespec(tv_sec: 1_795_000_000, tv_nsec: 0)]
        utimensat(AT_FDCWD, place.path + "/desk/2026-11.tsv", &times, 0)
        #expect(history.practice(at: Self.now).practice.possiblePain == changed)
        try place.put("desk/2026-09.tsv", "odd\n")
        try place.put("desk/2026-11.tsv", "")
        #expect(history.practice(at: Self.now).practice.possiblePain == nil, "that is long ago")
        #expect(history.practice(at: Self.now).unreadable.rowCount == 1)
    }

    @Test func `a file that cannot be read may contain pain`() throws {
        try place.put("desk/2026-11.tsv/inside", "")
        let (practice, unreadable) = history.practice(at: Self.now)
        #expect(practice.possiblePain == Self.now && unreadable.files.count == 1)
    }

    @Test func `a folder of a machine that cannot be read may contain pain`() throws {
        try place.put(Self.file, HistoryRow.header + "\n")
        let present = Self.present
        try link("laptop")
        let (practice, unreadable) = history.practice(at: present)
        #expect(practice.possiblePain == present)
        #expect(
            unreadable.problems == [
                "cannot read the folder \(place.path)/laptop: \(String(cString: strerror(ELOOP)))"
            ])
        #expect(history.rows().unreadable == unreadable)
        #expect(history.rows(machine: "desk").unreadable.isEmpty)
    }

    @Test func `a folder that cannot be read counts from its last change, so better lasts until the next one`() throws {
        let before = Self.present
        try link("laptop")
        let later = before + .seconds(3 * 86_400)
        let changed = try #require(history.practice(at: later).practice.possiblePain)
        #expect(before...(before + .seconds(3600)) ~= changed)
        try history.append([Self.better(at: before + .seconds(-60))])
        #expect(history.practice(at: later).practice.possiblePain == changed)
        try history.append([Self.better(at: changed + .seconds(60))])
        #expect(history.practice(at: later).practice.possiblePain == nil)
    }

    @Test func `a folder without a known time of change counts as now, but not after better`() throws {
        try link("lost")
        let history = History(folder: place.path + "/lost/history")
        let (practice, unreadable) = history.practice(at: Self.now)
        #expect(practice.possiblePain == Self.now && unreadable.files.map(\.code) == [ELOOP])
        func possiblePain(betterDaysAgo days: Int) -> UTC? {
            let line = Self.better(at: Self.now + .seconds(-days * 86_400))
            return history.practice(unwritten: [line], at: Self.now).practice.possiblePain
        }
        #expect(possiblePain(betterDaysAgo: 13) == nil)
        #expect(possiblePain(betterDaysAgo: 14) == Self.now)
    }

    /// Now, by the clock of the file system.
    private static var present: UTC { UTC(seconds: Int64(Glibc.time(nil))) }

    private static func better(at time: UTC) -> String {
        let entry = HistoryEntry(at: time, event: .answered(.better), sitting: .zero)
        return HistoryRow(entry, Calendar(zone: .fixed(offset: 0))).line
    }

    @Test func `files, and folders that are of no machine, are no part of the history`() throws {
        try place.put("README", "")
        for name in ["lost+found", ".trash"] { try link(name) }
        #expect(history.practice(at: Self.now).unreadable.isEmpty)
        #expect(History(folder: place.path + "/missing").practice(at: Self.now).unreadable.isEmpty)
    }

    /// A folder that cannot be opened. The tests may run as root, which permissions do not stop.
    private func link(_ name: String) throws {
        try FileManager.default.createSymbolicLink(atPath: "\(place.path)/\(name)", withDestinationPath: name)
    }

    @Test func `the beginning of a line is quoted, with spaces for its tabs`() throws {
        _ = try practice(["46338.33\tdone", String(repeating: "x", count: 10_000)])
        #expect(
            history.rows().unreadable.rows.map(\.found) == [
                "46338.33 done", String(repeating: "x", count: 60) + "…",
            ])
    }

    @Test func `many unreadable rows are counted, and few are listed`() throws {
        try place.put(Self.file, String(repeating: "odd\u{1B}[2J\n", count: 5000))
        let unreadable = history.rows().unreadable
        #expect(unreadable.rowCount == 5000 && unreadable.problems.count == 11)
        #expect(unreadable.problems[10] == "4990 more lines of the history cannot be read")
        #expect(unreadable.problems.allSatisfy { $0.harmless == $0 && $0.count < 400 })
    }
}
