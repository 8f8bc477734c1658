import ReminderCore

extension History {
    /// What the rows of all machines tell of the user's practice: a body is the same at every desk.
    ///
    /// This never fails: rows that cannot be read are left out, and files that cannot be are told.
    ///
    /// - Parameter unwritten: Lines that this machine could not add to its files yet.
    public func practice(unwritten: [String] = []) -> (practice: Practice, unreadable: [StorageError]) {
        var practice = Practice()
        var unreadable: [StorageError] = []
        let machines = Folder.names(in: folder)
        let files = machines.map { machine in
            (machine, Folder.names(in: folder + "/" + machine).filter { Self.month(ofFile: $0) != nil })
        }
        // Month by month, so that years of history are never in memory at once.
        for month in Set(files.flatMap(\.1)).sorted() {
            var rows: [HistoryEntry] = []
            for (machine, months) in files where months.contains(month) {
                do throws(StorageError) {
                    let bytes = try FileBytes.read("\(folder)/\(machine)/\(month)") ?? []
                    for line in bytes.split(separator: UInt8(ascii: "\n")) { rows += Self.entry(line) }
                } catch {
                    unreadable.append(error)
                }
            }
            take(rows, &practice)
        }
        take(unwritten.flatMap { Self.entry(Array($0.utf8)[...]) }, &practice)
        return (practice, unreadable)
    }

    private func take(_ rows: [HistoryEntry], _ practice: inout Practice) {
        let order = rows.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
        for row in order { practice.take(row.element) }
    }

    /// The events that a practice is made of, as they stand in a file.
    private static let telling = [HistoryEntry.Event.done, .partial, .comfortable, .tooLong, .hurt, .better, .ate]
        .map { Array($0.rawValue.utf8) }

    /// The row that `line` says, or none for a row that tells nothing of the practice, which most of them are.
    private static func entry(_ line: ArraySlice<UInt8>) -> [HistoryEntry] {
        let tab = UInt8(ascii: "\t")
        guard let first = line.firstIndex(of: tab),
            let second = line[(first + 1)...].firstIndex(of: tab),
            telling.contains(where: { $0.elementsEqual(line[(first + 1)..<second]) }),
            let record = HistoryRecord(line.last == UInt8(ascii: "\r") ? line.dropLast() : line, machine: ""),
            let event = HistoryEntry.Event(rawValue: record.event)
        else { return [] }
        return [
            HistoryEntry(
                at: record.time.utc, event: event, kind: Kind(text: record.kind),
                variation: Variation(rawValue: record.variation), hold: record.hold, sitting: record.sitting,
                detail: record.detail)
        ]
    }
}
