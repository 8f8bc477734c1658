import ReminderCore
import Storage

/// The bouts of sitting in the format in which ActivityWatch exports and imports: a bucket for each machine.
struct ActivityWatchBuckets {
    /// The type of the buckets. It is not that of ActivityWatch's own records of input, which would be counted twice.
    static let type = "balasana.sitting"

    private static let utc = Calendar(zone: .fixed(offset: 0))

    private var machine: String?

    /// Adds the next row; those of a machine come one after the other, in chronological order.
    ///
    /// - Returns: The next part of the text; empty if the row is not a bout.
    mutating func add(_ record: HistoryRecord) -> String {
        guard record.name == .bout, case .bout(let from, let end) = record.entry?.event else { return "" }
        let event = Self.event(record, from: from, end)
        if machine == record.machine { return ",\n\(event)" }
        let start = machine == nil ? "{\"buckets\":{" : "]},"
        machine = record.machine
        return "\(start)\n\(Self.bucket(record.machine, created: from)),\"events\":[\n\(event)"
    }

    /// The last part, after all rows.
    var end: String { machine == nil ? "{\"buckets\":{}}\n" : "\n]}}}\n" }

    /// A bucket up to its events.
    private static func bucket(_ machine: String, created: LocalTimestamp) -> String {
        let id = "balasana_\(machine)"
        let values = [
            ("id", id), ("type", type), ("client", "balasana"), ("hostname", machine), ("created", text(created)),
        ]
        let pairs = values.map { "\"\($0)\":\(JSONValue.string($1).line)" }
        return "\(JSONValue.string(id).line):{\(pairs.joined(separator: ","))"
    }

    private static func event(_ record: HistoryRecord, from: LocalTimestamp, _ end: BoutEnd) -> String {
        let length = max(.zero, record.time.utc - from.utc).components
        let milliseconds = Int(length.attoseconds / 1_000_000_000_000_000)
        let data = JSONValue.object([
            "title": .string("Sitting"), "ended": .string(end.rawValue),
            "seconds": .number(record.sitting.wholeSeconds),
        ])
        return "{\"timestamp\":\"\(text(from))\",\"duration\":\(length.seconds).\(milliseconds.padded(3)),"
            + "\"data\":\(data.line)}"
    }

    private static func text(_ time: LocalTimestamp) -> String { LocalTimestamp(time.utc, in: utc).text }
}
