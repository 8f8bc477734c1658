import GLibBridge

/// The menu as com.canonical.dbusmenu describes it.
enum MenuCoding {
    /// The number of the entry that contains all others.
    static let root: Int32 = 0

    /// The layout below `parent`: its number, its properties and its children, each inside a `v`.
    ///
    /// - Parameters:
    ///   - depth: How many levels of children to include; a negative number for all.
    ///   - names: The properties to include; empty for all.
    /// - Returns: nil if there is no such entry.
    static func layout(_ menu: [TrayMenuItem], below parent: Int32, depth: Int32, names: Set<String>) -> Variant? {
        if parent == root { return node(root, rootProperties, menu, depth, names) }
        guard let item = menu.item(parent) else { return nil }
        return node(item.id, properties(item), item.children, depth, names)
    }

    private static func node(
        _ id: Int32, _ properties: [String: Variant], _ children: [TrayMenuItem], _ depth: Int32, _ names: Set<String>
    ) -> Variant {
        let below = depth == 0 ? [] : children
        let nodes = below.map { node($0.id, Self.properties($0), $0.children, max(-1, depth) - 1, names) }
        return .tuple([
            .int32(id), .dictionary(chosen(names, of: properties)),
            .array(elementSignature: "v", nodes.map(Variant.variant)),
        ])
    }

    private static let rootProperties: [String: Variant] = ["children-display": .string("submenu")]

    /// The properties of the entry `id`; nil if there is no such entry.
    static func properties(_ menu: [TrayMenuItem], of id: Int32, names: Set<String> = []) -> [String: Variant]? {
        let all = id == root ? rootProperties : menu.item(id).map(properties)
        return all.map { chosen(names, of: $0) }
    }

    /// The properties of `item`.
    static func properties(_ item: TrayMenuItem) -> [String: Variant] {
        switch item.content {
        case .line(let text): ["label": label(text), "enabled": .bool(false)]
        case .action(let text, _): ["label": label(text), "enabled": .bool(true)]
        case .submenu(let text, _):
            ["label": label(text), "enabled": .bool(true), "children-display": .string("submenu")]
        case .separator: ["type": .string("separator")]
        }
    }

    private static func chosen(_ names: Set<String>, of properties: [String: Variant]) -> [String: Variant] {
        names.isEmpty ? properties : properties.filter { names.contains($0.key) }
    }

    /// In a label, an underscore marks the next character as the key of the entry, and two mean one underscore.
    private static func label(_ text: String) -> Variant {
        .string(text.reduce(into: "") { $0 += $1 == "_" ? "__" : String($1) })
    }
}
