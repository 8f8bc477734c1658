import CNotify

/// A standing wish to hear a signal. It goes on until ``cancel()``; dropping it does not end it.
public final class Subscription: @unchecked Sendable {
    private let bus: Bus
    private let id: guint

    fileprivate init(bus: Bus, id: guint) {
        self.bus = bus
        self.id = id
    }

    /// Ends it. On the loop's thread no signal comes after this; from another thread one may still be on its way.
    /// Call it once.
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
    ///   - first: What the first argument must be; nil for anything.
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
