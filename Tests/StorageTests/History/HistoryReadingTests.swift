import Fixtures
import Foundation
import Platform
import ReminderCore
import Testing

@testable import Storage

@Suite struct HistoryReadingTests {
    let place = TemporaryFolder()
    var history: History { History(folder: place.path, machine: "desk") }
    let berlin = ReminderCore.Calendar(zone: .fixed(offset: 3600))
    let kathmandu = ReminderCore.Calendar(zone: .fixed(offset: 20_700))

    func entry(_ seconds: Int64, _ event: HistoryEvent.Name = .shown) -> HistoryEntry {
        HistoryEntry(at: UTC(seconds: seconds), event, sitting: .seconds(60))
    }

    @Test func `rows of all machines and months are in chronological order`() throws {
        let start: Int64 = 1_798_700_000
        for (machine, calendar, offsets) in [
            ("a", berlin, [0, 200_000, 400_000]), ("b", kathmandu, [100_000, 300_000]),
        ] {
            let rows = offsets.map { HistoryRow(entry(start + Int64($0)), calendar).line }
            try History(folder: place.path, machine: machine).append(rows)
        }
        #expect(place.names("a") == ["2026-12.tsv", "2027-01.tsv"])
        let records = history.rows().records
        #expect(records.map { $0.time.utc.seconds - start } == [0, 100_000, 200_000, 300_000, 400_000])
        #expect(records.map(\.machine) == ["a", "b", "a", "b", "a"])
        #expect(history.rows(machine: "b").records.map(\.machine) == ["b", "b"])
        #expect(history.rows(machine: "c") == HistoryReading())
    }

    @Test func `a month is read only when the rows before it have been passed on`() throws {
        let rows = ["2026-10-05", "2026-12-05"].map { "\($0)T10:00:00.000+01:00\tshown\tsitting\tclassic\t30\t60\t" }
        try history.append(rows)
        var details: [String] = []
        _ = try history.forEachRow { record in
            if details.isEmpty { try place.put("desk/2026-12.tsv", rows[1] + "changed\n") }
            details.append(record.detail)
        }
        #expect(details == ["", "changed"])
    }

    /// Machines from UTC+14 to UTC-11, a row of another month in a file, and rows with the same time.
    @Test func `rows stay in chronological order where months overlap`() throws {
        func row(_ time: String, _ detail: String) -> String { "\(time)\tshown\tsitting\tclassic\t30\t60\t\(detail)\n" }
        try place.put("apia/2026-11.tsv", row("2026-11-30T23:00:00.000+14:00", "1"))
        try place.put(
            "apia/2026-12.tsv", row("2026-12-01T00:00:00.000+14:00", "2") + row("2026-12-01T23:00:00.000+14:00", "5"))
        try place.put(
            "berlin/2026-12.tsv",
            row("2026-09-01T00:00:00.000+01:00", "0") + row("2026-12-02T00:00:00.000+01:00", "6")
                + row("2027-02-01T00:00:00.000+01:00", "8"))
        try place.put(
            "samoa/2026-11.tsv",
            row("2026-11-30T12:00:00.000-11:00", "4") + row("2026-11-30T22:00:00.000-11:00", "5a"))
        try place.put(
            "samoa/2027-01.tsv", row("2027-01-31T12:00:00.000-11:00", "9") + "1/2/2027 07:30\tshown\t\t\t\t0\t7\n")
        try place.put("east/2026-12.tsv", row("2026-12-01T01:00:00.000+14:00", "3"))
        let reading = history.rows()
        #expect(reading.records.map(\.detail) == ["0", "1", "2", "3", "4", "5", "5a", "6", "7", "8", "9"])
        #expect(reading.records.map(\.time.utc) == reading.records.map(\.time.utc).sorted())
    }

    @Test func `every event that is written is read`() throws {
        let entries = HistoryEvent.Name.allCases.enumerated().map {
            entry(1_800_000_000 + Int64($0.offset), $0.element)
        }
        try history.append(entries.map { HistoryRow($0, berlin).line })
        #expect(history.rows().records.map(\.event) == HistoryEvent.Name.allCases.map(\.word))
    }

    @Test func `a start date is compared with the local date of the row`() throws {
        // 2026-11-30 23:30 in one zone is 2026-12-01 in the other.
        let moment = entry(1_796_077_800)
        try history.append([HistoryRow(moment, berlin).line])
        try History(folder: place.path, machine: "east").append([HistoryRow(moment, kathmandu).line])
        #expect(history.rows(since: LocalDate(year: 2026, month: 11, day: 30)).records.count == 2)
        #expect(history.rows(since: LocalDate(year: 2026, month: 12, day: 1)).records.map(\.machine) == ["east"])
        #expect(history.rows(since: LocalDate(year: 2026, month: 12, day: 2)).records.isEmpty)
    }

    @Test func `rows of later versions and lines of other programs do no harm`() throws {
        let later = "2027-01-05T10:00:00.000+01:00\tcheered\tmeal:lunch\tlying\t20\t30\tnew\tcolumn"
        let known = HistoryRow(entry(1_799_000_000, .done), berlin).line
        let lines = [
            HistoryRow.header.replacing("version=1", with: "mood\tversion=2"), later, "", "odd", known + "\r", "\0\0\0",
        ]
        try place.put("desk/2027-01.tsv", lines.joined(separator: "\n"))
        try place.put("desk/2027-01.sync-conflict-1.tsv", known)
        try place.put("desk/notes.txt", known)
        try place.put("readme.txt", known)
        let reading = history.rows()
        #expect(reading.records.map(\.event) == ["done", "cheered"])
        #expect(reading.records[1].kind == "meal:lunch" && reading.records[1].hold == .seconds(20))
        #expect(reading.records[0].detail == "")
        #expect(reading.unreadable.rows.map(\.line) == [4, 6])
    }

    @Test func `control characters are removed from the rows that are read`() throws {
        let row = "2027-01-05T10:00:00.000+01:00\t\u{1b}[2J\ta\rb\t\u{7}\t\t30\t\u{9b}31m\u{7f}ü"
        try place.put("\u{1b}]0;x\u{7}/2027-01.tsv", row)
        let record = try #require(history.rows().records.first)
        #expect([record.event, record.kind, record.variation] == ["\u{FFFD}[2J", "a\u{FFFD}b", "\u{FFFD}"])
        #expect(record.detail == "\u{FFFD}31m\u{FFFD}ü")
        #expect(record.machine == "\u{FFFD}]0;x\u{FFFD}")
    }

    @Test func `an unreadable file is reported, and the other files are read`() throws {
        try history.append([HistoryRow(entry(1_799_000_000), berlin).line])
        try place.put("desk/2027-02.tsv/inside", "")
        let reading = history.rows()
        #expect(reading.records.count == 1)
        #expect(
            reading.unreadable.files
                == [StorageError(action: "read", path: place.path + "/desk/2027-02.tsv", code: EISDIR)])
    }

    @Test(arguments: [0, 3600, -3600, 20_700, -34_200, 49_500, -2670])
    func `a timestamp with any offset is read back unchanged`(offset: Int) {
        var numbers = SeededNumbers(seed: 6)
        let calendar = ReminderCore.Calendar(zone: .fixed(offset: offset))
        for _ in 0..<500 {
            let time = UTC(
                sinceEpoch: .milliseconds(Int64.random(in: -60_000_000_000_000...250_000_000_000_000, using: &numbers)))
            let timestamp = LocalTimestamp(time, in: calendar)
            #expect(HistoryRow.time(Array(timestamp.text.utf8)[...]) == timestamp)
            #expect(timestamp.utc == time)
        }
    }

    @Test(arguments: [
        "2026-11-03", "2026-11-03T07:30:00+01:00", "2026-02-29T00:00:00.000+00:00", "2026-11-03T24:00:00.000+00:00",
        "2026-11-03T07:30:00.000Z", "2026-11-03T07:30:00.000+01:00x", "2026-11-03 07:30:00.000+01:00", "",
        "2026-11-03T07:30:00.000+0１:00",
    ])
    func `an invalid timestamp is rejected`(text: String) {
        #expect(HistoryRow.time(Array(text.utf8)[...]) == nil)
    }
}
