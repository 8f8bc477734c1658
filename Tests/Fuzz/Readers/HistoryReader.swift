import Fixtures
import Platform
import ReminderCore

@testable import Storage
@testable import balasana

extension FuzzReader {
    static let history = FuzzReader(
        name: "history",
        sources: ["Tests/StorageTests/History", "Tests/CommandLineTests/Simulate/OtherTraceTests.swift"],
        made: {
            let rows = HistoryEvent.Name.allCases.map { event in
                "2026-11-03T07:30:00.123+01:00\t\(event.word)\tslot:morning\tclassic\t30\t2700\tanswer=hurt for=5m "
                    + "from=2026-11-03T07:00:00.123+01:00 ended=sit\n"
            }
            return rows.map { Array($0.utf8) } + [Array((HistoryRow.header + "\n" + rows.joined()).utf8)]
        },
        words: {
            HistoryEvent.Name.allCases.map { "\t\($0.word)\t" } + Variation.allCases.map { "\t\($0.rawValue)\t" }
                + [
                    "sitting", "slot:", "answer=", "for=300s", "from=", "ended=sit", "2026-11-03T07:30:00.123+01:00",
                    "9999-12-31T23:59:59.999",
                ]
                + ["-23:59", "+24:59", "2147483647", "-2147483648", "\r\n", "\t", HistoryRow.header]
        },
        repeatedSize: 65_536, check: HistoryCheck.check)
}

/// What holds for every file of the history.
enum HistoryCheck {
    private static let utc = Calendar(zone: .fixed(offset: 0))

    static func check(_ bytes: [UInt8]) {
        var entries: [HistoryEntry] = []
        var last = 0
        HistoryRow.forEach(in: bytes) { line, row in
            demand(line > last, "line \(line) after \(last)")
            last = line
            guard let record = HistoryRecord(row, machine: "desk") else { return }
            check(record)
            if let entry = record.entry { entries.append(entry) }
        }
        demand(last <= bytes.count { $0 == 0x0A || $0 == 0x0D } + 2, "line \(last)")
        entries.forEach(checkWritten)
        var practice = Practice()
        for entry in entries.sorted(by: { $0.at < $1.at }) { practice.take(entry) }
        checkAddition(entries, to: bytes)
        do {
            var trace = HistoryTrace(Settings())
            try trace.add(bytes[...], path: "history/desk/2026-11.tsv")
            var steps: [TraceStep] = []
            try trace.steps.forEachStep { steps.append($0) }
            TraceCheck.checkOrder(steps)
        } catch let fault as TraceFault {
            TraceCheck.check(fault, lines: bytes.count { $0 == 0x0A || $0 == 0x0D } + 2)
        } catch {
            demand(false, "\(error) is no fault of a trace")
        }
    }

    private static func check(_ record: HistoryRecord) {
        for text in [record.event, record.kind, record.variation, record.detail] {
            demand(text == text.harmless, "a control character in: \(text)")
        }
    }

    /// What is written of `entry` is read as the same, but for details that no row of ours has; these are lost at once.
    private static func checkWritten(_ entry: HistoryEntry) {
        guard (1...9999).contains(LocalTimestamp(entry.at, in: utc).local.date.components.year) else { return }
        let line = HistoryRow(entry, utc).line
        demand(HistoryRow.month(of: line) != nil, "\(line) belongs into no month")
        guard let again = HistoryRecord(Array(line.utf8)[...], machine: "")?.entry else {
            return demand(false, "\(line) is no row")
        }
        demand(
            again.at == entry.at && again.sitting == entry.sitting && again.event.name == entry.event.name
                && again.event.kind == entry.event.kind && again.event.variation == entry.event.variation
                && again.event.hold == entry.event.hold, "\(again) is read for \(entry)")
        let third = HistoryRecord(Array(HistoryRow(again, utc).line.utf8)[...], machine: "")?.entry
        demand(third == again, "\(String(describing: third)) is read for \(again)")
    }

    /// Rows are in the file once each after they were added, however its end was torn, and nothing that was there goes.
    private static func checkAddition(_ entries: [HistoryEntry], to tail: [UInt8]) {
        let fixed = HistoryEntry(at: UTC(seconds: 1_793_687_400), .done, sitting: .seconds(2700))
        let lines = Array(Set((entries.prefix(1) + [fixed]).map { HistoryRow($0, utc).line })).sorted()
        let whole = tail + HistoryAddition.bytes(lines, to: tail)
        demand(HistoryAddition.bytes(lines, to: whole).isEmpty, "\(lines) are added a second time")
        let pieces = whole.split(separator: 0x0A)
        let before = tail.split(separator: 0x0A)
        for line in lines.map({ Array($0.utf8)[...] }) {
            let most = max(1, before.count { HistoryAddition.isSame($0, line) })
            demand(
                (1...most).contains(pieces.count { HistoryAddition.isSame($0, line) }),
                "\(lines) are in the file, but not once each")
        }
    }
}
