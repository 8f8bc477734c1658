import Platform
import ReminderCore

/// Finds the rows that are added to the history: by the agent, by a folder synchroniser or by an editor. A row that a
/// synchroniser or an editor has moved, or written once more, is not new.
public struct NewHistoryRows {
    private let history: History
    private var stamps: [String: HistoryStamp.File] = [:]
    /// The hashes of the rows of each machine. The rows of years would need too much memory.
    private var seen: [String: Set<Int>] = [:]

    /// All rows that `history` has now are old. Reads them.
    public init(_ history: History) {
        self.history = history
        for file in history.files().files { read(file) { _, _ in } }
    }

    /// Passes each new row to `body`, those of a file in its order. Reads the files that have changed.
    ///
    /// - Returns: The new lines that are not rows, and the files and folders that cannot be read.
    /// - Throws: The error of `body`. The other new rows are then lost.
    public mutating func take(_ body: (HistoryRecord) throws -> Void) rethrows -> UnreadableHistory {
        let (files, missed) = history.files()
        var unreadable = UnreadableHistory(files: missed)
        for file in files {
            var records: [HistoryRecord] = []
            var offset = 0
            let error = read(file) { line, row in
                if let record = HistoryRecord(row, machine: file.machine, month: file.month, offset: offset) {
                    offset = record.time.offset
                    records.append(record)
                } else {
                    unreadable.add(file.unreadable(line, row))
                }
            }
            if let error { unreadable.files.append(error) }
            try records.forEach(body)
        }
        return unreadable
    }

    /// Passes the new rows of `file` to `body`, with their line numbers. A file that has not changed is not read.
    ///
    /// - Returns: Why the file cannot be read.
    @discardableResult
    private mutating func read(
        _ file: HistoryFile, _ body: (_ line: Int, _ row: ArraySlice<UInt8>) -> Void
    ) -> StorageError? {
        // Before the file is read, so a row that is added meanwhile is another change.
        let stamp = HistoryStamp.File(file.path)
        guard stamps[file.path] != stamp else { return nil }
        stamps[file.path] = stamp
        do throws(StorageError) {
            var bytes = try FileBytes.read(file.path) ?? []
            // The last line may still be incomplete.
            if let end = bytes.lastIndex(of: UInt8(ascii: "\n")) { bytes.removeSubrange((end + 1)...) }
            HistoryRow.forEach(in: bytes) { line, row in
                if seen[file.machine, default: []].insert(row.hashValue).inserted { body(line, row) }
            }
            return nil
        } catch {
            return error
        }
    }
}
