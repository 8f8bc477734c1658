import CNotify
import Synchronization

/// A method call received on an exported object. Reply once, now or later, from any thread. A call that is released
/// without a reply is answered with an error.
public final class Invocation: @unchecked Sendable {
    /// The name of the called method.
    public let method: String
    /// The arguments. GDBus has checked their types against the introspection data.
    public let arguments: [Variant]

    /// Our reference, until one of GDBus's reply functions takes it over.
    private let pending: Mutex<SendablePointer?>

    /// Takes over the caller's reference to `invocation`.
    init(consuming invocation: OpaquePointer) {
        method = String(cString: g_dbus_method_invocation_get_method_name(invocation))
        arguments = Variant(borrowing: g_dbus_method_invocation_get_parameters(invocation)).elements
        pending = Mutex(SendablePointer(raw: invocation))
    }

    deinit {
        fail(name: "org.freedesktop.DBus.Error.NoReply", message: "\(method) got no reply")
    }

    /// Replies with `values`, or with an error if their types do not match the introspection data.
    public func reply(_ values: [Variant]) {
        guard let invocation = consumePending() else { return }
        let found = Variant.tuple(values).signature
        let expected = Self.outSignature(invocation)
        guard found == expected else {
            g_dbus_method_invocation_return_dbus_error(
                invocation, "org.freedesktop.DBus.Error.Failed",
                "\(method) replied with \(found); its interface declares \(expected)")
            return
        }
        g_dbus_method_invocation_return_value(invocation, Variant.makeTuple(values))
    }

    /// Replies with an error.
    ///
    /// - Parameter name: A D-Bus error name, such as `io.github.balasana.Error.NothingDue`.
    public func fail(name: String, message: String) {
        guard let invocation = consumePending() else { return }
        g_dbus_method_invocation_return_dbus_error(invocation, name, message)
    }

    /// Hands the invocation over to the caller; nil when it has been answered.
    func consumePending() -> OpaquePointer? {
        pending.withLock { pending in
            defer { pending = nil }
            return pending
        }?.raw
    }

    private static func outSignature(_ invocation: OpaquePointer) -> String {
        // The argument infos belong to the introspection data of the exported object.
        var signatures = ""
        var argument = g_dbus_method_invocation_get_method_info(invocation)?.pointee.out_args
        while let info = argument?.pointee {
            signatures += String(cString: info.pointee.signature)
            argument = argument?.advanced(by: 1)
        }
        return "(" + signatures + ")"
    }
}

/// A pointer that is only used under a lock.
private struct SendablePointer: @unchecked Sendable {
    let raw: OpaquePointer
}
