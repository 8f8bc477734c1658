import Glibc
import Platform
import ReminderCore

/// A file of the history: a month of one machine. If another program has saved a file in a form to which no row can be
/// added, the machine has a second file for the month, such as `2026-11.2.tsv`.
struct HistoryFile {
    let path: String
    /// The name of the machine's folder.
    let machine: String
    /// The first day of the month.
    let month: LocalDate

    /// The files of `machine` in `folder`, sorted by name. Throws if its folder cannot be read.
    static func files(of machine: String, in folder: String) throws(StorageError) -> [HistoryFile] {
        try Folder.entries(of: "\(folder)/\(machine)").compactMap { name in
            History.month(ofFile: name).flatMap { LocalDate(text: $0 + "-01") }.map {
                HistoryFile(path: "\(folder)/\(machine)/\(name)", machine: machine, month: $0)
            }
        }
    }

    /// Calls `body` with each row and its line number.
    ///
    /// - Returns: The file if a later version of Balasana has written it; otherwise nil.
    func forEachRow(
        _ body: (_ line: Int, _ row: ArraySlice<UInt8>) -> Void
    ) throws(StorageError) -> NewerHistoryFile? {
        let bytes = try FileBytes.read(path) ?? []
        HistoryRow.forEach(in: bytes, body)
        return HistoryRow.newerVersion(bytes.prefix(HistoryAddition.startSize)).map {
            NewerHistoryFile(path: path, version: $0)
        }
    }

    func unreadable(_ line: Int, _ row: ArraySlice<UInt8>) -> UnreadableRow {
        UnreadableRow(path: path, line: line, row, month: month)
    }

    /// The beginning of the next month, in UTC.
    var nextMonth: UTC {
        let (year, month, _) = month.advanced(by: 31).components
        return UTC(seconds: Int64(LocalDate(year: year, month: month, day: 1).daysSinceEpoch) * 86_400)
    }

    /// No row of the file is earlier than this. The file is read to find out. Only rows of other months are decoded:
    /// those in an edited file.
    func earliestRow() -> UTC {
        // The largest offset is 24 hours and 59 minutes.
        let offset = Duration.seconds(-25 * 3600)
        let ownMonth = Array(month.description.utf8.prefix(8))
        var earliest = UTC(seconds: Int64(month.daysSinceEpoch) * 86_400) + offset
        // A file that cannot be read has no rows.
        _ = try? forEachRow { _, row in
            if !row.starts(with: ownMonth), let record = HistoryRecord(row, machine: "", month: month) {
                earliest = min(earliest, record.time.utc + offset)
            }
        }
        return earliest
    }

    /// No row of the file was written after this.
    func latestRow(at now: UTC) -> UTC { min(now, modified ?? now, lastRow) }

    /// When the file was last written; nil if unknown.
    var modified: UTC? { FileTimes.modified(path) }

    /// The end of the month. It may be up to 12 hours later in another time zone.
    var lastRow: UTC { nextMonth + .seconds(12 * 3600) }
}

extension History {
    /// The files of `machine`, or of all machines if it is nil, and an error for each folder that cannot be read.
    func files(of machine: String? = nil) -> (files: [HistoryFile], unreadable: [StorageError]) {
        var (files, unreadable): ([HistoryFile], [StorageError]) = ([], [])
        do throws(StorageError) {
            let names = if let machine { [machine] } else { try Folder.entries(of: folder) }
            for name in names {
                do throws(StorageError) {
                    files += try HistoryFile.files(of: name, in: folder)
                } catch {
                    // No machine has a folder of another name, such as lost+found.
                    if History.isMachine(name) { unreadable.append(error) }
                }
            }
        } catch {
            unreadable.append(error)
        }
        return (files, unreadable)
    }
}
