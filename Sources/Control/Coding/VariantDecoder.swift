import GLibBridge

/// Decodes a report from an `a{sv}` of the bus.
///
/// Command and agent may be of different versions for a while after an upgrade. So keys that are not known are ignored,
/// an optional of another type is nil, and a list leaves out members of another type. A list, an object or a truth that
/// is absent is empty or false. Only an absent text or number is an error: a field that an older agent does not send
/// must be an optional or one of those.
struct VariantDecoder: Decoder {
    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any] = [:]
    fileprivate let value: Variant

    /// A value of `type`, read from `value`, also inside a `v`.
    static func decode<T: Decodable>(_ type: T.Type, from value: Variant) throws -> T {
        guard let readable = type as? any VariantReadable.Type else { return try T(from: VariantDecoder(value: value)) }
        guard let read = readable.init(reading: value) as? T else { throw mismatch(type) }
        return read
    }

    fileprivate static func mismatch(_ type: Any.Type) -> DecodingError {
        .typeMismatch(type, .init(codingPath: [], debugDescription: "a value of another type"))
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard case .dictionary(let members) = value.unwrapped else { throw Self.mismatch([String: Variant].self) }
        return KeyedDecodingContainer(ObjectContainer(members: members))
    }

    /// Always throws, because lists are ``VariantReadable``.
    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw Self.mismatch([Variant].self) }

    func singleValueContainer() -> any SingleValueDecodingContainer { self }
}

extension VariantDecoder: SingleValueDecodingContainer {
    func decodeNil() -> Bool { false }

    func decode<T: Decodable>(_ type: T.Type) throws -> T {
        guard let readable = type as? any VariantReadable.Type, let read = readable.init(reading: value) as? T else {
            throw Self.mismatch(type)
        }
        return read
    }
}

/// The members of an object. `decodeIfPresent` has an overload for each scalar type because the protocol has one.
private struct ObjectContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let codingPath: [any CodingKey] = []
    let members: [String: Variant]

    var allKeys: [Key] { members.keys.compactMap(Key.init(stringValue:)) }

    func contains(_ key: Key) -> Bool { members[key.stringValue] != nil }

    func decodeNil(forKey key: Key) -> Bool { !contains(key) }

    func decode(_ type: Bool.Type, forKey key: Key) -> Bool { members[key.stringValue]?.boolValue ?? false }

    /// What is absent reads as an empty object; a list takes that for an empty list.
    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
        try VariantDecoder.decode(type, from: members[key.stringValue] ?? .dictionary([:]))
    }

    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) -> Bool? { optional(type, key) }

    func decodeIfPresent(_ type: Int.Type, forKey key: Key) -> Int? { optional(type, key) }

    func decodeIfPresent(_ type: Int32.Type, forKey key: Key) -> Int32? { optional(type, key) }

    func decodeIfPresent(_ type: String.Type, forKey key: Key) -> String? { optional(type, key) }

    func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) -> T? { optional(type, key) }

    private func optional<T: Decodable>(_ type: T.Type, _ key: Key) -> T? {
        members[key.stringValue].flatMap { try? VariantDecoder.decode(type, from: $0) }
    }

    private func decoder(_ key: any CodingKey) throws -> VariantDecoder {
        guard let value = members[key.stringValue] else {
            throw DecodingError.keyNotFound(key, .init(codingPath: [], debugDescription: "absent"))
        }
        return VariantDecoder(value: value)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try decoder(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try decoder(key).unkeyedContainer()
    }

    func superDecoder() -> any Decoder { VariantDecoder(value: .dictionary(members)) }

    func superDecoder(forKey key: Key) throws -> any Decoder { try decoder(key) }
}
