import GLibBridge
import ReminderCore

/// The types on the bus: `Int` is `x`, `Int32` is `i`, an object is `a{sv}`, and nil is left out because D-Bus has no
/// null. A list is `as`, `a(ss)` of ``SourceReport/Rejected``, or else `aa{sv}`.
extension Variant: EncodedValue {
    /// The `s`, `b`, `x`, `i` or `(ss)` of `value`; nil for any other type.
    public static func scalar(_ value: some Encodable) -> Variant? {
        switch value {
        case let text as String: .string(text)
        case let truth as Bool: .bool(truth)
        case let number as Int: .int64(Int64(number))
        case let number as Int32: .int32(number)
        case let rejected as SourceReport.Rejected: .tuple([.string(rejected.name), .string(rejected.reason)])
        default: nil
        }
    }

    /// An array with the element type of `type`.
    public static func list(_ members: [Variant], of type: Any.Type) -> Variant {
        let element =
            if type == [String].self { "s" } else if type == [SourceReport.Rejected].self { "(ss)" } else { "a{sv}" }
        return .array(elementSignature: element, members)
    }

    /// An `a{sv}`.
    public static func object(_ members: [String: Variant]) -> Variant { .dictionary(members) }

    /// Nil, because D-Bus has no null.
    public static var absent: Variant? { nil }
}
