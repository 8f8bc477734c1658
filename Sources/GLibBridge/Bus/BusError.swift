import CNotify

/// An error of a call on the bus: a D-Bus error reply, or a local failure that GIO reports.
public struct BusError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The D-Bus error name (`org.freedesktop.DBus.Error.ServiceUnknown`), or GIO's error domain for a local failure.
    public let name: String
    /// The message of the error reply, or of GIO. It has at most 1,000 characters.
    public let message: String
    /// True when no reply came in time.
    public let isTimeout: Bool

    /// An error with a D-Bus error name. ``isTimeout`` follows from that name.
    public init(name: String, message: String) {
        self.init(name: name, message: message, isTimeout: Self.timeouts.contains(name))
    }

    /// Reads `error` and frees it.
    init(consuming error: UnsafeMutablePointer<GError>?) {
        guard let error else {
            self.init(name: "org.freedesktop.DBus.Error.Failed", message: "no reason given")
            return
        }
        defer { g_error_free(error) }
        // Only a time limit cancels a call.
        let timedOut = [G_IO_ERROR_TIMED_OUT, G_IO_ERROR_CANCELLED].contains {
            g_error_matches(error, g_io_error_quark(), Int32($0.rawValue)) != 0
        }
        // We own the copy of the name; the domain is a static string of GLib.
        let remote = g_dbus_error_get_remote_error(error)
        defer { g_free(remote) }
        g_dbus_error_strip_remote_error(error)
        let name = remote.map { String(cString: $0) } ?? String(cString: g_quark_to_string(error.pointee.domain))
        self.init(
            name: name, message: String(cString: error.pointee.message),
            isTimeout: timedOut || Self.timeouts.contains(name))
    }

    private init(name: String, message: String, isTimeout: Bool) {
        self.name = name
        self.message = String(message.unicodeScalars.prefix(1000))
        self.isTimeout = isTimeout
    }

    /// True when the destination name has no owner on the bus.
    public var isServiceUnknown: Bool {
        name == "org.freedesktop.DBus.Error.ServiceUnknown" || name == "org.freedesktop.DBus.Error.NameHasNoOwner"
    }

    /// The message and the name, for logs.
    public var description: String { "\(message) (\(name))" }

    private static let timeouts: Set<String> = [
        "org.freedesktop.DBus.Error.NoReply", "org.freedesktop.DBus.Error.Timeout",
        "org.freedesktop.DBus.Error.TimedOut",
    ]
}
