import ReminderCore
import Storage

/// The output of `history --json`. Tests/CommandLineTests/Manual describes its keys.
enum HistoryJSON {
    /// The object of `record` on one line, with sorted keys and a newline.
    static func line(_ record: HistoryRecord) -> String {
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
        // A dictionary would take most of the time for many years. The texts of a record are clean.
        var line = "{\"at\":\"\(record.time.text)\""
        add("detail", record.detail, to: &line)
        add("ended", ended, to: &line)
        add("event", record.event, to: &line)
        add("from", from, to: &line)
        line += ",\"hold_seconds\":\(record.hold.map { "\($0.wholeSeconds)" } ?? "null")"
        add("kind", kind, to: &line)
        add("machine", record.machine, to: &line)
        line += ",\"sitting_seconds\":\(record.sitting.wholeSeconds)"
        add("slot", slot, to: &line)
        add("variation", record.variation, to: &line)
        return line + "}\n"
    }

    /// Adds a text, or null if it is empty.
    private static func add(_ key: String, _ text: String?, to line: inout String) {
        line += ",\"\(key)\":"
        if let text, !text.isEmpty { JSONValue.append(quoted: text, to: &line) } else { line += "null" }
    }
}
