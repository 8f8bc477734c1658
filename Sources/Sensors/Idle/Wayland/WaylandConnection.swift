import CWaylandIdle
import GLibBridge
import Glibc

/// A connection to a Wayland compositor through libwayland-client. Use it only on the loop's thread.
///
/// It never blocks: libwayland buffers the requests until the compositor reads them.
final class WaylandConnection: @unchecked Sendable {
    /// The maximum number of buffered requests. libwayland's buffer has 4096 bytes, and older versions overwrite it
    /// when it is full. The longest request here has 48 bytes.
    private static let maxPending = 64

    /// True while requests are sent and events delivered.
    private(set) var isOpen = true

    private let display: OpaquePointer
    /// The socket; libwayland closes it with the display.
    private let descriptor: Int32
    private let loop: MainLoop
    private let ended: (_ reason: String) -> Void
    private var readable: SourceHandle?
    private var writable: SourceHandle?
    /// The number of requests since the buffer was last empty.
    private var pending = 0

    /// Takes over `socket`; nil if memory runs out.
    ///
    /// - Parameter ended: Called once, from the loop, when the compositor closes the connection, sends invalid data or
    ///   stops reading. Nothing is delivered after that.
    init?(_ socket: LocalSocket, loop: MainLoop, ended: @escaping (_ reason: String) -> Void) {
        // By default libwayland prints errors to standard error; `failure` reports them instead.
        wl_log_set_handler_client { _, _ in }
        descriptor = socket.releaseDescriptor()
        // It closes the descriptor also on failure.
        guard let display = wl_display_connect_to_fd(descriptor) else { return nil }
        self.display = display
        self.loop = loop
        self.ended = ended
        readable = loop.watch(readable: descriptor) { [weak self] in
            self?.read()
            return self?.isOpen == true
        }
    }

    deinit {
        close()
        wl_display_disconnect(display)
    }

    /// Stops all traffic without notifying the compositor. The socket is closed when the last object is released.
    func close() {
        isOpen = false
        readable?.cancel()
        writable?.cancel()
    }

    /// The registry, which announces the globals of the compositor; nil if the connection is closed.
    func registry(_ handler: @escaping WaylandObject.Handler) -> WaylandObject? {
        WaylandObject(on: self, handler: handler) { wl_display_get_registry(display) }
    }

    /// An object with one event, which comes after the replies to all earlier requests; nil if the connection is
    /// closed.
    func sync(_ handler: @escaping WaylandObject.Handler) -> WaylandObject? {
        WaylandObject(on: self, handler: handler) { wl_display_sync(display) }
    }

    /// Sends a request.
    ///
    /// - Parameter request: Calls the generated function.
    /// - Returns: The value of `request`; nil, without calling it, if the connection is closed.
    func send<Result>(_ request: () -> Result?) -> Result? {
        guard isOpen else { return nil }
        guard pending < Self.maxPending else {
            endLater("the compositor does not read its requests")
            return nil
        }
        let result = request()
        pending += 1
        if writable == nil { flush() }
        return result
    }

    private func flush() {
        let isSent = wl_display_flush(display) >= 0
        guard isSent || errno != EAGAIN else {
            guard writable == nil else { return }
            writable = loop.watch(writable: descriptor) { [weak self] in
                self?.flush()
                return self?.writable != nil
            }
            return
        }
        pending = 0
        writable?.cancel()
        writable = nil
        // A closed connection is no error here, because the last events are still to be read.
        if let failure { endLater(failure) }
    }

    private func read() {
        // It fails only while events are queued; those are dispatched first.
        if wl_display_prepare_read(display) == 0 { _ = wl_display_read_events(display) }
        _ = wl_display_dispatch_pending(display)
        if let failure { end(failure) }
    }

    /// The reason why libwayland has ended the connection; nil if it has not.
    private var failure: String? {
        let error = wl_display_get_error(display)
        guard error != 0 else { return nil }
        var interface: UnsafePointer<wl_interface>?
        let code = wl_display_get_protocol_error(display, &interface, nil)
        if let interface {
            return "the compositor refused a request (\(String(cString: interface.pointee.name)), error \(code))"
        }
        return switch error {
        case EPIPE, ECONNRESET: "the compositor has exited"
        case EPROTO: "the compositor refused a request"
        default: "the compositor does not speak Wayland"
        }
    }

    /// Ends the connection from the loop: the sender of a request does not expect it during that request.
    private func endLater(_ reason: String) {
        loop.perform { [weak self] in self?.end(reason) }
    }

    private func end(_ reason: String) {
        guard isOpen else { return }
        close()
        ended(reason)
    }
}
