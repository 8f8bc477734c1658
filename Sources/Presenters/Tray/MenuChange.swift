import GLibBridge

/// The difference between two menus, as the signals of com.canonical.dbusmenu announce it.
struct MenuChange {
    /// The entries that are in both menus with other properties, as `a(ia{sv})`.
    let updated: [Variant]
    /// The properties that they have lost, as `a(ias)`.
    let removed: [Variant]
    /// Whether entries have come, gone or moved.
    let isNewLayout: Bool

    /// The difference between `old` and `new`.
    init(from old: [TrayMenuItem], to new: [TrayMenuItem]) {
        var updated: [Variant] = []
        var removed: [Variant] = []
        for item in new.all {
            guard let before = old.item(item.id).map(MenuCoding.properties) else { continue }
            let now = MenuCoding.properties(item)
            let changed = now.filter { before[$0.key] != $0.value }
            let lost = before.keys.filter { now[$0] == nil }.sorted()
            if !changed.isEmpty { updated.append(.tuple([.int32(item.id), .dictionary(changed)])) }
            if !lost.isEmpty { removed.append(.tuple([.int32(item.id), .strings(lost)])) }
        }
        self.updated = updated
        self.removed = removed
        isNewLayout = Self.tree(old) != Self.tree(new)
    }

    /// The numbers of the entries, with the number of entries below each.
    private static func tree(_ menu: [TrayMenuItem]) -> [[Int32]] {
        menu.all.map { [$0.id, Int32($0.children.count)] }
    }
}
