import CWaylandClient

/// An object of the Wayland protocol, made by a request to another one. It is destroyed with this, once, and none of its
/// events come after that. For the loop's thread.
final class WaylandObject: @unchecked Sendable {
    /// Gets an event of `object` by its number among its interface's, and the arguments that it has there.
    typealias Handler = (_ object: WaylandObject, _ event: UInt32, _ arguments: Arguments) -> Void
    typealias Arguments = UnsafeMutablePointer<wl_argument>

    /// Outlives its objects, as libwayland demands.
    let connection: WaylandConnection
    private let handler: Handler?
    private var proxy: OpaquePointer?

    /// Sends the request of `parent` that makes this object; nil when the connection has ended.
    ///
    /// - Parameters:
    ///   - arguments: With an empty one for the object itself.
    ///   - handler: Without one its events are dropped.
    init?(
        of parent: OpaquePointer, on connection: WaylandConnection, _ interface: UnsafePointer<wl_interface>,
        _ version: UInt32, by request: UInt32, _ arguments: [wl_argument], handler: Handler?
    ) {
        self.connection = connection
        self.handler = handler
        proxy = connection.request(parent, request, arguments, making: interface, version)
        guard let proxy else { return nil }
        guard handler != nil else { return }
        // Borrowed: what destroys this object destroys the proxy, which then calls nobody.
        let me = Unmanaged.passUnretained(self).toOpaque()
        _ = connection.library.addDispatcher(
            proxy,
            { me, _, event, _, arguments in
                guard let me, let arguments else { return 0 }
                let object = Unmanaged<WaylandObject>.fromOpaque(me).takeUnretainedValue()
                if object.connection.isOpen { object.handler?(object, event, arguments) }
                return 0
            }, me, nil)
    }

    deinit {
        destroy()
    }

    /// The object as an argument of a request.
    var argument: wl_argument { wl_argument(o: proxy) }

    /// Sends a request that makes another object; nil when the connection has ended.
    func make(
        _ interface: UnsafePointer<wl_interface>, _ version: UInt32, by request: UInt32, _ arguments: wl_argument...,
        handler: Handler?
    ) -> WaylandObject? {
        guard let proxy else { return nil }
        return WaylandObject(
            of: proxy, on: connection, interface, version, by: request, arguments, handler: handler)
    }

    /// Destroys it, with the request for that where its interface has one.
    func destroy(by request: UInt32? = nil) {
        guard let proxy else { return }
        self.proxy = nil
        if let request { _ = connection.request(proxy, request, [], making: nil, 0) }
        connection.library.destroy(proxy)
    }
}
