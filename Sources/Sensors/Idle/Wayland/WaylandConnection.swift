import CWaylandIdle
import GLibBridge
import Glibc

/// A connection to a Wayland compositor through libwayland-client. For the loop's thread.
///
/// It never blocks: what the compositor does not take yet waits in the library, and goes on its way when it does.
final class WaylandConnection: @unchecked Sendable {
    /// The library has room for 4096 bytes of requests, and older ones write more over what is there; the longest
    /// request here has 48.
    private static let mostWaiting = 64

    /// Whether anything is still sent and told.
    private(set) var isOpen = true

    private let display: OpaquePointer
    /// The display's.
    private let descriptor: Int32
    private let loop: MainLoop
    private let ended: (_ reason: String) -> Void
    private var readable: SourceHandle?
    private var writable: SourceHandle?
    /// The requests since the compositor last took everything.
    private var waiting = 0

    /// Takes `socket` over; nil when there is no memory for it.
    ///
    /// - Parameter ended: Called once, in a turn of the loop of its own, when the compositor has ended the connection,
    ///   or talks nonsense, or no longer reads; nothing comes after that.
    init?(_ socket: LocalSocket, loop: MainLoop, ended: @escaping (_ reason: String) -> Void) {
        // libwayland would write its errors on standard error. `failure` reports them.
        wl_log_set_handler_client { _, _ in }
        descriptor = socket.handOn()
        // Closes the descriptor also when it fails.
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

    /// Ends it without a word. The socket is closed with the last object.
    func close() {
        isOpen = false
        readable?.cancel()
        writable?.cancel()
    }

    /// The compositor's registry, which tells of its globals; nil when the connection has ended.
    func registry(_ handler: @escaping WaylandObject.Handler) -> WaylandObject? {
        WaylandObject(on: self, handler: handler) { wl_display_get_registry(display) }
    }

    /// An object with one event, which comes when all that was asked before has been answered; nil when the connection
    /// has ended.
    func sync(_ handler: @escaping WaylandObject.Handler) -> WaylandObject? {
        WaylandObject(on: self, handler: handler) { wl_display_sync(display) }
    }

    /// Sends a request.
    ///
    /// - Parameter request: Calls the generated function for it.
    /// - Returns: What `request` returns; nil, without a call of it, when the connection has ended.
    func send<Result>(_ request: () -> Result?) -> Result? {
        guard isOpen else { return nil }
        guard waiting < Self.mostWaiting else {
            endLater("the compositor does not read its requests")
            return nil
        }
        let result = request()
        waiting += 1
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
        waiting = 0
        writable?.cancel()
        writable = nil
        // A compositor that has gone is no error here: what it said last is still to be read.
        if let failure { endLater(failure) }
    }

    private func read() {
        // It refuses only while something read before is waiting, which goes first then.
        if wl_display_prepare_read(display) == 0 { _ = wl_display_read_events(display) }
        _ = wl_display_dispatch_pending(display)
        if let failure { end(failure) }
    }

    /// Why the library has given the connection up.
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

    /// Ends it from the midst of a request, whose sender does not expect that.
    private func endLater(_ reason: String) {
        loop.perform { [weak self] in self?.end(reason) }
    }

    private func end(_ reason: String) {
        guard isOpen else { return }
        close()
        ended(reason)
    }
}
