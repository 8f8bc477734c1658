/// Why a state file cannot be used.
struct StateDamage: Error, CustomStringConvertible {
    /// One line, such as `[bout] counted: found "12"; expected a time such as 12.5s`.
    let description: String

    init(_ description: String) {
        self.description = description
    }

    /// The value of `key` in `group` that is not what is `allowed`, nil for one that is missing.
    init(group: String, key: String, found: String?, allowed: String) {
        self.init(
            "[\(group)] \(key): found \(found.map(UnreadableValue.quoted) ?? "nothing"); expected \(allowed)")
    }
}
