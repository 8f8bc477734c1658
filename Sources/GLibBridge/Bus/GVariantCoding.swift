import CNotify

extension Variant {
    /// Reads `value` and releases the caller's reference to it.
    init(consuming value: OpaquePointer) {
        defer { g_variant_unref(value) }
        self.init(borrowing: value)
    }

    /// Reads `value`; the caller keeps its reference.
    init(borrowing value: OpaquePointer) {
        switch g_variant_classify(value) {
        case G_VARIANT_CLASS_BOOLEAN: self = .bool(g_variant_get_boolean(value) != 0)
        case G_VARIANT_CLASS_BYTE: self = .byte(g_variant_get_byte(value))
        case G_VARIANT_CLASS_INT16: self = .int16(g_variant_get_int16(value))
        case G_VARIANT_CLASS_UINT16: self = .uint16(g_variant_get_uint16(value))
        case G_VARIANT_CLASS_INT32: self = .int32(g_variant_get_int32(value))
        case G_VARIANT_CLASS_UINT32: self = .uint32(g_variant_get_uint32(value))
        case G_VARIANT_CLASS_INT64: self = .int64(Int64(g_variant_get_int64(value)))
        case G_VARIANT_CLASS_UINT64: self = .uint64(UInt64(g_variant_get_uint64(value)))
        case G_VARIANT_CLASS_DOUBLE: self = .double(g_variant_get_double(value))
        case G_VARIANT_CLASS_HANDLE: self = .handle(g_variant_get_handle(value))
        case G_VARIANT_CLASS_STRING: self = .string(Self.text(value, limit: Self.longestText))
        case G_VARIANT_CLASS_OBJECT_PATH: self = .objectPath(Self.text(value))
        case G_VARIANT_CLASS_SIGNATURE: self = .signature(Self.text(value))
        case G_VARIANT_CLASS_VARIANT: self = .variant(Self.children(value)[0])
        case G_VARIANT_CLASS_ARRAY: self = Self.array(value)
        case G_VARIANT_CLASS_DICT_ENTRY:
            let pair = Self.children(value)
            self = .entry(pair[0], pair[1])
        case G_VARIANT_CLASS_TUPLE: self = .tuple(Self.children(value))
        default:
            // The only remaining class is `maybe`, which a D-Bus message cannot contain.
            preconditionFailure("a GVariant of type \(String(cString: g_variant_get_type_string(value)))")
        }
    }

    /// The longest text that is read, in bytes. A longer one, which only a faulty program sends, is cut.
    private static let longestText = 65_536

    private static func text(_ value: OpaquePointer, limit: Int = .max) -> String {
        var length: gsize = 0
        // The bytes belong to the variant; String copies them.
        let start = g_variant_get_string(value, &length)
        return String(decoding: UnsafeRawBufferPointer(start: start, count: min(Int(length), limit)), as: UTF8.self)
    }

    private static func children(_ value: OpaquePointer) -> [Variant] {
        // Each child comes with its own reference.
        (0..<g_variant_n_children(value)).map { Variant(consuming: g_variant_get_child_value(value, $0)) }
    }

    private static func array(_ value: OpaquePointer) -> Variant {
        let elementSignature = String(String(cString: g_variant_get_type_string(value)).dropFirst())
        let members = children(value)
        guard elementSignature == "{sv}" else { return .array(elementSignature: elementSignature, members) }
        var values: [String: Variant] = [:]
        for case .entry(.string(let key), .variant(let inner)) in members { values[key] = inner }
        return .dictionary(values)
    }

    /// A new GVariant with a floating reference; the function that receives it takes over the reference.
    func makeGVariant() -> OpaquePointer {
        switch self {
        case .bool(let value): g_variant_new_boolean(value ? 1 : 0)
        case .byte(let value): g_variant_new_byte(value)
        case .int16(let value): g_variant_new_int16(value)
        case .uint16(let value): g_variant_new_uint16(value)
        case .int32(let value): g_variant_new_int32(value)
        case .uint32(let value): g_variant_new_uint32(value)
        case .int64(let value): g_variant_new_int64(gint64(value))
        case .uint64(let value): g_variant_new_uint64(guint64(value))
        case .double(let value): g_variant_new_double(value)
        case .handle(let value): g_variant_new_handle(value)
        case .string(let value): g_variant_new_string(value)
        case .objectPath(let value): g_variant_new_object_path(value)
        case .signature(let value): g_variant_new_signature(value)
        case .array(let element, let members): Self.makeArray(of: element, members.map { $0.makeGVariant() })
        case .dictionary(let values):
            Self.makeArray(
                of: "{sv}",
                values.sorted { $0.key < $1.key }.map {
                    Self.flat(
                        g_variant_new_dict_entry(
                            g_variant_new_string($0.key), g_variant_new_variant($0.value.makeGVariant())))
                })
        case .entry(let key, let value): g_variant_new_dict_entry(key.makeGVariant(), value.makeGVariant())
        case .tuple(let members): Self.makeTuple(members)
        case .variant(let inner): g_variant_new_variant(inner.makeGVariant())
        }
    }

    /// A tuple of `members` with a floating reference. The body of every D-Bus message is a tuple.
    static func makeTuple(_ members: [Variant]) -> OpaquePointer {
        let children: [OpaquePointer?] = members.map { $0.makeGVariant() }
        return flat(g_variant_new_tuple(children, gsize(children.count)))
    }

    /// `value`, written to bytes at once. Until then GLib keeps an object for each part of it, which are hundreds for a
    /// menu, and the memory for the most objects at a time stays with the process.
    private static func flat(_ value: OpaquePointer) -> OpaquePointer {
        g_variant_get_data(value)
        return value
    }

    /// Takes over the floating references of `children`.
    private static func makeArray(of element: String, _ children: [OpaquePointer?]) -> OpaquePointer {
        let type = g_variant_type_new(element)
        defer { g_variant_type_free(type) }
        return flat(g_variant_new_array(type, children, gsize(children.count)))
    }
}
