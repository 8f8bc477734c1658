import Platform

/// A key of the config: the place of its value in `Group`, its syntax, and its description.
struct ConfigField<Group>: Sendable {
    /// The key.
    let key: String
    /// Its description, in one line: the comment above it in the shipped `balasana.conf`.
    let explanation: String
    /// The values that are allowed, in words.
    let allowed: AllowedText
    /// The words to choose from; empty for other kinds of value.
    let words: [String]
    /// Reads a text and sets the value in a group.
    let assign: @Sendable (_ text: String, _ group: inout Group) throws(UnreadableValue) -> Void
    /// Copies the value from another group.
    let copy: @Sendable (_ source: Group, _ group: inout Group) -> Void
    /// Sets the value to the fallback for an unreadable one; nil to keep the last good one.
    let playSafe: (@Sendable (inout Group) -> Void)?
    /// The value of a group as the config writes it.
    let text: @Sendable (Group) -> String

    /// The key `key`, whose value is at `path`. `safe` is the fallback for an unreadable one, nil for the last
    /// good one.
    init<Value: Sendable>(
        _ key: String, _ path: WritableKeyPath<Group, Value> & Sendable, _ value: ConfigValue<Value>,
        _ explanation: String, safe: Value? = nil
    ) {
        self.key = key
        self.explanation = explanation
        allowed = value.allowed
        words = value.words
        assign = { text, group throws(UnreadableValue) in
            guard text.controlCharacter == nil else { throw UnreadableValue(text, allowed: value.allowed) }
            group[keyPath: path] = try value.parse(text)
        }
        copy = { source, group in group[keyPath: path] = source[keyPath: path] }
        if let safe {
            playSafe = { group in group[keyPath: path] = safe }
        } else {
            playSafe = nil
        }
        text = { group in value.text(group[keyPath: path]) }
    }
}
