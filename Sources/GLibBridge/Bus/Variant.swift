/// A value of the D-Bus type system.
public indirect enum Variant: Hashable, Sendable {
    /// Type `b`.
    case bool(Bool)
    /// Type `y`.
    case byte(UInt8)
    /// Type `n`.
    case int16(Int16)
    /// Type `q`.
    case uint16(UInt16)
    /// Type `i`.
    case int32(Int32)
    /// Type `u`.
    case uint32(UInt32)
    /// Type `x`.
    case int64(Int64)
    /// Type `t`.
    case uint64(UInt64)
    /// Type `d`.
    case double(Double)
    /// Type `h`: an index into the message's descriptors.
    case handle(Int32)
    /// Type `s`.
    case string(String)
    /// Type `o`: a well-formed object path.
    case objectPath(String)
    /// Type `g`: a well-formed signature.
    case signature(String)
    /// Type `a…`, except `a{sv}`. Every element has the type `elementSignature`, which also gives an empty array its
    /// type.
    case array(elementSignature: String, [Variant])
    /// Type `a{sv}`; each value is the content of its `v`.
    case dictionary([String: Variant])
    /// Type `{…}`: an entry of a dictionary other than `a{sv}`. It occurs only as an element of an array.
    case entry(Variant, Variant)
    /// Type `(…)`.
    case tuple([Variant])
    /// Type `v`.
    case variant(Variant)

    /// An array of strings (`as`).
    public static func strings(_ strings: [String]) -> Variant {
        .array(elementSignature: "s", strings.map { .string($0) })
    }

    /// The type of this value as a D-Bus signature.
    public var signature: String {
        switch self {
        case .bool: "b"
        case .byte: "y"
        case .int16: "n"
        case .uint16: "q"
        case .int32: "i"
        case .uint32: "u"
        case .int64: "x"
        case .uint64: "t"
        case .double: "d"
        case .handle: "h"
        case .string: "s"
        case .objectPath: "o"
        case .signature: "g"
        case .array(let element, _): "a" + element
        case .dictionary: "a{sv}"
        case .entry(let key, let value): "{" + key.signature + value.signature + "}"
        case .tuple(let members): "(" + members.map(\.signature).joined() + ")"
        case .variant: "v"
        }
    }
}
