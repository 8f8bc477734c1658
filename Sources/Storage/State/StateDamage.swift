/// The reason why a state file cannot be used.
struct StateDamage: Error, CustomStringConvertible {
    /// One line, such as `[bout] counted: found "12"; expected a time such as 12.5s`.
    let description: String

    init(_ description: String) {
        self.description = description
    }

    /// The value `found` of `key` in `group` is not `allowed`. Nil means that the key is missing.
    init(group: String, key: String, found: String?, allowed: String) {
        self.init(
            "[\(group)] \(key): found \(found.map(UnreadableValue.quoted) ?? "nothing"); expected \(allowed)")
    }
}
