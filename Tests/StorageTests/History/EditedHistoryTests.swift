import Fixtures
import Foundation
import ReminderCore
import Testing

@testable import Storage

/// A history that an editor or a spreadsheet has saved.
@Suite struct EditedHistoryTests {
    /// What another program makes of a file.
    struct Change: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let apply: @Sendable (String) -> [UInt8]

        init(_ name: String, _ apply: @escaping @Sendable (String) -> String) {
            testDescription = name
            self.apply = { Array(apply($0).utf8) }
        }

        init(_ name: String, bytes: @escaping @Sendable (String) -> [UInt8]) {
            (testDescription, apply) = (name, bytes)
        }

        /// Each line on its own.
        static func lines(_ name: String, _ change: @escaping @Sendable (String) -> String) -> Change {
            Change(name) { text in
                text.split(separator: "\n").map { change(String($0)) + "\n" }.joined()
            }
        }

        static func utf16(_ text: String, isLittleEndian: Bool, _ mark: String = "\u{FEFF}") -> [UInt8] {
            (mark + text).utf16.flatMap { unit in
                let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
                return isLittleEndian ? bytes : bytes.reversed()
            }
        }

        static func quoted(_ line: String, _ separator: String) -> String {
            cells(line).map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: separator)
        }

        /// Quotes only where they are needed.
        static func separated(_ line: String, _ separator: String) -> String {
            cells(line).map { $0.contains(separator) || $0.contains("\"") ? quoted(String($0), "") : String($0) }
                .joined(separator: separator)
        }

        static func cells(_ line: String) -> [Substring] {
            line.split(separator: "\t", omittingEmptySubsequences: false)
        }
    }

    /// A row can be added to the result.
    static let compatible: [Change] = [
        Change("as it was") { $0 },
        .lines("trailing white space trimmed") { String($0.reversed().drop { $0 == "\t" }.reversed()) },
        Change("CR LF") { $0.replacing("\n", with: "\r\n") },
        Change("no last newline") { String($0.dropLast()) },
        Change("CR LF without the last one") { $0.replacing("\n", with: "\r\n").dropLast().description },
        Change("byte order mark") { "\u{FEFF}" + $0 },
        Change("blank lines") { $0.replacing("\n", with: "\n\n") },
        Change("sorted otherwise") { $0.split(separator: "\n").reversed().map { $0 + "\n" }.joined() },
        .lines("quoted cells") { Change.quoted($0, "\t") },
        .lines("a row in one quoted cell") { "\"\($0.replacing("\"", with: "\"\""))\"" },
        .lines("spaces around cells") { " " + Change.cells($0).joined(separator: " \t ") + " " },
        .lines("empty cells at the end") { $0 + "\t\t\t" },
        Change("empty rows") { $0 + "\t\t\t\t\t\t\t\n" },
        Change("NUL bytes at the end") { $0.dropLast() + "\0\0\0\0\n" },
        .lines("finer times") { $0.replacing(".000+", with: ".00004+") },
        .lines("decimals") { $0.replacing("\t30\t60", with: "\t30.0\t60,00") },
    ]

    /// No row can be added to the result.
    static let foreign: [Change] = [
        .lines("commas") { Change.separated($0, ",") },
        .lines("semicolons") { Change.separated($0, ";") },
        .lines("semicolons and a decimal comma") {
            Change.separated($0, ";").replacing(".000+", with: ",000+")
        },
        .lines("quoted cells and commas") { Change.quoted($0, ",") },
        Change("quoted cells, semicolons, a mark and CR LF") { text in
            "\u{FEFF}" + text.split(separator: "\n").map { Change.quoted(String($0), ";") + "\r\n" }.joined()
        },
        Change("UTF-16, little-endian", bytes: { Change.utf16($0, isLittleEndian: true) }),
        Change("UTF-16, big-endian", bytes: { Change.utf16($0, isLittleEndian: false) }),
        Change("UTF-16 without a mark", bytes: { Change.utf16($0, isLittleEndian: true, "") }),
        Change("UTF-16 with CR LF", bytes: { Change.utf16($0.replacing("\n", with: "\r\n"), isLittleEndian: true) }),
        Change("CR") { $0.replacing("\n", with: "\r") },
    ]

    let place = TemporaryFolder()
    let berlin = ReminderCore.Calendar(zone: .fixed(offset: 3600))
    static let start = UTC(seconds: 1_793_687_400)
    static let file = "desk/2026-11.tsv"
    var history: History { History(folder: place.path, machine: "desk") }

    static func entry(_ hours: Int, _ name: HistoryEvent.Name) -> HistoryEntry {
        HistoryEntry(
            at: start + .seconds(hours * 3600), name, .slot("früh, \"1\"; 2"), hold: .seconds(30), sitting: .seconds(60)
        )
    }

    static let entries = [
        entry(-1, .shown), entry(0, .done), entry(1, .comfortable), entry(2, .ate), entry(3, .done), entry(4, .hurt),
        entry(5, .missed), entry(6, .done),
    ]

    func lines(_ entries: [HistoryEntry]) -> [String] { entries.map { HistoryRow($0, berlin).line } }

    /// Writes the rows, and saves the file as another program does.
    @discardableResult func save(_ change: Change) throws -> [UInt8] {
        try history.append(lines(Self.entries))
        try place.put(Self.file, change.apply(place.text(Self.file)))
        return place.bytes(Self.file)
    }

    static let later = start + .seconds(86_400)

    @Test(arguments: compatible + foreign) func `every row is read`(change: Change) throws {
        try history.append(lines(Self.entries))
        let records = history.rows().records
        try save(change)
        let reading = history.rows()
        #expect(reading.records == records)
        #expect(reading.unreadable.isEmpty)
        let (practice, unreadable) = history.practice(at: Self.later)
        #expect(practice.lastPain == Self.entries[5].at && practice.gentleness == 1)
        #expect(practice == Practice(Self.entries.sorted { $0.at < $1.at }))
        #expect(unreadable.isEmpty)
    }

    @Test(arguments: compatible + foreign)
    func `a row that is there is not added again, and a new one is readable`(change: Change) throws {
        let before = try save(change)
        // The agent was killed after it had written the rows, and before it had saved that.
        let last = Array(lines(Self.entries).suffix(2))
        let new = lines([Self.entry(8, .hurt)])
        for rows in [last, last, new, last + new] { try history.append(rows) }
        let reading = history.rows()
        #expect(reading.records.map(\.event) == (Self.entries + [Self.entry(8, .hurt)]).map(\.event.name.word))
        #expect(reading.unreadable.isEmpty)
        #expect(place.bytes(Self.file).starts(with: before), "nothing of the user's is changed")
        #expect(history.practice(at: Self.later).practice.suspendedSince != nil)
    }

    @Test(arguments: foreign) func `new rows of the month go to a second file`(change: Change) throws {
        let before = try save(change)
        let date = LocalDate(year: 2026, month: 11, day: 5)
        #expect(history.foreignFiles == [place.path + "/" + Self.file] && history.obstacle(on: date) == nil)
        let new = lines([Self.entry(8, .hurt)])
        try history.append(new)
        #expect(place.names("desk") == ["2026-11.2.tsv", "2026-11.tsv"])
        #expect(place.bytes(Self.file) == before)
        #expect(place.text("desk/2026-11.2.tsv") == HistoryRow.header + "\n" + new[0] + "\n")
        try place.put("desk/2026-11.2.tsv", before)
        try history.append(new)
        #expect(place.names("desk") == ["2026-11.2.tsv", "2026-11.3.tsv", "2026-11.tsv"])
    }

    @Test(arguments: ["9", "2", "123456789012345678901"])
    func `a file of a later version is named, read and left as it is`(version: String) throws {
        try history.append(lines(Self.entries))
        let path = place.path + "/" + Self.file
        let later = place.text(Self.file).replacing("version=1\n", with: "version=\(version)\n")
        try place.put(Self.file, later)
        let file = NewerHistoryFile(path: path, version: version)
        let (practice, unreadable) = history.practice(at: Self.later)
        #expect(practice == Practice(Self.entries.sorted { $0.at < $1.at }) && practice.carefulUntil == nil)
        #expect(unreadable.newerFiles == [file] && unreadable.files == [] && unreadable.rowCount == 0)
        #expect(history.rows().records.count == Self.entries.count)
        #expect(history.rows().unreadable.problems == [file.description])
        #expect(file.description.contains("newer format \(version.prefix(60))"))
        let new = lines([Self.entry(8, .hurt)])
        try history.append(new)
        try history.append(new + Array(lines(Self.entries).suffix(1)))
        #expect(place.text(Self.file) == later)
        #expect(place.text("desk/2026-11.2.tsv") == HistoryRow.header + "\n" + new[0] + "\n")
        #expect(history.foreignFiles == [] && history.obstacle(on: LocalDate(year: 2026, month: 11, day: 5)) == nil)
    }

    @Test(arguments: ["1", "0", "", "x"])
    func `a file of this version, or of no clear one, is not later`(version: String) {
        #expect(HistoryRow.newerVersion(Array("time\tevent\tversion=\(version)\nx\t".utf8)) == nil)
        #expect(HistoryRow.newerVersion(Array("x\tevent\tversion=2".utf8)) == nil)
    }

    @Test(arguments: compatible) func `new rows go to the same file`(change: Change) throws {
        try save(change)
        try history.append(lines([Self.entry(8, .hurt)]))
        #expect(place.names("desk") == ["2026-11.tsv"] && history.foreignFiles == [])
    }

    @Test func `rows that an earlier version has added to UTF-16 text are read`() throws {
        let old = try save(Self.foreign.first { $0.testDescription.hasPrefix("UTF-16, little") }!)
        let new = lines([Self.entry(8, .hurt), Self.entry(9, .better)])
        try place.put(Self.file, old + Array(("\n" + new.joined(separator: "\n") + "\n").utf8))
        let reading = history.rows()
        #expect(reading.records.suffix(3).map(\.event) == ["done", "hurt", "better"] && reading.unreadable.isEmpty)
    }

    @Test(arguments: [
        ("2026-11-05T07:30:00+01:00", "2026-11-05T07:30:00.000+01:00"),
        ("2026-11-05 07:30", "2026-11-05T07:30:00.000+01:00"), ("2026/11/05 7:30", "2026-11-05T07:30:00.000+01:00"),
        ("05/11/2026 07:30:15", "2026-11-05T07:30:15.000+01:00"),
        ("11/5/2026 7:30:15 PM", "2026-11-05T19:30:15.000+01:00"), ("5.11.26 07:30", "2026-11-05T07:30:00.000+01:00"),
        ("11/11/2026 12:05 AM", "2026-11-11T00:05:00.000+01:00"),
        ("2026-11-05T07:30:00,25Z", "2026-11-05T07:30:00.250+00:00"),
        ("2026-11-05T07:30:00-0930", "2026-11-05T07:30:00.000-09:30"),
        ("2026-11-05T07:30:00.000 +02", "2026-11-05T07:30:00.000+02:00"),
    ])
    func `a time in another form is read`(text: String, time: String) throws {
        let first = "2026-11-01T08:00:00.000+01:00\tdone\tsitting\tclassic\t30\t60\t\n"
        try place.put(Self.file, "\(first)\(text)\thurt\tsitting\tclassic\t30\t60\t\n")
        #expect(history.rows().records.last?.time.text == time)
        #expect(history.practice(at: Self.later + .seconds(86_400 * 30)).practice.gentleness == 1)
    }

    @Test(arguments: [
        "46331.3125", "05/12/2026 07:30", "2026-11-31 07:30", "5 Nov 2026 07:30", "2026-11-05", "07:30",
        "2026-11-05 07:30 XM", "05/11/2026 13:30 PM", "2026-11-05 07:60", "",
    ])
    func `a time that cannot be read is reported`(text: String) throws {
        try place.put(Self.file, "\(text)\tdone\tsitting\tclassic\t30\t60\t\n")
        let problem = try #require(history.rows().unreadable.problems.first)
        #expect(problem.contains("\(Self.file):1: found \"\(text)"))
        #expect(problem.contains("expected a time such as"))
    }
}
