/// A value that a person wrote and that means nothing here: what was found, and what is allowed.
public struct UnreadableValue: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was written.
    public let text: String
    /// What is amiss with it where that can be said, such as `without a unit`; empty where it cannot.
    public let remark: String
    /// What could have been written, such as `a duration from 1s to 24h such as 45m, 1h30m or 30s`.
    public let allowed: String

    /// `text`, which is not what is `allowed`; `remark` says what is amiss with it.
    public init(_ text: String, remark: String = "", allowed: String) {
        self.text = text
        self.remark = remark
        self.allowed = allowed
    }

    /// ``text`` in quotes and the ``remark``, such as `"45" without a unit`.
    public var found: String {
        remark.isEmpty ? Self.quoted(text) : Self.quoted(text) + " " + remark
    }

    /// One line, such as `found "45 minits", allowed is a duration from 1s to 24h such as 45m, 1h30m or 30s`.
    public var description: String { "found \(found), allowed is \(allowed)" }

    /// `text` in quotes, on one line and not too long for it, without anything that a terminal would obey.
    static func quoted(_ text: String) -> String {
        if text.isEmpty { return "nothing" }
        let quote = text.contains("\"") ? "'" : "\""
        return quote + shown(text) + quote
    }

    /// `text` without the quotes.
    static func shown(_ text: String) -> String {
        let shown = String(text.unicodeScalars.prefix(60)).harmless
        return text.unicodeScalars.count > 60 ? shown + "…" : shown
    }
}
