import CNotify

/// An object of ours that others on the bus can call. It goes on until ``unexport()``; dropping it does not end it.
public final class ExportedObject: @unchecked Sendable {
    private let bus: Bus
    private let registrations: [guint]

    fileprivate init(bus: Bus, registrations: [guint]) {
        self.bus = bus
        self.registrations = registrations
    }

    /// Takes it off the bus; call it once.
    public func unexport() {
        for id in registrations { g_dbus_connection_unregister_object(bus.connection, id) }
    }
}

private final class ObjectHandlers {
    let call: @Sendable (Invocation) -> Void
    let property: @Sendable (String) -> Variant?

    init(call: @escaping @Sendable (Invocation) -> Void, property: @escaping @Sendable (String) -> Variant?) {
        self.call = call
        self.property = property
    }
}

extension Bus {
    /// Puts an object on the bus; its calls and reads arrive on the loop of the calling thread.
    ///
    /// - Parameters:
    ///   - introspectionXML: A `<node>` with the interfaces; GDBus answers introspection and refuses wrong arguments by
    ///     it.
    ///   - handler: Gets each method call.
    ///   - property: Gives a property's value by its name, at once; nil answers the read with an error.
    /// - Throws: When the XML is faulty or the path is already taken.
    public func export(
        path: String, introspectionXML: String, handler: @escaping @Sendable (Invocation) -> Void,
        property: @escaping @Sendable (String) -> Variant? = { _ in nil }
    ) throws(BusError) -> ExportedObject {
        var error: UnsafeMutablePointer<GError>?
        // Ours; each registration keeps its interface's data with a reference of its own.
        guard let node = g_dbus_node_info_new_for_xml(introspectionXML, &error) else {
            throw BusError(consuming: error)
        }
        defer { g_dbus_node_info_unref(node) }
        var table = Self.table
        var registrations: [guint] = []
        var next = node.pointee.interfaces
        while let interface = next?.pointee {
            // GDBus copies the table and owns the handlers until the object is taken off, also when registering fails.
            let handlers = Unmanaged.passRetained(ObjectHandlers(call: handler, property: property))
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
        table.method_call = { _, _, _, _, _, _, invocation, pointer in
            // GDBus hands the invocation over, and keeps the handlers.
            let handlers = Unmanaged<ObjectHandlers>.fromOpaque(pointer!).takeUnretainedValue()
            handlers.call(Invocation(consuming: invocation!))
        }
        table.get_property = { _, _, _, _, name, error, pointer in
            let handlers = Unmanaged<ObjectHandlers>.fromOpaque(pointer!).takeUnretainedValue()
            let name = String(cString: name!)
            if let value = handlers.property(name) {
                // GDBus takes the floating reference over.
                return value.makeGVariant()
            }
            g_set_error_literal(
                error, g_dbus_error_quark(), Int32(G_DBUS_ERROR_FAILED.rawValue), "\(name) has no value now")
            return nil
        }
        return table
    }
}
