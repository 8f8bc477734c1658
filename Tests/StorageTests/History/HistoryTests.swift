import Fixtures
import Foundation
import Platform
import ReminderCore
import Testing

@testable import Storage

@Suite struct HistoryTests {
    let place = TemporaryFolder()
    let calendar = ReminderCore.Calendar(zone: .fixed(offset: 3600, name: "+01"))
    var history: History { History(folder: place.path + "/history", machine: "desk") }
    /// 2026-11-30 22:59:58.500 UTC: 1.5 s before the month ends in the zone one hour east.
    let evening = UTC(sinceEpoch: .milliseconds(1_796_079_598_500))

    func row(_ number: Int, detail: String = "snooze=15m") -> String {
        let entry = HistoryEntry(
            at: evening + .milliseconds(number), .shown, .sitting, .seated, sitting: .seconds(2700 + number))
        return HistoryRow(entry, calendar).line + detail
    }

    @Test func `a row has the local time, the event and its subject`() {
        var entry = HistoryEntry(
            at: evening,
            event: .done(
                HistoryEvent.Held(.slot("evening"), .wideKnee, .milliseconds(44_500)), .unasked, isVerified: false),
            sitting: .milliseconds(61_499))
        #expect(
            HistoryRow(entry, calendar).line
                == "2026-11-30T23:59:58.500+01:00\tdone\tslot:evening\twide-knee\t45\t61\tunasked unverified")
        let from = LocalTimestamp(evening + .seconds(-4000), in: calendar)
        let period = HistoryEvent.Period(from: from, ended: .over)
        entry = HistoryEntry(at: evening, event: .standing(period, .shown), sitting: .zero)
        let line = HistoryRow(entry, calendar).line
        #expect(
            line == "2026-11-30T23:59:58.500+01:00\tstanding\t\t\t\t0\t"
                + "from=2026-11-30T22:53:18.500+01:00 ended=over shown")
        #expect(HistoryRecord(Array(line.utf8)[...], machine: "")?.entry == entry)
        // A reason of a later version is passed over.
        let later = Array(line.utf8.dropLast("over shown".utf8.count) + "fell odd".utf8)[...]
        let read = HistoryEvent.standing(HistoryEvent.Period(from: from, ended: nil), nil)
        #expect(HistoryRecord(later, machine: "")?.entry?.event == read)
        entry = HistoryEntry(at: evening, .skipped, .slot("a\tb\nc"))
        let west = ReminderCore.Calendar(zone: .fixed(offset: -(9 * 3600 + 1800)))
        #expect(HistoryRow(entry, west).line == "2026-11-30T13:29:58.500-09:30\tskipped\tslot:a b c\tclassic\t\t0\t")
    }

    @Test func `rows go to the file of their local month, below a header with the columns`() throws {
        let rows = [row(0), row(1500)]
        try history.append(rows)
        try history.append([row(2000)])
        #expect(place.names("history/desk") == ["2026-11.tsv", "2026-12.tsv"])
        #expect(place.text("history/desk/2026-11.tsv") == HistoryRow.header + "\n" + rows[0] + "\n")
        #expect(
            place.text("history/desk/2026-12.tsv")
                == [HistoryRow.header, rows[1], row(2000), ""].joined(separator: "\n"))
        #expect(place.mode("history/desk") == 0o700 && place.mode("history/desk/2026-11.tsv") == 0o600)
        #expect(
            HistoryRow.header == "time\tevent\tkind\tvariation\thold_seconds\tsitting_seconds\tdetail\tversion=1")
    }

    /// The agent saves the state with the rows, then appends them. At its start it appends the rows of the saved state.
    @Test(arguments: [0, 1, 2])
    func `a kill after any byte neither loses nor repeats a row`(before count: Int) throws {
        let before = (0..<count).map { row($0) }
        let pending = [row(10), row(11, detail: "x"), row(12, detail: "")]
        let file = "history/desk/2026-11.tsv"
        try history.append(before)
        let start = place.bytes(file)
        try history.append(pending)
        let whole = place.bytes(file)
        for cut in start.count...whole.count {
            try place.put(file, Array(whole.prefix(cut)))
            try history.append(pending)
            #expect(place.bytes(file) == whole, "cut after \(cut - start.count) bytes")
            try history.append(pending)
            #expect(place.bytes(file) == whole)
        }
        // The agent was killed before it created the file.
        if count == 0 {
            try FileManager.default.removeItem(atPath: place.path + "/history")
            try history.append(pending)
            #expect(place.bytes(file) == whole)
        }
    }

    @Test func `a row is found even if other rows follow it`() throws {
        try history.append([row(1), row(2), row(3)])
        try history.append([row(1), row(2), row(4)])
        #expect(history.rows().records.map(\.sitting) == [1, 2, 3, 4].map { .seconds(2700 + $0) })
    }

    @Test func `a row is different from a longer or shorter one`() throws {
        let rows = [row(1, detail: "left=1"), row(1, detail: "left=12"), row(1, detail: "left=")]
        for row in rows { try history.append([row]) }
        #expect(history.rows().records.map(\.detail) == ["left=1", "left=12", "left="])
    }

    @Test func `an incomplete last line of another program gets a newline and stays`() throws {
        let file = "history/desk/2026-11.tsv"
        try place.put(file, HistoryRow.header + "\n" + row(1) + "\nodd")
        try history.append([row(2)])
        #expect(place.text(file) == [HistoryRow.header, row(1), "odd", row(2), ""].joined(separator: "\n"))
        let reading = history.rows()
        #expect(
            reading.records.count == 2 && reading.unreadable.rows.map(\.line) == [3]
                && reading.unreadable.problems[0].contains("desk/2026-11.tsv:3: found \"odd\", expected 7 columns"))
    }

    @Test func `a row is found in a long file`() throws {
        let many = (0..<1400).map { row($0) }
        try history.append(many)
        try history.append(many.suffix(300) + [row(1450)])
        #expect(history.rows().records.count == 1401)
    }

    @Test func `a full disk gives a clear error, and the row can be appended later`() throws {
        try place.put("history/desk/keep", "")
        try place.link("history/desk/2026-11.tsv", to: "/dev/full")
        let path = history.folder + "/desk/2026-11.tsv"
        let error = #expect(throws: StorageError.self) { try history.append([row(1)]) }
        #expect(error?.description == "cannot add to \(path): No space left on device")
        try FileManager.default.removeItem(atPath: path)
        try history.append([row(1)])
        #expect(history.rows().records.count == 1)
    }

    @Test func `a row cut off by a full disk is completed at the next attempt`() async throws {
        try history.append([row(1)])
        await #expect(processExitsWith: .success) { [path = history.folder as String, row = row(2) as String] in
            signal(SIGXFSZ, SIG_IGN)
            var limit = rlimit(rlim_cur: 200, rlim_max: 200)
            #expect(setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
            let error = #expect(throws: StorageError.self) {
                try History(folder: path, machine: "desk").append([row])
            }
            #expect(error?.code == EFBIG)
        }
        let torn = place.text("history/desk/2026-11.tsv")
        #expect(torn.utf8.count == 200 && !torn.hasSuffix("\n"))
        try history.append([row(2)])
        #expect(
            place.text("history/desk/2026-11.tsv") == [HistoryRow.header, row(1), row(2), ""].joined(separator: "\n"))
    }

    @Test func `an invalid row is refused`() {
        for line in ["", "odd", "2026-13-01T00:00:00.000+00:00\tdone", row(1) + "\n" + row(2)] {
            let error = StorageError(action: "add an invalid row of history to", path: history.folder, code: EINVAL)
            #expect(throws: error) {
                try history.append([line])
            }
        }
        #expect(place.names() == [])
    }

    @Test(arguments: [
        ("my-desk.local", "my-desk.local"), ("büro/1", "b-ro-1"), ("..", "localhost"), ("", "localhost"),
        (".hidden", "hidden"), ("a b\n", "a-b-"),
    ])
    func `a host name becomes a folder name`(host: String, folder: String) {
        #expect(History.folderName(host) == folder)
    }

    @Test func `the name of this machine is the kernel's host name`() throws {
        let name = try String(contentsOfFile: "/proc/sys/kernel/hostname", encoding: .utf8).trimmed
        #expect(History(folder: place.path).machine == History.folderName(name))
    }
}
