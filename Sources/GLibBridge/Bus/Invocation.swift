import CNotify
import Synchronization

/// A method call that somebody made on an exported object. It may be answered later and from any thread, once;
/// dropped without an answer, it answers with an error.
public final class Invocation: @unchecked Sendable {
    /// The method that was called.
    public let method: String
    /// The arguments, whose types the introspection data has checked.
    public let arguments: [Variant]

    /// Ours until one of GDBus's answering functions takes it over.
    private let pending: Mutex<SendablePointer?>

    /// Takes over the caller's reference to `invocation`.
    init(consuming invocation: OpaquePointer) {
        method = String(cString: g_dbus_method_invocation_get_method_name(invocation))
        arguments = Variant(borrowing: g_dbus_method_invocation_get_parameters(invocation)).elements
        pending = Mutex(SendablePointer(raw: invocation))
    }

    deinit {
        fail(name: "org.freedesktop.DBus.Error.NoReply", message: "\(method) was given no answer")
    }

    /// Answers with `values`; with an error instead if their types are not the introspection data's.
    public func reply(_ values: [Variant]) {
        guard let invocation = take() else { return }
        let found = Variant.tuple(values).signature
        let expected = Self.outSignature(invocation)
        guard found == expected else {
            g_dbus_method_invocation_return_dbus_error(
                invocation, "org.freedesktop.DBus.Error.Failed",
                "\(method) answers with \(found), its interface says \(expected)")
            return
        }
        g_dbus_method_invocation_return_value(invocation, Variant.makeTuple(values))
    }

    /// Answers with an error.
    ///
    /// - Parameter name: A D-Bus error name, such as `io.github.balasana.Error.NothingDue`.
    public func fail(name: String, message: String) {
        guard let invocation = take() else { return }
        g_dbus_method_invocation_return_dbus_error(invocation, name, message)
    }

    /// The invocation, which goes over to the caller; nil when it has been answered.
    func take() -> OpaquePointer? {
        pending.withLock { pending in
            defer { pending = nil }
            return pending
        }?.raw
    }

    private static func outSignature(_ invocation: OpaquePointer) -> String {
        // Borrowed from the exported object's introspection data.
        var signatures = ""
        var argument = g_dbus_method_invocation_get_method_info(invocation)?.pointee.out_args
        while let info = argument?.pointee {
            signatures += String(cString: info.pointee.signature)
            argument = argument?.advanced(by: 1)
        }
        return "(" + signatures + ")"
    }
}

/// A pointer that a lock guards.
private struct SendablePointer: @unchecked Sendable {
    let raw: OpaquePointer
}
