import CNotify

/// A match rule on the first argument of a signal. The bus delivers no other signals, so they do not wake the process.
public enum FirstArgument: Hashable, Sendable {
    /// The argument equals this text (`arg0` in the match rules of the D-Bus specification).
    case text(String)
    /// The argument is this path, or a parent of it that ends in `/` (`arg0path`).
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
