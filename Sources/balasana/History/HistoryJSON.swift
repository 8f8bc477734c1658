import ReminderCore
import Storage

/// The output of `history --json`. Tests/CommandLineTests/Manual describes its keys.
enum HistoryJSON {
    /// The object of `record` on one line, with a newline.
    static func line(_ record: HistoryRecord) -> String { value(record).compact + "\n" }

    private static func value(_ record: HistoryRecord) -> JSONValue {
        let (kind, slot): (String, String?) =
            switch record.reminder {
            case .sitting: ("sitting", nil)
            case .slot(let name): ("slot", name)
            // A word of a later version stays as it is.
            case nil: (record.kind, nil)
            }
        var (from, ended): (String?, String?) = (nil, nil)
        for detail in record.details {
            if case .from(let time) = detail { from = time.text }
            if case .ended(let word) = detail { ended = word }
        }
        return .object([
            "at": .string(record.time.text), "machine": .string(record.machine), "event": .string(record.event),
            "kind": text(kind), "slot": JSONValue(slot), "variation": text(record.variation),
            "hold_seconds": JSONValue(record.hold.map(\.wholeSeconds)),
            "sitting_seconds": .number(record.sitting.wholeSeconds), "from": JSONValue(from),
            "ended": JSONValue(ended), "detail": text(record.detail),
        ])
    }

    private static func text(_ text: String) -> JSONValue { text.isEmpty ? .null : .string(text) }
}
