import CNotify

/// What a signal's first argument must be for it to be delivered, so that others do not wake the process.
public enum FirstArgument: Hashable, Sendable {
    /// This text (`arg0` of the D-Bus specification's match rules).
    case text(String)
    /// This path, or one ending in `/` that it lies below (`arg0path`).
    case path(String)

    var value: String {
        switch self {
        case .text(let value), .path(let value): value
        }
    }

    var flags: GDBusSignalFlags {
        switch self {
        case .text: G_DBUS_SIGNAL_FLAGS_NONE
        case .path: G_DBUS_SIGNAL_FLAGS_MATCH_ARG0_PATH
        }
    }
}
