import ReminderCore

/// Rows of several files that wait until all earlier rows have been read.
struct RowsInOrder {
    private var waiting: [(at: UTC, machine: Int, record: HistoryRecord)] = []

    /// Adds a row. The rows of a machine are added in the order in which they were written.
    ///
    /// - Parameter machine: The number of the machine, for the order of rows with the same time.
    mutating func add(_ record: HistoryRecord, machine: Int) {
        waiting.append((record.time.utc, machine, record))
    }

    /// Removes the rows before `time`, or all rows if it is nil, and passes them to `body` in chronological order.
    mutating func take(before time: UTC?, _ body: (HistoryRecord) throws -> Void) rethrows {
        let isTaken = { (at: UTC) in time.map { at < $0 } ?? true }
        // Sort the indices, because a record is large.
        let order = waiting.indices.filter { isTaken(waiting[$0].at) }
            .map { (at: waiting[$0].at, machine: waiting[$0].machine, index: $0) }
            .sorted { ($0.at, $0.machine, $0.index) < ($1.at, $1.machine, $1.index) }
        for row in order { try body(waiting[row.index].record) }
        waiting.removeAll { isTaken($0.at) }
    }
}
