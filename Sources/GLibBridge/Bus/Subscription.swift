import CNotify

/// A subscription to a signal. It lasts until ``cancel()``; releasing this object does not end it.
public final class Subscription: @unchecked Sendable {
    private let bus: Bus
    private let id: guint

    fileprivate init(bus: Bus, id: guint) {
        self.bus = bus
        self.id = id
    }

    /// Ends the subscription. Call it once. After a call on the loop's thread no signal arrives. After a call on
    /// another thread, a queued one may still arrive.
    public func cancel() {
        g_dbus_connection_signal_unsubscribe(bus.connection, id)
    }
}

extension Bus {
    /// Calls `handler` for each matching signal, on the loop of the calling thread.
    ///
    /// - Parameters:
    ///   - sender: A bus name, unique or well-known; nil for any.
    ///   - path: An object path; nil for any.
    ///   - first: A match rule on the first argument; nil for any.
    @discardableResult
    public func subscribe(
        sender: String?, path: String?, interface: String, signal: String, first: FirstArgument? = nil,
        handler: @escaping @Sendable (BusSignal) -> Void
    ) -> Subscription {
        // The connection owns the closure until the subscription ends.
        let id = g_dbus_connection_signal_subscribe(
            connection, sender, interface, signal, path, first?.value, first?.flags ?? G_DBUS_SIGNAL_FLAGS_NONE,
            { _, sender, path, _, _, parameters, pointer in
                let handler = Callback<@Sendable (BusSignal) -> Void>.borrowed(pointer)
                handler.body(
                    BusSignal(
                        sender: sender.map { String(cString: $0) } ?? "", path: String(cString: path!),
                        arguments: Variant(borrowing: parameters!).elements))
            }, Callback(handler).retainedPointer(), releaseCallback)
        return Subscription(bus: self, id: id)
    }
}
