import CWaylandIdle

/// An object of the Wayland protocol. It lasts until ``destroy()`` or the release of this value, and delivers no event
/// after that. Use it only on the loop's thread.
final class WaylandObject: @unchecked Sendable {
    /// Gets an event of `object`: its number in the interface, and its arguments.
    typealias Handler = (_ object: WaylandObject, _ event: UInt32, _ arguments: Arguments) -> Void
    typealias Arguments = UnsafeMutablePointer<wl_argument>

    /// libwayland needs the connection until the last object is destroyed.
    let connection: WaylandConnection
    private let destructor: (OpaquePointer) -> Void
    private let handler: Handler?
    private(set) var proxy: OpaquePointer?

    /// Makes an object by a request; nil if the connection is closed.
    ///
    /// - Parameters:
    ///   - destructor: The generated function that sends the destructor request and frees the proxy.
    ///   - handler: Gets the events; nil to drop them.
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
        // Not retained: the proxy is destroyed with this object and calls nothing after that.
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

    /// Makes another object by a request of this one; nil if the connection is closed.
    func make(
        destructor: @escaping (OpaquePointer) -> Void, handler: Handler?, by request: (OpaquePointer) -> OpaquePointer?
    ) -> WaylandObject? {
        guard let proxy else { return nil }
        return WaylandObject(on: connection, destructor: destructor, handler: handler) { request(proxy) }
    }

    /// Destroys the object, with a request to the compositor if the interface has one for that.
    func destroy() {
        guard let proxy else { return }
        self.proxy = nil
        if connection.send({ destructor(proxy) }) == nil { wl_proxy_destroy(proxy) }
    }
}
