import CNotify

/// An object of this process that other programs can call. It stays on the bus until ``unexport()``; releasing this
/// value does not remove it.
public final class ExportedObject: @unchecked Sendable {
    private let bus: Bus
    private let registrations: [guint]

    fileprivate init(bus: Bus, registrations: [guint]) {
        self.bus = bus
        self.registrations = registrations
    }

    /// Removes the object from the bus. Call it once.
    public func unexport() {
        for id in registrations { g_dbus_connection_unregister_object(bus.connection, id) }
    }
}

private final class ObjectHandlers {
    let call: @Sendable (Invocation) -> Void
    let read: @Sendable (PropertyRead) -> Void

    init(call: @escaping @Sendable (Invocation) -> Void, read: @escaping @Sendable (PropertyRead) -> Void) {
        self.call = call
        self.read = read
    }

    func handle(_ invocation: Invocation) {
        if let read = PropertyRead(invocation) { self.read(read) } else { call(invocation) }
    }
}

extension Bus {
    /// Exports an object on the bus. Its method calls and property reads arrive on the loop of the calling thread. No
    /// program can set a property.
    ///
    /// - Parameters:
    ///   - introspectionXML: A `<node>` with the interfaces. GDBus uses it to answer introspection and to refuse calls
    ///     with wrong arguments.
    ///   - handler: Gets each method call.
    ///   - read: Gets each read of one or all properties.
    /// - Throws: When the XML is invalid or the path is already in use.
    public func export(
        path: String, introspectionXML: String, handler: @escaping @Sendable (Invocation) -> Void,
        read: @escaping @Sendable (PropertyRead) -> Void = { $0.reply([:]) }
    ) throws(BusError) -> ExportedObject {
        var error: UnsafeMutablePointer<GError>?
        // We own the node; each registration holds its own reference to the data of its interface.
        guard let node = g_dbus_node_info_new_for_xml(introspectionXML, &error) else {
            throw BusError(consuming: error)
        }
        defer { g_dbus_node_info_unref(node) }
        var table = Self.table
        var registrations: [guint] = []
        var next = node.pointee.interfaces
        while let interface = next?.pointee {
            // GDBus copies the table, and releases the handlers when the object is removed or its registration fails.
            let handlers = Unmanaged.passRetained(ObjectHandlers(call: handler, read: read))
            let id = g_dbus_connection_register_object(
                connection, path, interface, &table, handlers.toOpaque(), releaseCallback, &error)
            guard id != 0 else {
                ExportedObject(bus: self, registrations: registrations).unexport()
                throw BusError(consuming: error)
            }
            registrations.append(id)
            next = next?.advanced(by: 1)
        }
        return ExportedObject(bus: self, registrations: registrations)
    }

    private static var table: GDBusInterfaceVTable {
        var table = GDBusInterfaceVTable()
        // Without a function for reads, GDBus passes them on as method calls, which can be answered later. It has
        // checked that the property exists and can be read.
        table.method_call = { _, _, _, _, _, _, invocation, pointer in
            // GDBus hands over the invocation and keeps the handlers.
            let handlers = Unmanaged<ObjectHandlers>.fromOpaque(pointer!).takeUnretainedValue()
            handlers.handle(Invocation(consuming: invocation!))
        }
        return table
    }
}
