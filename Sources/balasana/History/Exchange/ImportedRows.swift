import ReminderCore
import Storage

/// The rows for what another program has recorded. They have nothing that the history has already, so a second import
/// of the same file, or of a longer export, adds only what is new.
struct ImportedRows {
    /// The lines, in chronological order.
    let lines: [String]

    /// Shorter gaps are between two records of the same activity.
    private static let gap = Duration.seconds(10)
    /// Shorter parts are left out: times are rounded.
    private static let shortest = Duration.seconds(1)

    /// - Parameters:
    ///   - known: The rows of earlier imports from the same machine.
    ///   - calendar: A period over midnight becomes a row for each date.
    init(_ host: ActivityWatchExport.Host, known: [HistoryRecord], _ calendar: Calendar) {
        var (sat, observed): ([Range<UTC>], [Range<UTC>]) = ([], [])
        for record in known {
            switch record.entry?.event {
            case .bout(let from, _) where from.utc <= record.time.utc: sat.append(from.utc..<record.time.utc)
            case .observed(let from, _) where from.utc <= record.time.utc: observed.append(from.utc..<record.time.utc)
            case _: break
            }
        }
        let input = Periods(host.input, gap: Self.gap)
        let watched = Periods(host.watched, gap: Self.gap)
        // Only the end of a whole period shows that the user went away: the last one may go on after the export.
        let ends = Set(input.ranges.map(\.upperBound)).subtracting(watched.ranges.last.map { [$0.upperBound] } ?? [])
        var entries = Self.parts(watched.subtracting(Periods(observed, gap: Self.gap)), calendar).map { part in
            let from = LocalTimestamp(part.from, in: calendar)
            return HistoryEntry(
                at: part.until, event: .observed(from: from, part.isLast ? .quit : .midnight), sitting: .zero)
        }
        entries += Self.parts(input.subtracting(Periods(sat, gap: Self.gap)), calendar).map { part in
            let end: BoutEnd = !part.isLast ? .midnight : ends.contains(part.until) ? .away : .quit
            return HistoryEntry(
                at: part.until, event: .bout(from: LocalTimestamp(part.from, in: calendar), end),
                sitting: part.until - part.from)
        }
        lines = entries.sorted { $0.at < $1.at }.map { HistoryRow($0, calendar).line }
    }

    /// `ranges` in pieces of one local date each.
    private static func parts(
        _ ranges: [Range<UTC>], _ calendar: Calendar
    ) -> [(from: UTC, until: UTC, isLast: Bool)] {
        var parts: [(from: UTC, until: UTC, isLast: Bool)] = []
        for range in ranges where range.upperBound - range.lowerBound >= shortest {
            var from = range.lowerBound
            while let midnight = midnight(after: from, calendar), midnight < range.upperBound {
                parts.append((from, midnight, false))
                from = midnight
            }
            parts.append((from, range.upperBound, true))
        }
        return parts
    }

    /// When the next date begins; nil on the last days that the calendar knows.
    private static func midnight(after time: UTC, _ calendar: Calendar) -> UTC? {
        let date = calendar.local(time).date
        return (1...3).lazy.map { days in
            calendar.resolve(LocalTime(date.advanced(by: days), TimeOfDay(seconds: 0))).opening
        }.first { $0 > time }
    }
}
