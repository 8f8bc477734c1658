/// The times of the last rows of the history on both clocks, as far as they were written in this boot.
///
/// A row has civil time alone, so a clock that is set would change how long ago it was. This knows how long ago it
/// really was.
public struct RecentRows: Hashable, Sendable {
    /// How many rows are kept: those of a day, and more. Older ones go by civil time.
    private static let kept = 16
    /// A smaller difference between the clocks is the slow correction of a time server.
    private static let tolerance: Duration = .seconds(1)

    /// When each row was written, with its time in the history; the oldest first.
    public private(set) var rows: [Moment]

    /// These rows, the oldest first.
    public init(_ rows: [Moment] = []) {
        self.rows = rows
    }

    /// A row with the time `row` was written now, or is about that time.
    mutating func add(_ row: UTC, at now: Moment) {
        let instant = min(now.instant, now.instant(at: row))
        rows = rows.suffix(Self.kept - 1) + [Moment(instant: instant, utc: row)]
    }

    /// The rows whose time in the history is not that of the clock at `now`.
    public func dates(at now: Moment) -> RowDates {
        RowDates(
            rows.map { (row: $0.utc, present: now.utc(at: $0.instant)) }.filter { row, present in
                present - row >= Self.tolerance || row - present >= Self.tolerance
            })
    }
}

/// Rows whose time in the history is not that of the present clock, because it was set after they were written.
public struct RowDates: Hashable, Sendable {
    private struct Entry: Hashable {
        let row: UTC
        let present: UTC
    }

    private let entries: [Entry]

    /// All rows have the right time.
    public init() {
        entries = []
    }

    init(_ entries: [(row: UTC, present: UTC)]) {
        self.entries = entries.map { Entry(row: $0.row, present: $0.present) }
    }

    /// When the row with the time `row` was written, by the present clock.
    public func present(_ row: UTC) -> UTC {
        if entries.isEmpty { return row }
        // The history has milliseconds.
        return entries.last { abs($0.row - row) < .milliseconds(1) }?.present ?? row
    }

    private func abs(_ span: Duration) -> Duration { max(span, .zero - span) }
}
