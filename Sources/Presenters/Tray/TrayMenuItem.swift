/// An entry of the menu.
public struct TrayMenuItem: Hashable, Sendable {
    /// What it shows and does.
    public enum Content: Hashable, Sendable {
        /// A line that cannot be chosen.
        case line(String)
        /// A label that can be chosen.
        case action(String, TrayAction)
        /// A label that opens these entries.
        case submenu(String, [TrayMenuItem])
        /// A rule between other entries.
        case separator
    }

    /// The number of this entry, above 0. An entry keeps its number while others come and go.
    public let id: Int32
    /// What it shows and does.
    public let content: Content

    /// The entries below it.
    var children: [TrayMenuItem] {
        switch content {
        case .line, .action, .separator: []
        case .submenu(_, let items): items
        }
    }

    /// What it does; nil for an entry that cannot be chosen.
    var action: TrayAction? {
        switch content {
        case .action(_, let action): action
        case .line, .submenu, .separator: nil
        }
    }
}

extension [TrayMenuItem] {
    /// The entry with this number, here or in a submenu; nil for none.
    func item(_ id: Int32) -> TrayMenuItem? {
        for item in self {
            if item.id == id { return item }
            if let found = item.children.item(id) { return found }
        }
        return nil
    }

    /// These entries and those in their submenus.
    var all: [TrayMenuItem] { flatMap { [$0] + $0.children.all } }
}
