import Platform
import ReminderCore

/// Rows of the history, and the parts that could not be read.
public struct HistoryReading: Hashable, Sendable {
    /// In chronological order.
    public var records: [HistoryRecord] = []
    /// The places of invalid lines, such as `/home/a/.local/share/balasana/history/desk/2026-11.tsv:12`.
    public var unreadableLines: [String] = []
    /// The errors of files that could not be read.
    public var unreadableFiles: [StorageError] = []
}

extension History {
    /// The rows of `machine` with a local date of `since` or later. Nil means all machines or all dates.
    ///
    /// This never fails. Unreadable lines and files are left out and listed in the result.
    public func rows(machine: String? = nil, since: LocalDate? = nil) -> HistoryReading {
        var reading = HistoryReading()
        for name in machine.map({ [$0] }) ?? Folder.names(in: folder) {
            for file in Folder.names(in: folder + "/" + name) {
                guard let month = Self.month(ofFile: file) else { continue }
                if let since, month < since.description.prefix(7) { continue }
                read("\(folder)/\(name)/\(file)", machine: name, since: since, into: &reading)
            }
        }
        // Sort stably: rows with the same time stay in the order in which they were written.
        let order = reading.records.enumerated().sorted { left, right in
            (left.element.time.utc, left.offset) < (right.element.time.utc, right.offset)
        }
        reading.records = order.map(\.element)
        return reading
    }

    private func read(_ path: String, machine: String, since: LocalDate?, into reading: inout HistoryReading) {
        do throws(StorageError) {
            HistoryRow.forEach(in: try FileBytes.read(path) ?? []) { line, row in
                guard let record = HistoryRecord(row, machine: machine) else {
                    reading.unreadableLines.append("\(path):\(line)")
                    return
                }
                if since.map({ $0 <= record.time.local.date }) ?? true { reading.records.append(record) }
            }
        } catch {
            reading.unreadableFiles.append(error)
        }
    }

    /// The month in a file name such as `2026-11.tsv`; nil for other files, such as a conflict copy of a synchroniser.
    public static func month(ofFile name: String) -> Substring? {
        guard name.utf8.count == 11, name.hasSuffix(".tsv"), HistoryRow.isMonth(name.prefix(7)) else { return nil }
        return name.prefix(7)
    }
}
