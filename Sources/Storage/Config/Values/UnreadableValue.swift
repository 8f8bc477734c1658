import Platform

/// A value that is not allowed: what was found, what is wrong with it, and what is allowed.
public struct UnreadableValue: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was written.
    public let text: String
    /// A few words behind the quoted text in ``found``, such as `without an offset`; empty for none.
    public let remark: String
    /// What is wrong, without examples and without a full stop, such as `"45 minits" is not a duration from 1s to 24h`.
    public let problem: String
    /// The values that are allowed, such as `a duration from 1s to 24h, such as 45m, 1h30m or 30s`.
    public let allowed: String
    private let examples: String

    /// `text`, which is not what is `allowed`.
    public init(_ text: String, remark: String = "", allowed: String) {
        self.init(text, remark: remark, allowed: AllowedText(allowed), problem: nil)
    }

    /// `text`, which is not what is `allowed`.
    ///
    /// - Parameter problem: What is wrong, if it can be said more precisely than "is not …".
    init(_ text: String, remark: String = "", allowed: AllowedText, problem: String? = nil) {
        let problem = problem ?? text.controlCharacter.map { "\(Self.quoted(text)) contains \($0)" }
        self.text = text
        self.remark = remark
        self.problem = problem ?? Self.problem(text, allowed.kind)
        self.allowed = allowed.description
        examples = problem == nil ? allowed.examples : ""
    }

    /// ``text`` in quotes and the ``remark``, such as `"2026-11-03T10:00" without an offset`.
    public var found: String {
        remark.isEmpty ? Self.quoted(text) : Self.quoted(text) + " " + remark
    }

    /// The problem with examples, such as `"45 minits" is not a duration from 1s to 24h, such as 45m, 1h30m or 30s`.
    public var description: String { examples.isEmpty ? problem : "\(problem), such as \(examples)" }

    private static func problem(_ text: String, _ kind: String) -> String {
        if text.isEmpty { return "\(kind) is missing" }
        if let space = text.misleadingCharacter { return "\(quoted(text)) contains \(space)" }
        if let first = text.first, text.count > 1, first == text.last, first == "\"" || first == "'" {
            return "\(quoted(text)) must be written without quotes"
        }
        return "\(quoted(text)) is not \(kind)"
    }

    /// `text` in quotes, on one line, not too long and without control characters.
    static func quoted(_ text: String) -> String {
        if text.isEmpty { return "nothing" }
        let quote = text.contains("\"") ? "'" : "\""
        return quote + shown(text) + quote
    }

    /// `text` in the same form without quotes.
    static func shown(_ text: String) -> String {
        text.harmlessName
    }
}
