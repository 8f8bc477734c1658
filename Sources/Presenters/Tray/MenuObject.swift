import GLibBridge

/// The menu on the bus: an object with the interface com.canonical.dbusmenu. Confined to the loop's thread.
///
/// Any program can call it. Unknown numbers are answered with an error, and no answer is longer than the menu.
final class MenuObject: @unchecked Sendable {
    /// The object's path.
    static let path = "/io/github/balasana/menu"
    private static let interface = "com.canonical.dbusmenu"
    /// More events in one call are ignored: no panel sends as many.
    private static let mostEvents = 64

    private let bus: Bus
    /// Called before the menu is shown; it may call ``update(_:isWatched:)``.
    private let refresh: () -> Void
    private let chosen: (TrayAction) -> Void
    private var menu: [TrayMenuItem] = []
    private var revision: UInt32 = 1
    private var object: ExportedObject?

    /// A menu without entries.
    ///
    /// - Parameters:
    ///   - refresh: Called when a panel is about to show the menu. It may call ``update(_:isWatched:)``.
    ///   - chosen: Gets the action of a chosen entry.
    init(bus: Bus, refresh: @escaping () -> Void, chosen: @escaping (TrayAction) -> Void) {
        self.bus = bus
        self.refresh = refresh
        self.chosen = chosen
    }

    /// Puts it on the bus. Call it once.
    func export() throws(BusError) {
        object = try bus.export(
            path: Self.path, introspectionXML: Self.introspection, handler: { [weak self] in self?.answer($0) },
            read: { $0.reply(Self.properties) })
    }

    /// Takes it off the bus. Call it once.
    func unexport() { object?.unexport() }

    /// Replaces the menu. If a panel may show it (`isWatched`), the change is announced.
    func update(_ menu: [TrayMenuItem], isWatched: Bool) {
        guard menu != self.menu else { return }
        let change = MenuChange(from: self.menu, to: menu)
        self.menu = menu
        revision &+= 1
        guard isWatched else { return }
        if !change.updated.isEmpty || !change.removed.isEmpty {
            emit(
                "ItemsPropertiesUpdated",
                [
                    .array(elementSignature: "(ia{sv})", change.updated),
                    .array(elementSignature: "(ias)", change.removed),
                ])
        }
        if change.isNewLayout { emit("LayoutUpdated", [.uint32(revision), .int32(MenuCoding.root)]) }
    }

    private func emit(_ signal: String, _ arguments: [Variant]) {
        bus.emit(path: Self.path, interface: Self.interface, signal: signal, arguments)
    }

    // MARK: Calls

    private func answer(_ call: Invocation) {
        let arguments = call.arguments
        switch call.method {
        case "GetLayout":
            layout(call, below: Self.number(arguments[0]), depth: Self.number(arguments[1]), Self.names(arguments[2]))
        case "GetGroupProperties":
            call.reply([properties(of: arguments[0].elements.map(Self.number), Self.names(arguments[1]))])
        case "GetProperty":
            property(call, Self.number(arguments[0]), arguments[1].stringValue ?? "")
        case "Event":
            guard isKnown(Self.number(arguments[0])) else { return Self.refuse(call) }
            call.reply([])
            handle(arguments)
        case "EventGroup":
            let events = arguments[0].elements.prefix(Self.mostEvents).map(\.elements)
            call.reply([unknown(events.map { Self.number($0[0]) })])
            events.forEach(handle)
        case "AboutToShow":
            guard isKnown(Self.number(arguments[0])) else { return Self.refuse(call) }
            call.reply([.bool(refreshed())])
        case "AboutToShowGroup":
            let ids = arguments[0].elements.prefix(Self.mostEvents).map(Self.number)
            let updated: [Variant] = refreshed() ? [.int32(MenuCoding.root)] : []
            call.reply([.array(elementSignature: "i", updated), unknown(ids)])
        default:
            call.fail(name: "org.freedesktop.DBus.Error.UnknownMethod", message: "There is no \(call.method).")
        }
    }

    private func layout(_ call: Invocation, below parent: Int32, depth: Int32, _ names: Set<String>) {
        guard let layout = MenuCoding.layout(menu, below: parent, depth: depth, names: names) else {
            return Self.refuse(call)
        }
        call.reply([.uint32(revision), layout])
    }

    /// Each entry of the menu at most once, whatever `ids` are; all of them if there are none.
    private func properties(of ids: [Int32], _ names: Set<String>) -> Variant {
        let asked = Set(ids)
        let found = ([MenuCoding.root] + menu.all.map(\.id)).filter { asked.isEmpty || asked.contains($0) }
        return .array(
            elementSignature: "(ia{sv})",
            found.map { id in
                .tuple([.int32(id), .dictionary(MenuCoding.properties(menu, of: id, names: names) ?? [:])])
            })
    }

    private func property(_ call: Invocation, _ id: Int32, _ name: String) {
        guard let value = MenuCoding.properties(menu, of: id)?[name] else { return Self.refuse(call) }
        call.reply([.variant(value)])
    }

    /// Handles one event: its entry, kind, data and time. Only clicks do anything.
    private func handle(_ event: [Variant]) {
        guard event[1].stringValue == "clicked", let action = menu.item(Self.number(event[0]))?.action else { return }
        chosen(action)
    }

    private func refreshed() -> Bool {
        let before = revision
        refresh()
        return revision != before
    }

    private func isKnown(_ id: Int32) -> Bool { id == MenuCoding.root || menu.item(id) != nil }

    private func unknown(_ ids: [Int32]) -> Variant {
        .array(elementSignature: "i", ids.filter { !isKnown($0) }.map(Variant.int32))
    }

    private static func refuse(_ call: Invocation) {
        call.fail(name: "org.freedesktop.DBus.Error.InvalidArgs", message: "The menu has no such entry or property.")
    }

    private static func number(_ value: Variant) -> Int32 { Int32(clamping: value.intValue ?? -1) }

    private static func names(_ value: Variant) -> Set<String> { Set(value.elements.compactMap(\.stringValue)) }

    private static let properties: [String: Variant] = [
        "Version": .uint32(3), "TextDirection": .string("ltr"), "Status": .string("normal"),
        "IconThemePath": .strings([]),
    ]

    private static var introspection: String {
        """
        <node><interface name="\(interface)">
          <property name="Version" type="u" access="read"/>
          <property name="TextDirection" type="s" access="read"/>
          <property name="Status" type="s" access="read"/>
          <property name="IconThemePath" type="as" access="read"/>
          <method name="GetLayout">
            <arg name="parentId" type="i" direction="in"/><arg name="recursionDepth" type="i" direction="in"/>
            <arg name="propertyNames" type="as" direction="in"/>
            <arg name="revision" type="u" direction="out"/><arg name="layout" type="(ia{sv}av)" direction="out"/>
          </method>
          <method name="GetGroupProperties">
            <arg name="ids" type="ai" direction="in"/><arg name="propertyNames" type="as" direction="in"/>
            <arg name="properties" type="a(ia{sv})" direction="out"/>
          </method>
          <method name="GetProperty">
            <arg name="id" type="i" direction="in"/><arg name="name" type="s" direction="in"/>
            <arg name="value" type="v" direction="out"/>
          </method>
          <method name="Event">
            <arg name="id" type="i" direction="in"/><arg name="eventId" type="s" direction="in"/>
            <arg name="data" type="v" direction="in"/><arg name="timestamp" type="u" direction="in"/>
          </method>
          <method name="EventGroup">
            <arg name="events" type="a(isvu)" direction="in"/><arg name="idErrors" type="ai" direction="out"/>
          </method>
          <method name="AboutToShow">
            <arg name="id" type="i" direction="in"/><arg name="needUpdate" type="b" direction="out"/>
          </method>
          <method name="AboutToShowGroup">
            <arg name="ids" type="ai" direction="in"/>
            <arg name="updatesNeeded" type="ai" direction="out"/><arg name="idErrors" type="ai" direction="out"/>
          </method>
          <signal name="ItemsPropertiesUpdated">
            <arg name="updatedProps" type="a(ia{sv})"/><arg name="removedProps" type="a(ias)"/>
          </signal>
          <signal name="LayoutUpdated"><arg name="revision" type="u"/><arg name="parent" type="i"/></signal>
          <signal name="ItemActivationRequested"><arg name="id" type="i"/><arg name="timestamp" type="u"/></signal>
        </interface></node>
        """
    }
}
