import Platform
import ReminderCore

extension History {
    /// What the rows of all machines tell of the user's practice: a body is the same at every desk.
    ///
    /// This never fails: rows that cannot be read are left out, and files that cannot be are told.
    ///
    /// - Parameters:
    ///   - unwritten: Lines that this machine could not add to its files yet.
    ///   - now: Rows of later than this are of a clock that was ahead, and left out.
    public func practice(unwritten: [String] = [], at now: UTC) -> (practice: Practice, unreadable: [StorageError]) {
        let latest = now + Practice.clockError
        var practice = Practice()
        var unreadable: [StorageError] = []
        let machines = Folder.names(in: folder)
        let files = machines.map { machine in
            (machine, Folder.names(in: folder + "/" + machine).filter { Self.month(ofFile: $0) != nil })
        }
        // Month by month, so that years of history are never in memory at once.
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
            // A month begins elsewhere before it has ended here: its last rows go with the next.
            let next = Self.nextMonth(afterFile: month).map { $0 + .seconds(-14 * 3600) } ?? latest
            take(rows.filter { $0.at < next && $0.at <= latest }, &practice)
            rows.removeAll { $0.at < next }
        }
        rows += unwritten.compactMap { Self.entry(Array($0.utf8)[...]) }
        take(rows.filter { $0.at <= latest }, &practice)
        return (practice, unreadable)
    }

    private func take(_ rows: [HistoryEntry], _ practice: inout Practice) {
        let order = rows.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
        for row in order { practice.take(row.element) }
    }

    /// The events that a practice is made of.
    private static let events = [
        HistoryEvent.Name.done, .partial, .comfortable, .tooLong, .hurt, .interrupted, .better, .undo, .ate,
    ].map { Array("\($0.word)\t".utf8) }

    /// What `row` says about the practice; nil for nothing. Years of rows are read at every start, so a row is decoded
    /// only if it has one of ``events``.
    private static func entry(_ row: ArraySlice<UInt8>) -> HistoryEntry? {
        guard let tab = row.firstIndex(of: UInt8(ascii: "\t")) else { return nil }
        let rest = row[(tab + 1)...]
        guard events.contains(where: { rest.starts(with: $0) }) else { return nil }
        return HistoryRecord(row, machine: "")?.entry
    }

    /// When the month after that of the file `name` begins, in UTC.
    private static func nextMonth(afterFile name: String) -> UTC? {
        LocalDate(text: name.prefix(7) + "-28").map { date in
            let (year, month, _) = date.advanced(by: 4).components
            return UTC(seconds: Int64(LocalDate(year: year, month: month, day: 1).daysSinceEpoch) * 86_400)
        }
    }
}
