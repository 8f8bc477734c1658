import CNotify

/// A connection to a message bus.
///
/// Calls, emitting and answering are safe from any thread. What is delivered (answers, signals, names, method calls)
/// comes on the loop of the thread that asked for it; for a thread without a loop of its own that is ``MainLoop/main``.
public final class Bus: @unchecked Sendable {
    /// Which bus.
    public enum Kind: Sendable {
        /// The user's session, at `DBUS_SESSION_BUS_ADDRESS`.
        case session
        /// The machine's, at `DBUS_SYSTEM_BUS_ADDRESS` or its well-known socket.
        case system
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

    /// The process's one connection to that bus, which libnotify uses too; blocks until it is there or has failed.
    public static func connect(_ kind: Kind) throws(BusError) -> Bus {
        var error: UnsafeMutablePointer<GError>?
        let type =
            switch kind {
            case .session: G_BUS_TYPE_SESSION
            case .system: G_BUS_TYPE_SYSTEM
            }
        // GIO shares the connection; the reference is ours.
        guard let connection = g_bus_get_sync(type, nil, &error) else { throw BusError(consuming: error) }
        return Bus(consuming: connection)
    }

    /// A connection of its own to the bus at `address`, closed when this object goes.
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

    /// The bus's own id (`GetId` of the D-Bus specification), which no other bus has.
    public var id: String {
        // The string belongs to the connection; String copies it.
        String(cString: g_dbus_connection_get_guid(connection))
    }

    /// Whether the connection is gone for good.
    public var isClosed: Bool {
        g_dbus_connection_is_closed(connection) != 0
    }

    /// Calls `handler` on `loop` when the bus has gone away; the loop of the thread that connected must turn for it.
    public func onClosed(_ loop: MainLoop, _ handler: @escaping @Sendable () -> Void) {
        typealias Closed = @convention(c) (OpaquePointer?, gboolean, UnsafePointer<GError>?, gpointer?) -> Void
        let closed: Closed = { _, _, _, pointer in
            Callback<() -> Void>.borrowed(pointer).body()
        }
        // The connection owns the closure; it goes with the handler.
        g_signal_connect_data(
            UnsafeMutableRawPointer(connection), "closed", unsafeBitCast(closed, to: GCallback.self),
            Callback<() -> Void>({ loop.perform(handler) }).retainedPointer(),
            { pointer, _ in releaseCallback(pointer) }, GConnectFlags(0))
    }

    /// Sends `call`; `completion` gets its answer's values, once.
    public func call(
        _ call: MethodCall, completion: @escaping @Sendable (Result<[Variant], BusError>) -> Void
    ) {
        // GDBus takes the floating arguments and, until it has called back, the closure.
        g_dbus_connection_call(
            connection, call.destination, call.path, call.interface, call.method, Variant.makeTuple(call.arguments),
            nil,
            G_DBUS_CALL_FLAGS_NO_AUTO_START, call.timeoutMilliseconds, nil,
            { source, result, pointer in
                var error: UnsafeMutablePointer<GError>?
                // The reply is ours; the source object and the result stay GIO's.
                let reply = g_dbus_connection_call_finish(OpaquePointer(source), result, &error)
                let completion = Callback<@Sendable (Result<[Variant], BusError>) -> Void>.consumed(pointer)
                if let reply {
                    completion.body(.success(Variant(consuming: reply).elements))
                } else {
                    completion.body(.failure(BusError(consuming: error)))
                }
            }, Callback(completion).retainedPointer())
    }

    /// Sends `call` and asks for no answer: errors are lost.
    public func send(_ call: MethodCall) {
        // Without a callback GDBus sets the message's "no reply expected" flag.
        g_dbus_connection_call(
            connection, call.destination, call.path, call.interface, call.method, Variant.makeTuple(call.arguments),
            nil,
            G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, nil, nil, nil)
    }

    /// Sends `call` and blocks the calling thread until the answer or the timeout.
    public func callAndWait(_ call: MethodCall) throws(BusError) -> [Variant] {
        var error: UnsafeMutablePointer<GError>?
        // GDBus takes the floating arguments; the reply is ours.
        let reply = g_dbus_connection_call_sync(
            connection, call.destination, call.path, call.interface, call.method, Variant.makeTuple(call.arguments),
            nil,
            G_DBUS_CALL_FLAGS_NO_AUTO_START, call.timeoutMilliseconds, nil, &error)
        guard let reply else { throw BusError(consuming: error) }
        return Variant(consuming: reply).elements
    }

    /// Sends `call`, whose answer holds a file descriptor; `completion` gets the first one, which it must close.
    public func callReturningHandle(
        _ call: MethodCall, completion: @escaping @Sendable (Result<Int32, BusError>) -> Void
    ) {
        // GDBus takes the floating arguments and, until it has called back, the closure.
        g_dbus_connection_call_with_unix_fd_list(
            connection, call.destination, call.path, call.interface, call.method, Variant.makeTuple(call.arguments),
            nil,
            G_DBUS_CALL_FLAGS_NO_AUTO_START, call.timeoutMilliseconds, nil, nil,
            { source, result, pointer in
                var error: UnsafeMutablePointer<GError>?
                var list: UnsafeMutablePointer<GUnixFDList>?
                // The reply and the list are ours.
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
                // A duplicate: the list closes its own.
                let handle = g_unix_fd_list_get(list, 0, &error)
                completion.body(handle >= 0 ? .success(handle) : .failure(BusError(consuming: error)))
            }, Callback(completion).retainedPointer())
    }

    /// Emits a signal to everybody; nothing happens on a bus that is gone.
    public func emit(path: String, interface: String, signal: String, _ arguments: [Variant]) {
        // GDBus takes the floating arguments.
        g_dbus_connection_emit_signal(connection, nil, path, interface, signal, Variant.makeTuple(arguments), nil)
    }

    /// Blocks until everything sent so far is on the wire.
    public func flush() {
        g_dbus_connection_flush_sync(connection, nil, nil)
    }
}
