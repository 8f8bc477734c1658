import Platform
import ReminderCore

/// Rows of the history, and the parts that could not be read.
public struct HistoryReading: Hashable, Sendable {
    /// In chronological order.
    public var records: [HistoryRecord] = []
    /// The lines, files and folders that could not be read.
    public var unreadable = UnreadableHistory()
}

extension History {
    /// The rows of `machine` with a local date of `since` or later. Nil means all machines or all dates.
    ///
    /// This never fails. Unreadable lines, files and folders are left out and listed in the result.
    public func rows(machine: String? = nil, since: LocalDate? = nil) -> HistoryReading {
        var reading = HistoryReading()
        let (files, unreadable) = files(of: machine)
        reading.unreadable.files = unreadable
        for file in files {
            if let since, file.month.description.prefix(7) < since.description.prefix(7) { continue }
            read(file, since: since, into: &reading)
        }
        // Sort stably: rows with the same time stay in the order in which they were written.
        let order = reading.records.enumerated().sorted { left, right in
            (left.element.time.utc, left.offset) < (right.element.time.utc, right.offset)
        }
        reading.records = order.map(\.element)
        return reading
    }

    private func read(_ file: HistoryFile, since: LocalDate?, into reading: inout HistoryReading) {
        var offset = 0
        do throws(StorageError) {
            try file.forEachRow { line, row in
                guard let record = HistoryRecord(row, machine: file.machine, month: file.month, offset: offset) else {
                    reading.unreadable.add(file.unreadable(line, row))
                    return
                }
                offset = record.time.offset
                if since.map({ $0 <= record.time.local.date }) ?? true { reading.records.append(record) }
            }
        } catch {
            reading.unreadable.files.append(error)
        }
    }

    /// The month in a file name such as `2026-11.tsv` or `2026-11.2.tsv`; nil for other files, such as a conflict copy
    /// of a synchroniser.
    public static func month(ofFile name: String) -> Substring? {
        guard name.hasSuffix(".tsv"), HistoryRow.isMonth(name.prefix(7)) else { return nil }
        let number = name.dropFirst(7).dropLast(4)
        guard number.isEmpty || number.first == "." && (Int(number.dropFirst()).map { (2...99).contains($0) } ?? false)
        else { return nil }
        return name.prefix(7)
    }
}
