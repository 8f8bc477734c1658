import GLibBridge

/// A watcher and a panel for icons of programs (StatusNotifierItem), as one program on a private bus.
package final class TrayPanel: Sendable {
    private static let name = "org.kde.StatusNotifierWatcher"

    /// A signal of an icon or its menu.
    package struct Signal: Hashable, Sendable {
        package let name: String
        package let arguments: [Variant]
    }

    private let loop = MainLoop.onNewThread(named: "panel")
    private let ownership: NameOwnership
    private let object: ExportedObject
    /// Each registration: the caller and what it has registered.
    package let registrations = Recorder<[String]>()
    /// The callers that have gone.
    package let gone = Recorder<String>()
    package let signals = Recorder<Signal>()

    /// Starts it on the bus at `address`; returns when it owns its name.
    package init(address: String) throws {
        let bus = try Bus.connect(address: address)
        let acquired = Recorder<Bool>()
        let (registrations, gone, signals) = (registrations, gone, signals)
        let started = loop.run { () -> Result<(ExportedObject, NameOwnership), BusError> in
            for (interface, names) in Self.signals {
                for name in names {
                    bus.subscribe(sender: nil, path: nil, interface: interface, signal: name) {
                        signals.append(Signal(name: name, arguments: $0.arguments))
                    }
                }
            }
            return Result { () throws(BusError) in
                let object = try bus.export(
                    path: "/StatusNotifierWatcher", introspectionXML: Self.introspection,
                    handler: { call in
                        let sender = call.sender
                        bus.watchName(sender, appeared: { _ in }, vanished: { gone.append(sender) })
                        registrations.append([sender, call.arguments[0].stringValue ?? ""])
                        call.reply([])
                    },
                    read: { $0.reply(["IsStatusNotifierHostRegistered": .bool(true)]) })
                let ownership = bus.own(
                    Self.name, acquired: { acquired.append(true) }, lost: { acquired.append(false) })
                return (object, ownership)
            }
        }
        (object, ownership) = try started.get()
        guard acquired.next() == true else { throw BusError(name: "test", message: "there is another watcher") }
    }

    /// Ends it, as a crash does.
    package func end() {
        loop.run { [ownership, object] in
            ownership.release()
            object.unexport()
        }
        loop.quit()
    }

    private static let signals = [
        "org.kde.StatusNotifierItem": ["NewIcon", "NewToolTip", "NewIconAccessibleDesc"],
        "com.canonical.dbusmenu": ["ItemsPropertiesUpdated", "LayoutUpdated"],
    ]

    private static let introspection = """
        <node><interface name="\(name)">
          <method name="RegisterStatusNotifierItem"><arg name="service" type="s" direction="in"/></method>
          <property name="IsStatusNotifierHostRegistered" type="b" access="read"/>
        </interface></node>
        """
}

/// An icon as a panel reads and uses it.
package struct PanelIcon {
    private let bus: Bus
    package let owner: String
    private let menu: String

    /// The icon that the connection `owner` has at `/StatusNotifierItem`.
    package init(owner: String, on bus: Bus) throws {
        self.bus = bus
        self.owner = owner
        let get = MethodCall.get(
            "Menu", of: "org.kde.StatusNotifierItem", destination: owner, path: "/StatusNotifierItem")
        menu = try bus.callAndWait(get).first?.stringValue ?? ""
    }

    /// A property of the icon.
    package func property(_ name: String) throws -> Variant? {
        try bus.callAndWait(
            .get(name, of: "org.kde.StatusNotifierItem", destination: owner, path: "/StatusNotifierItem")
        ).first?.unwrapped
    }

    /// Calls a method of the menu.
    package func call(_ method: String, _ arguments: [Variant]) throws -> [Variant] {
        try bus.callAndWait(
            MethodCall(
                destination: owner, path: menu, interface: "com.canonical.dbusmenu", method: method,
                arguments: arguments))
    }

    /// The labels of the menu with the numbers of their entries, those in submenus included.
    package func labels() throws -> [String: Int32] {
        var labels: [String: Int32] = [:]
        func read(_ node: Variant) {
            let parts = node.elements
            if let label = parts[1]["label"]?.stringValue { labels[label] = Int32(parts[0].intValue ?? 0) }
            parts[2].elements.forEach(read)
        }
        read(try call("GetLayout", [.int32(0), .int32(-1), .strings([])])[1])
        return labels
    }

    /// Chooses the entry with this label, as a click does.
    package func choose(_ label: String) throws {
        guard let id = try labels()[label] else { throw BusError(name: "test", message: "no entry \(label)") }
        _ = try call("Event", [.int32(id), .string("clicked"), .variant(.int32(0)), .uint32(0)])
    }
}
