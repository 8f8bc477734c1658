import ReminderCore

/// Merges the programs that D-Bus names and the state of the compositor into one list. The compositor names no program,
/// so its inhibitor is listed only if D-Bus names none.
struct InhibitorMerge {
    private var named: [IdleInhibitor]?
    private var isHeld = false
    private var emitted: [IdleInhibitor]?

    /// Sets the programs that D-Bus names. Returns the list if it has changed or is the first one.
    mutating func apply(named programs: [IdleInhibitor]) -> [IdleInhibitor]? {
        named = programs
        return changedList()
    }

    /// Sets whether a program holds an inhibitor of the compositor. Returns the list if it has changed.
    mutating func apply(compositorHolds isHeld: Bool) -> [IdleInhibitor]? {
        self.isHeld = isHeld
        return changedList()
    }

    private mutating func changedList() -> [IdleInhibitor]? {
        guard named != nil || isHeld || emitted != nil else { return nil }
        var all = named ?? []
        if all.isEmpty, isHeld { all = [IdleInhibitor(program: "")] }
        guard all != emitted else { return nil }
        emitted = all
        return all
    }
}
