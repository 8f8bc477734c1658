/// The values that a key allows, in words.
struct AllowedText: Hashable, Sendable, CustomStringConvertible {
    /// The kind of value, such as `a duration from 1s to 24h`.
    let kind: String
    /// Examples of it, such as `45m, 1h30m or 30s`; empty for none.
    let examples: String

    /// Values of this kind.
    init(_ kind: String, examples: String = "") {
        self.kind = kind
        self.examples = examples
    }

    /// Such as `a duration from 1s to 24h, such as 45m, 1h30m or 30s`.
    var description: String { examples.isEmpty ? kind : "\(kind), such as \(examples)" }
}
