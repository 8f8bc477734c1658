import ReminderCore
import Storage

/// Times in traces: ISO 8601 with an offset, with up to nine decimals of a second.
enum TraceTime {
    /// A description of the format, for error messages.
    static let allowed = "a time with its offset such as 2026-03-29T06:00:00Z or 2026-03-29T08:00:00+02:00"

    /// Converts `text` to a time since 1970.
    static func parse(_ text: String) throws(UnreadableValue) -> UTC {
        do throws(LocalTimestamp.Fault) {
            return try LocalTimestamp(Array(text.utf8)[...], years: 1970...9999).utc
        } catch {
            let remark =
                switch error {
                case .form: ""
                case .noOffset: "without an offset"
                case .outOfRange: "which is not a date since 1970"
                case .noSuchDay: "which is not a date"
                }
            throw UnreadableValue(text, remark: remark, allowed: allowed)
        }
    }
}
