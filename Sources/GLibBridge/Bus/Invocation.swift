import CNotify
import Synchronization

/// A method call received on an exported object. Reply once, now or later, from any thread. A call that is released
/// without a reply is answered with an error.
public final class Invocation: @unchecked Sendable {
    /// The interface of the called method.
    let interface: String
    /// The name of the called method.
    public let method: String
    /// The unique name of the caller.
    package let sender: String
    /// The arguments. GDBus has checked their types against the introspection data.
    public let arguments: [Variant]

    /// Our reference, until one of GDBus's reply functions takes it over.
    private let pending: Mutex<SendablePointer?>

    /// Takes over the caller's reference to `invocation`.
    init(consuming invocation: OpaquePointer) {
        interface = String(cString: g_dbus_method_invocation_get_interface_name(invocation))
        method = String(cString: g_dbus_method_invocation_get_method_name(invocation))
        sender = g_dbus_method_invocation_get_sender(invocation).map { String(cString: $0) } ?? ""
        arguments = Variant(borrowing: g_dbus_method_invocation_get_parameters(invocation)).elements
        pending = Mutex(SendablePointer(raw: invocation))
    }

    deinit {
        fail(name: "org.freedesktop.DBus.Error.NoReply", message: "\(method) got no reply")
    }

    /// Replies with `values`, or with an error if their types do not match the introspection data.
    public func reply(_ values: [Variant]) {
        guard let invocation = consumePending() else { return }
        let (found, declared) = Self.types(of: values, invocation)
        guard found == declared else {
            g_dbus_method_invocation_return_dbus_error(
                invocation, "org.freedesktop.DBus.Error.Failed",
                "\(method) replied with \(found); its interface declares \(declared)")
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

    /// The types of `values`, and those that the introspection data of the exported object declares. Of a property it
    /// is the type of the value; a read of all properties has no declared types.
    private static func types(of values: [Variant], _ invocation: OpaquePointer) -> (found: String, declared: String) {
        let found = Variant.tuple(values).signature
        // The infos belong to the introspection data.
        if let property = g_dbus_method_invocation_get_property_info(invocation) {
            return (values.first?.unwrapped.signature ?? "", String(cString: property.pointee.signature))
        }
        guard let method = g_dbus_method_invocation_get_method_info(invocation) else { return (found, found) }
        var declared = ""
        var argument = method.pointee.out_args
        while let info = argument?.pointee {
            declared += String(cString: info.pointee.signature)
            argument = argument?.advanced(by: 1)
        }
        return (found, "(" + declared + ")")
    }
}

/// A pointer that is only used under a lock.
private struct SendablePointer: @unchecked Sendable {
    let raw: OpaquePointer
}
