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
    /// This never fails. Unreadable lines, files and folders are left out and listed in the result. Years of history
    /// need much memory; ``forEachRow(machine:since:_:)`` does not.
    public func rows(machine: String? = nil, since: LocalDate? = nil) -> HistoryReading {
        var records: [HistoryRecord] = []
        let unreadable = forEachRow(machine: machine, since: since) { records.append($0) }
        return HistoryReading(records: records, unreadable: unreadable)
    }

    /// Passes the rows of `machine` with a local date of `since` or later to `body`, in chronological order. Nil means
    /// all machines or all dates. Rows with the same time stay in the order in which they were written.
    ///
    /// One month is read at a time, because years of history would need too much memory.
    ///
    /// - Returns: The lines, files and folders that could not be read. They are left out.
    /// - Throws: The error of `body`, which ends the reading.
    public func forEachRow(
        machine: String? = nil, since: LocalDate? = nil, _ body: (HistoryRecord) throws -> Void
    ) rethrows -> UnreadableHistory {
        let (all, missed) = self.files(of: machine)
        var files: [[HistoryFile]] = []
        for file in all where since.map({ $0.description.prefix(7) <= file.month.description.prefix(7) }) ?? true {
            if files.last?.first?.machine == file.machine {
                files[files.count - 1].append(file)
            } else {
                files.append([file])
            }
        }
        let months = Set(files.joined().map(\.month)).sorted()
        // For each month, the time from which later months may have rows.
        var ends: [UTC?] = [nil]
        for month in months.dropFirst().reversed() {
            let starts = files.joined().filter { $0.month == month }.map { $0.earliestRow() }
            ends.append((starts + [ends.last ?? nil].compactMap(\.self)).min())
        }
        var rows = RowsInOrder()
        var unreadable = files.map { _ in UnreadableHistory() }
        for (month, end) in zip(months, ends.reversed()) {
            for machine in files.indices {
                for file in files[machine] where file.month == month {
                    read(file, since: since, &unreadable[machine]) { rows.add($0, machine: machine) }
                }
            }
            try rows.take(before: end, body)
        }
        return unreadable.reduce(into: UnreadableHistory(files: missed)) { $0.add($1) }
    }

    /// Passes the rows of `file` with a local date of `since` or later to `body`, and adds the other lines to
    /// `unreadable`.
    func read(
        _ file: HistoryFile, since: LocalDate?, _ unreadable: inout UnreadableHistory, _ body: (HistoryRecord) -> Void
    ) {
        var offset = 0
        do throws(StorageError) {
            let newer = try file.forEachRow { line, row in
                guard let record = HistoryRecord(row, machine: file.machine, month: file.month, offset: offset) else {
                    unreadable.add(file.unreadable(line, row))
                    return
                }
                offset = record.time.offset
                if since.map({ $0 <= record.time.local.date }) ?? true { body(record) }
            }
            if let newer { unreadable.newerFiles.append(newer) }
        } catch {
            unreadable.files.append(error)
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
