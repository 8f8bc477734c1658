/// A key of the config: where its value goes in `Group`, how it is written, and what it is for.
struct ConfigField<Group>: Sendable {
    /// The key.
    let key: String
    /// What it is for, in one line of plain words: the comment above it in the shipped `balasana.conf`.
    let explanation: String
    /// What can be written, in words.
    let allowed: AllowedText
    /// The words one of which can be written; empty where there is no such choice.
    let words: [String]
    /// Gives a group the value that a text says.
    let assign: @Sendable (_ text: String, _ group: inout Group) throws(UnreadableValue) -> Void
    /// Gives a group the value of another one.
    let copy: @Sendable (_ source: Group, _ group: inout Group) -> Void
    /// Gives a group the fallback for an unreadable value; nil to keep the last good one.
    let playSafe: (@Sendable (inout Group) -> Void)?
    /// The text that says a group's value.
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
        assign = { text, group throws(UnreadableValue) in group[keyPath: path] = try value.parse(text) }
        copy = { source, group in group[keyPath: path] = source[keyPath: path] }
        if let safe {
            playSafe = { group in group[keyPath: path] = safe }
        } else {
            playSafe = nil
        }
        text = { group in value.text(group[keyPath: path]) }
    }
}
