extension Variant {
    /// The content of a `v`, through any number of nested `v`; any other value unchanged.
    public var unwrapped: Variant {
        if case .variant(let inner) = self { inner.unwrapped } else { self }
    }

    /// The text of a string, object path or signature, also inside a `v`; nil for anything else.
    public var stringValue: String? {
        switch unwrapped {
        case .string(let text), .objectPath(let text), .signature(let text): text
        case .bool, .byte, .int16, .uint16, .int32, .uint32, .int64, .uint64, .double, .handle, .array, .dictionary,
            .entry, .tuple, .variant:
            nil
        }
    }

    /// The value of a boolean, also inside a `v`; nil for anything else.
    public var boolValue: Bool? {
        if case .bool(let value) = unwrapped { value } else { nil }
    }

    /// The value of any integer type, also inside a `v`; nil for anything else and for a number that `Int` cannot hold.
    public var intValue: Int? {
        switch unwrapped {
        case .byte(let value): Int(value)
        case .int16(let value): Int(value)
        case .uint16(let value): Int(value)
        case .int32(let value): Int(value)
        case .uint32(let value): Int(value)
        case .int64(let value): Int(value)
        case .uint64(let value): Int(exactly: value)
        case .bool, .double, .handle, .string, .objectPath, .signature, .array, .dictionary, .entry, .tuple, .variant:
            nil
        }
    }

    /// The members of an array or tuple, or key and value of an entry, also inside a `v`; empty for any other value.
    public var elements: [Variant] {
        switch unwrapped {
        case .array(_, let members), .tuple(let members): members
        case .entry(let key, let value): [key, value]
        case .bool, .byte, .int16, .uint16, .int32, .uint32, .int64, .uint64, .double, .handle, .string, .objectPath,
            .signature, .dictionary, .variant:
            []
        }
    }

    /// The value for `key` in an `a{sv}` or any other dictionary with string keys; nil if there is none.
    public subscript(key: String) -> Variant? {
        switch unwrapped {
        case .dictionary(let values):
            return values[key]
        case .array(_, let entries):
            for case .entry(let name, let value) in entries where name.stringValue == key { return value }
            return nil
        case .bool, .byte, .int16, .uint16, .int32, .uint32, .int64, .uint64, .double, .handle, .string, .objectPath,
            .signature, .entry, .tuple, .variant:
            return nil
        }
    }
}
