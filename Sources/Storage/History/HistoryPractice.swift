import Platform
import ReminderCore

extension History {
    /// The user's practice according to the rows of all machines. The user has the same body at every desk.
    ///
    /// This never fails. Unreadable rows are left out, and unreadable files are returned.
    ///
    /// - Parameters:
    ///   - unwritten: Lines that this machine has not added to its files yet.
    ///   - dates: The present times of rows, where the clock was set since.
    ///   - now: Rows with a later time are left out. The clock was wrong when they were written.
    public func practice(unwritten: [String] = [], dates: RowDates = RowDates(), at now: UTC)
        -> (practice: Practice, unreadable: [StorageError])
    {
        let latest = now + Practice.clockError
        var practice = Practice()
        practice.dates = dates
        var unreadable: [StorageError] = []
        let machines = Folder.names(in: folder)
        let files = machines.map { machine in
            (machine, Folder.names(in: folder + "/" + machine).filter { Self.month(ofFile: $0) != nil })
        }
        // Read one month at a time, because years of history would need too much memory.
        var rows: [HistoryEntry] = []
        for month in Set(files.flatMap(\.1)).sorted() {
            for (machine, months) in files where months.contains(month) {
                do throws(StorageError) {
                    let bytes = try FileBytes.read("\(folder)/\(machine)/\(month)") ?? []
                    HistoryRow.forEach(in: bytes) { _, row in
                        if let entry = Self.entry(row) { rows.append(entry) }
                    }
                } catch {
                    unreadable.append(error)
                }
            }
            // A month may begin up to 14 hours earlier in another time zone. Keep the last rows for the next month.
            let next = Self.nextMonth(afterFile: month).map { $0 + .seconds(-14 * 3600) } ?? latest
            take(rows.filter { $0.at < next && dates.present($0.at) <= latest }, &practice)
            rows.removeAll { $0.at < next }
        }
        rows += unwritten.compactMap { Self.entry(Array($0.utf8)[...]) }
        take(rows.filter { dates.present($0.at) <= latest }, &practice)
        return (practice, unreadable)
    }

    private func take(_ rows: [HistoryEntry], _ practice: inout Practice) {
        let dates = practice.dates
        let order = rows.enumerated().sorted {
            (dates.present($0.element.at), $0.offset) < (dates.present($1.element.at), $1.offset)
        }
        for row in order { practice.take(row.element) }
    }

    /// The events that a practice consists of, as bytes at the start of the column.
    private static let events = [
        HistoryEvent.Name.done, .partial, .comfortable, .tooLong, .hurt, .interrupted, .better, .undo, .ate,
    ].map { Array("\($0.word)\t".utf8) }

    /// The entry in `row` if it is part of the practice; otherwise nil. The agent reads years of rows at its start, so
    /// this decodes only rows with one of ``events``.
    private static func entry(_ row: ArraySlice<UInt8>) -> HistoryEntry? {
        guard let tab = row.firstIndex(of: UInt8(ascii: "\t")) else { return nil }
        let rest = row[(tab + 1)...]
        guard events.contains(where: { rest.starts(with: $0) }) else { return nil }
        return HistoryRecord(row, machine: "")?.entry
    }

    /// The beginning, in UTC, of the month after that of the file `name`.
    private static func nextMonth(afterFile name: String) -> UTC? {
        LocalDate(text: name.prefix(7) + "-28").map { date in
            let (year, month, _) = date.advanced(by: 4).components
            return UTC(seconds: Int64(LocalDate(year: year, month: month, day: 1).daysSinceEpoch) * 86_400)
        }
    }
}
