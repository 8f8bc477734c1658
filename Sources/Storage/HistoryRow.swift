import ReminderCore

/// A line of the history.
///
/// Its columns: `time` (local, ISO 8601 with milliseconds and offset), `event`, `kind` (`sitting`, `slot:NAME` or empty),
/// `variation`, `hold_seconds`, `sitting_seconds` and `detail`; what does not apply is empty. Seconds are whole.
public struct HistoryRow: Hashable, Sendable {
    /// The row as it stands in the file, without the line's end.
    public let line: String

    /// The row for `entry`, its time as the wall clock of `calendar` shows it.
    public init(_ entry: HistoryEntry, _ calendar: Calendar) {
        let columns = [
            LocalTimestamp(entry.at, in: calendar).text,
            entry.event.rawValue,
            entry.kind?.text ?? "",
            entry.variation?.rawValue ?? "",
            entry.hold.map(Self.wholeSeconds) ?? "",
            Self.wholeSeconds(entry.sitting),
            entry.detail,
        ]
        line = columns.map(Self.cell).joined(separator: "\t")
    }

    /// The first line of every file of the history: the columns, and behind them the version of the format.
    static let header = "time\tevent\tkind\tvariation\thold_seconds\tsitting_seconds\tdetail\tversion=1"

    /// The month whose file `line` belongs into, such as `2026-11`, by the local time in it; nil if it is no row.
    static func month(of line: String) -> String? {
        guard !line.utf8.contains(0x0A), let time = line.utf8.split(separator: 0x09).first,
            let timestamp = LocalTimestamp(text: String(decoding: time, as: UTF8.self))
        else { return nil }
        return String(timestamp.local.date.text.prefix(7))
    }

    /// Whether `text` is a month such as `2026-11`.
    static func isMonth(_ text: some StringProtocol) -> Bool {
        LocalTimestamp(text: text + "-01T00:00:00.000+00:00") != nil
    }

    private static func wholeSeconds(_ duration: Duration) -> String {
        String((duration + .milliseconds(500)).components.seconds)
    }

    /// `text` without what would end its cell or its line.
    private static func cell(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7f ? " " : $0 }))
    }
}
