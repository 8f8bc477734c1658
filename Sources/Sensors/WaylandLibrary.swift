import CWaylandClient
import Glibc

/// libwayland-client, loaded when it is first asked for and never given back. Linked, it would cost every session 26 KiB
/// of private memory, those on X11 and on GNOME as well.
///
/// The functions are those of its header, `wayland-client-core.h`, and of version 1.10 or later.
final class WaylandLibrary: @unchecked Sendable {
    /// nil where it is not installed.
    static let shared = WaylandLibrary(named: fileName)
    /// As the loader looks for it.
    static let fileName = "libwayland-client.so.0"

    let connect: balasana_wl_display_connect_to_fd
    let disconnect: balasana_wl_display_disconnect
    let prepareRead: balasana_wl_display_prepare_read
    let readEvents: balasana_wl_display_read_events
    let dispatchPending: balasana_wl_display_dispatch_pending
    let flush: balasana_wl_display_flush
    let error: balasana_wl_display_get_error
    let protocolError: balasana_wl_display_get_protocol_error
    /// Sends a request; with an interface, one that makes an object of it.
    let request: balasana_wl_proxy_request
    let addDispatcher: balasana_wl_proxy_add_dispatcher
    let destroy: balasana_wl_proxy_destroy

    /// The core protocol's interfaces that are used here, which belong to the library.
    let registry: UnsafePointer<wl_interface>
    let callback: UnsafePointer<wl_interface>
    let seat: UnsafePointer<wl_interface>
    /// Those of the idle protocols.
    let idle: WaylandIdleProtocols

    /// Loads it from `file`; nil when there is no such file, or something is not in it.
    init?(named file: String) {
        guard let handle = dlopen(file, RTLD_LAZY) else { return nil }
        do throws(Lacking) {
            connect = try Self.symbol("wl_display_connect_to_fd", in: handle)
            disconnect = try Self.symbol("wl_display_disconnect", in: handle)
            prepareRead = try Self.symbol("wl_display_prepare_read", in: handle)
            readEvents = try Self.symbol("wl_display_read_events", in: handle)
            dispatchPending = try Self.symbol("wl_display_dispatch_pending", in: handle)
            flush = try Self.symbol("wl_display_flush", in: handle)
            error = try Self.symbol("wl_display_get_error", in: handle)
            protocolError = try Self.symbol("wl_display_get_protocol_error", in: handle)
            request = try Self.symbol("wl_proxy_marshal_array_constructor_versioned", in: handle)
            addDispatcher = try Self.symbol("wl_proxy_add_dispatcher", in: handle)
            destroy = try Self.symbol("wl_proxy_destroy", in: handle)
            registry = try Self.symbol("wl_registry_interface", in: handle)
            callback = try Self.symbol("wl_callback_interface", in: handle)
            seat = try Self.symbol("wl_seat_interface", in: handle)
            let setLog: balasana_wl_log_set_handler_client = try Self.symbol("wl_log_set_handler_client", in: handle)
            // It would write on standard error what ``WaylandConnection`` tells of in its own words.
            setLog { _, _ in }
        } catch {
            dlclose(handle)
            return nil
        }
        idle = WaylandIdleProtocols(seat: seat)
    }

    private struct Lacking: Error {}

    /// - Parameter Symbol: A pointer, to what `name` is by the header.
    private static func symbol<Symbol>(_ name: String, in handle: UnsafeMutableRawPointer) throws(Lacking) -> Symbol {
        guard let address = dlsym(handle, name) else { throw Lacking() }
        return unsafeBitCast(address, to: Symbol.self)
    }
}
