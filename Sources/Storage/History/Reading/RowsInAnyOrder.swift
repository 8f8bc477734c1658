import Platform
import ReminderCore

/// Rows for statistics, which need no order. Nothing waits in memory for an earlier row.
extension History {
    /// The names of the machines that have a history, in order.
    public var machines: [String] { Set(files().files.map(\.machine)).sorted() }

    /// The folders that cannot be read, whose machines are not in ``machines``.
    public var unreadableFolders: UnreadableHistory { UnreadableHistory(files: files().unreadable) }

    /// Passes the rows of `machine` in the months from `since` on to `body`, file by file. Nil means all machines.
    ///
    /// - Returns: The lines, files and folders that could not be read. They are left out.
    public func forEachRowInAnyOrder(
        machine: String? = nil, since: LocalDate, _ body: (HistoryRecord) -> Void
    ) -> UnreadableHistory {
        let (files, missed) = files(of: machine)
        var unreadable = UnreadableHistory(files: missed)
        for file in files where since.description.prefix(7) <= file.month.description.prefix(7) {
            var lines = UnreadableHistory()
            read(file, since: nil, &lines, body)
            unreadable.add(lines)
        }
        return unreadable
    }

    /// The rows of all machines and all times that say that it hurt or that the user is well again, or that take such
    /// an answer back; in any order. What cannot be read is left out.
    ///
    /// Pain may be long ago and still suspend all poses. Only these rows of a long history are decoded.
    public func rowsAboutPain() -> [HistoryRecord] {
        var records: [HistoryRecord] = []
        for file in files().files {
            // A file that cannot be read has no rows.
            _ = try? file.forEachRow { _, row in
                guard Self.mayBeAboutPain(row), let record = HistoryRecord(row, machine: "", month: file.month),
                    let name = record.name, Self.painNames.contains(name)
                else { return }
                records.append(record)
            }
        }
        return records
    }

    private static let painNames: [HistoryEvent.Name] = [.hurt, .better, .undo]
    private static let painWords = painNames.map { Array("\($0.word)\t".utf8) }

    /// False for a row of another event in the form in which Balasana writes it.
    private static func mayBeAboutPain(_ row: ArraySlice<UInt8>) -> Bool {
        let tab = UInt8(ascii: "\t")
        guard let end = row.firstIndex(of: tab), end - row.startIndex >= 29 else { return true }
        let rest = row[(end + 1)...]
        guard let first = rest.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else { return true }
        return painWords.contains { $0[0] == first && rest.starts(with: $0) }
    }
}
