import CWaylandIdle

/// An object of the Wayland protocol. It ends with this value, or earlier by ``destroy()``, and sends no event after
/// that. For the loop's thread.
final class WaylandObject: @unchecked Sendable {
    /// Gets an event of `object`, as its number among the events of its interface, and the event's arguments.
    typealias Handler = (_ object: WaylandObject, _ event: UInt32, _ arguments: Arguments) -> Void
    typealias Arguments = UnsafeMutablePointer<wl_argument>

    /// libwayland needs it until its last object has gone.
    let connection: WaylandConnection
    private let destructor: (OpaquePointer) -> Void
    private let handler: Handler?
    private(set) var proxy: OpaquePointer?

    /// Makes an object by a request; nil when the connection has ended.
    ///
    /// - Parameters:
    ///   - destructor: The generated function that sends the request for the object's end, and frees the proxy.
    ///   - handler: nil to drop the events.
    ///   - request: Calls the generated function that makes the object.
    init?(
        on connection: WaylandConnection, destructor: @escaping (OpaquePointer) -> Void = { wl_proxy_destroy($0) },
        handler: Handler?, request: () -> OpaquePointer?
    ) {
        guard let proxy = connection.send(request) else { return nil }
        self.connection = connection
        self.destructor = destructor
        self.handler = handler
        self.proxy = proxy
        guard handler != nil else { return }
        // Not retained: the proxy ends with this object, and calls nothing after that.
        let me = Unmanaged.passUnretained(self).toOpaque()
        _ = wl_proxy_add_dispatcher(
            proxy,
            { me, _, event, _, arguments in
                guard let me, let arguments else { return 0 }
                let object = Unmanaged<WaylandObject>.fromOpaque(me).takeUnretainedValue()
                if object.connection.isOpen { object.handler?(object, event, arguments) }
                return 0
            }, me, nil)
    }

    deinit {
        if let proxy { wl_proxy_destroy(proxy) }
    }

    /// Makes another object by a request of this one; nil when the connection has ended.
    func make(
        destructor: @escaping (OpaquePointer) -> Void, handler: Handler?, by request: (OpaquePointer) -> OpaquePointer?
    ) -> WaylandObject? {
        guard let proxy else { return nil }
        return WaylandObject(on: connection, destructor: destructor, handler: handler) { request(proxy) }
    }

    /// Ends it, and says so to the compositor where the interface has a request for that.
    func destroy() {
        guard let proxy else { return }
        self.proxy = nil
        if connection.send({ destructor(proxy) }) == nil { wl_proxy_destroy(proxy) }
    }
}
