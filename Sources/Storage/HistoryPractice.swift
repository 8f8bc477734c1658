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
                    rows += PracticeRow.rows(in: try FileBytes.read("\(folder)/\(machine)/\(month)") ?? [])
                } catch {
                    unreadable.append(error)
                }
            }
            take(rows, &practice)
        }
        take(unwritten.compactMap { PracticeRow.row(Array($0.utf8)[...]) }, &practice)
        return (practice, unreadable)
    }

    private func take(_ rows: [HistoryEntry], _ practice: inout Practice) {
        let order = rows.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
        for row in order { practice.take(row.element) }
    }
}
