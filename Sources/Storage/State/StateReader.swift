import ReminderCore

/// Looks up values in a state file.
struct StateReader {
    private var values: [String: [String: String]] = [:]

    /// Parses the groups and keys in `bytes`.
    init(_ bytes: [UInt8]) {
        for group in KeyFileScanner.scan(bytes).groups {
            for entry in group.entries {
                values[group.name, default: [:]][entry.key] = Self.unescaped(entry.wholeValue)
            }
        }
    }

    func has(_ name: String) -> Bool {
        values[name] != nil
    }

    func has(_ group: String, _ key: String) -> Bool {
        values[group]?[key] != nil
    }

    /// The names of the existing groups `name 1`, `name 2` and so on.
    func groups(_ name: String) -> [String] {
        Array((1...).lazy.map { "\(name) \($0)" }.prefix { values[$0] != nil })
    }

    /// A value converted by `parse`; nil if the key is missing.
    func value<Value>(
        _ group: String, _ key: String, allowed: String, _ parse: (String) -> Value?
    ) throws(StateDamage) -> Value? {
        guard let text = values[group]?[key] else { return nil }
        guard let value = parse(text) else {
            throw StateDamage(group: group, key: key, found: text, allowed: allowed)
        }
        return value
    }

    /// A required value converted by `parse`.
    func required<Value>(
        _ group: String, _ key: String, allowed: String, _ parse: (String) -> Value?
    ) throws(StateDamage) -> Value {
        guard let value = try value(group, key, allowed: allowed, parse) else {
            throw StateDamage(group: group, key: key, found: nil, allowed: allowed)
        }
        return value
    }

    /// A required text.
    func string(_ group: String, _ key: String) throws(StateDamage) -> String {
        try required(group, key, allowed: "text") { $0 }
    }

    /// A required number within `range`.
    func number(_ group: String, _ key: String, _ range: ClosedRange<Int>) throws(StateDamage) -> Int {
        try required(group, key, allowed: "a whole number of \(range.lowerBound) or more") { text in
            Int(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    /// A required `yes` or `no`.
    func flag(_ group: String, _ key: String) throws(StateDamage) -> Bool {
        try required(group, key, allowed: "yes or no") { ["yes": true, "no": false][$0] }
    }

    /// A required duration.
    func duration(_ group: String, _ key: String) throws(StateDamage) -> Duration {
        try required(group, key, allowed: "a time such as 12.5s", StateDuration.parse)
    }

    /// A required time, saved as the duration since boot.
    func instant(_ group: String, _ key: String) throws(StateDamage) -> Instant {
        Instant(sinceBoot: try duration(group, key))
    }

    /// A time, saved as the duration since boot; nil if the key is missing.
    func optionalInstant(_ group: String, _ key: String) throws(StateDamage) -> Instant? {
        try value(group, key, allowed: "a time such as 12.5s", StateDuration.parse).map(Instant.init(sinceBoot:))
    }

    /// Words separated by spaces; empty if the key is missing. Unknown words, from a later version, are left out.
    func words<Word: RawRepresentable<String>>(_ group: String, _ key: String) throws(StateDamage) -> [Word] {
        try value(group, key, allowed: "words") { text in
            text.split(separator: " ").compactMap { Word(rawValue: String($0)) }
        } ?? []
    }

    /// The required key `kind`.
    func kind(_ group: String) throws(StateDamage) -> ReminderKind {
        try required(group, "kind", allowed: "sitting or slot:NAME", ReminderKind.init(text:))
    }

    private static func unescaped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
        var bytes: [UInt8] = []
        var isEscape = false
        for byte in text.utf8 {
            if isEscape {
                let meant: [UInt8: UInt8] = [
                    UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09, UInt8(ascii: "s"): 0x20,
                ]
                bytes.append(meant[byte] ?? byte)
                isEscape = false
            } else if byte == UInt8(ascii: "\\") {
                isEscape = true
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
