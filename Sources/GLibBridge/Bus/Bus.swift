import CNotify

/// A connection to a message bus.
///
/// Calls, signals and replies can be sent from any thread. Everything received (replies, signals, name changes, method
/// calls) is delivered on the loop of the thread that asked for it; a thread without its own loop uses
/// ``MainLoop/main``.
public final class Bus: @unchecked Sendable {
    /// The two well-known message buses.
    public enum Kind: Sendable {
        /// The user's session bus, at `DBUS_SESSION_BUS_ADDRESS`.
        case session
        /// The system bus, at `DBUS_SYSTEM_BUS_ADDRESS` or its well-known socket.
        case system

        fileprivate var type: GBusType {
            switch self {
            case .session: G_BUS_TYPE_SESSION
            case .system: G_BUS_TYPE_SYSTEM
            }
        }
    }

    let connection: OpaquePointer

    /// Takes over the caller's reference to `connection`.
    private init(consuming connection: OpaquePointer) {
        self.connection = connection
        g_dbus_connection_set_exit_on_close(connection, 0)
    }

    deinit {
        g_object_unref(UnsafeMutableRawPointer(connection))
    }

    /// The shared connection of this process to that bus, which libnotify uses too. Blocks until it is open or failed.
    ///
    /// - Parameter patience: The time limit for a bus that accepts the connection and then stays silent.
    public static func connect(_ kind: Kind, patience: Duration = .seconds(25)) throws(BusError) -> Bus {
        var error: UnsafeMutablePointer<GError>?
        let limit = Cancellation(after: patience)
        defer { limit.end() }
        // GIO shares the connection; the reference is ours.
        guard let connection = g_bus_get_sync(kind.type, limit.cancellable, &error) else {
            throw BusError(consuming: error)
        }
        return Bus(consuming: connection)
    }

    /// A private connection to that bus. It closes when this object is released.
    public static func connectPrivately(_ kind: Kind) throws(BusError) -> Bus {
        var error: UnsafeMutablePointer<GError>?
        // We own the address.
        guard let address = g_dbus_address_get_for_bus_sync(kind.type, nil, &error) else {
            throw BusError(consuming: error)
        }
        defer { g_free(address) }
        return try connect(address: String(cString: address))
    }

    /// A private connection to the bus at `address`. It closes when this object is released.
    public static func connect(address: String) throws(BusError) -> Bus {
        var error: UnsafeMutablePointer<GError>?
        let flags = GDBusConnectionFlags(
            G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT.rawValue
                | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION.rawValue)
        guard let connection = g_dbus_connection_new_for_address_sync(address, flags, nil, nil, &error) else {
            throw BusError(consuming: error)
        }
        return Bus(consuming: connection)
    }

    /// The name the bus gave this connection, such as `:1.42`.
    package var uniqueName: String {
        // The string belongs to the connection; String copies it.
        String(cString: g_dbus_connection_get_unique_name(connection))
    }

    /// The unique id of the bus (`GetId` of the D-Bus specification).
    public var id: String {
        // The string belongs to the connection; String copies it.
        String(cString: g_dbus_connection_get_guid(connection))
    }

    /// True once the connection has closed. It never reopens.
    public var isClosed: Bool {
        g_dbus_connection_is_closed(connection) != 0
    }

    /// Calls `handler` on `loop` when the connection closes. The loop of the thread that connected must be running.
    public func onClosed(_ loop: MainLoop, _ handler: @escaping @Sendable () -> Void) {
        typealias Closed = @convention(c) (OpaquePointer?, gboolean, UnsafePointer<GError>?, gpointer?) -> Void
        let closed: Closed = { _, _, _, pointer in
            Callback<() -> Void>.borrowed(pointer).body()
        }
        // The connection owns the closure and releases it with the handler.
        g_signal_connect_data(
            UnsafeMutableRawPointer(connection), "closed", unsafeBitCast(closed, to: GCallback.self),
            Callback<() -> Void>({ loop.perform(handler) }).retainedPointer(),
            { pointer, _ in releaseCallback(pointer) }, GConnectFlags(0))
    }

    /// Sends `call`. `completion` gets the values of the reply, once.
    public func call(
        _ call: MethodCall, completion: @escaping @Sendable (Result<[Variant], BusError>) -> Void
    ) {
        // GDBus takes over the floating arguments, and owns the closure until it has called it.
        g_dbus_connection_call(
            connection, call.destination, call.path, call.interface, call.method, Variant.makeTuple(call.arguments),
            nil, G_DBUS_CALL_FLAGS_NO_AUTO_START, call.timeoutMilliseconds, nil,
            { source, result, pointer in
                var error: UnsafeMutablePointer<GError>?
                // We own the reply; GIO keeps the source object and the result.
                let reply = g_dbus_connection_call_finish(OpaquePointer(source), result, &error)
                let completion = Callback<@Sendable (Result<[Variant], BusError>) -> Void>.consumed(pointer)
                if let reply {
                    completion.body(.success(Variant(consuming: reply).elements))
                } else {
                    completion.body(.failure(BusError(consuming: error)))
                }
            }, Callback(completion).retainedPointer())
    }

    /// Sends `call` without asking for a reply. Errors are ignored.
    public func send(_ call: MethodCall) {
        // Without a callback GDBus sets the message's "no reply expected" flag.
        g_dbus_connection_call(
            connection, call.destination, call.path, call.interface, call.method, Variant.makeTuple(call.arguments),
            nil, G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, nil, nil, nil)
    }

    /// Sends `call` and blocks the calling thread until the reply or the timeout.
    public func callAndWait(_ call: MethodCall) throws(BusError) -> [Variant] {
        var error: UnsafeMutablePointer<GError>?
        // GDBus takes over the floating arguments; we own the reply.
        let reply = g_dbus_connection_call_sync(
            connection, call.destination, call.path, call.interface, call.method, Variant.makeTuple(call.arguments),
            nil, G_DBUS_CALL_FLAGS_NO_AUTO_START, call.timeoutMilliseconds, nil, &error)
        guard let reply else { throw BusError(consuming: error) }
        return Variant(consuming: reply).elements
    }

    /// Sends `call`, whose reply contains a file descriptor. `completion` gets the first one and must close it.
    public func callReturningHandle(
        _ call: MethodCall, completion: @escaping @Sendable (Result<Int32, BusError>) -> Void
    ) {
        // GDBus takes over the floating arguments, and owns the closure until it has called it.
        g_dbus_connection_call_with_unix_fd_list(
            connection, call.destination, call.path, call.interface, call.method, Variant.makeTuple(call.arguments),
            nil, G_DBUS_CALL_FLAGS_NO_AUTO_START, call.timeoutMilliseconds, nil, nil,
            { source, result, pointer in
                var error: UnsafeMutablePointer<GError>?
                var list: UnsafeMutablePointer<GUnixFDList>?
                // We own the reply and the list.
                let reply = g_dbus_connection_call_with_unix_fd_list_finish(
                    OpaquePointer(source), &list, result, &error)
                let completion = Callback<@Sendable (Result<Int32, BusError>) -> Void>.consumed(pointer)
                defer { if let list { g_object_unref(list) } }
                guard let reply else { return completion.body(.failure(BusError(consuming: error))) }
                g_variant_unref(reply)
                guard let list, g_unix_fd_list_get_length(list) > 0 else {
                    return completion.body(
                        .failure(BusError(name: "org.freedesktop.DBus.Error.InvalidArgs", message: "no descriptor")))
                }
                // This is a duplicate; the list closes its own descriptor.
                let handle = g_unix_fd_list_get(list, 0, &error)
                completion.body(handle >= 0 ? .success(handle) : .failure(BusError(consuming: error)))
            }, Callback(completion).retainedPointer())
    }

    /// Broadcasts a signal. Does nothing when the connection is closed.
    public func emit(path: String, interface: String, signal: String, _ arguments: [Variant]) {
        // GDBus takes over the floating arguments.
        g_dbus_connection_emit_signal(connection, nil, path, interface, signal, Variant.makeTuple(arguments), nil)
    }

    /// Blocks until everything sent so far is written to the socket.
    public func flush() {
        g_dbus_connection_flush_sync(connection, nil, nil)
    }
}
