import ReminderCore

/// The programs that D-Bus names, and the word of the compositor that somebody holds an inhibitor, as one list. The
/// compositor names nobody, so its word counts only where D-Bus knows of none.
struct InhibitorMerge {
    private var named: [IdleInhibitor]?
    private var isHeld = false
    private var told: [IdleInhibitor]?

    /// D-Bus names these now; the list, if that changes it or is the first word.
    mutating func name(_ programs: [IdleInhibitor]) -> [IdleInhibitor]? {
        named = programs
        return news()
    }

    /// The compositor says that somebody holds one, or nobody; the list, if that changes it.
    mutating func hold(_ isHeld: Bool) -> [IdleInhibitor]? {
        self.isHeld = isHeld
        return news()
    }

    private mutating func news() -> [IdleInhibitor]? {
        guard named != nil || isHeld || told != nil else { return nil }
        var all = named ?? []
        if all.isEmpty, isHeld { all = [IdleInhibitor(program: "")] }
        guard all != told else { return nil }
        told = all
        return all
    }
}
