/// Encodes a report to the values of one format.
///
/// It does not ask at run time which protocols a type conforms to, and has no key path to a member of a generic type:
/// both are looked up, which costs the agent private memory.
final class ValueEncoder<Value: EncodedValue>: Encoder {
    private enum Content {
        case absent
        case scalar(Value)
        case list
        case object
    }

    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any] = [:]
    private let type: Any.Type
    private var content = Content.absent
    private var elements: [ValueEncoder] = []
    private var members: [String: ValueEncoder] = [:]

    init(of type: Any.Type) {
        self.type = type
    }

    /// What has been encoded; nil for an optional that is nil, if the format leaves it out.
    var value: Value? {
        switch content {
        case .absent: Value.absent
        case .scalar(let value): value
        case .list: Value.list(elements.compactMap { $0.value }, of: type)
        case .object: Value.object(members.compactMapValues { $0.value })
        }
    }

    /// Encodes `value` by its members where the format has no other way.
    func put(_ value: some Encodable) throws {
        if let scalar = Value.scalar(value) { content = .scalar(scalar) } else { try value.encode(to: self) }
    }

    /// The encoder for the next element of a list.
    fileprivate func element(of type: Any.Type) -> ValueEncoder {
        let element = ValueEncoder(of: type)
        elements.append(element)
        return element
    }

    /// The encoder for the member `key` of an object.
    fileprivate func member(_ key: any CodingKey, of type: Any.Type) -> ValueEncoder {
        let member = ValueEncoder(of: type)
        members[key.stringValue] = member
        return member
    }

    fileprivate var count: Int { elements.count }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        content = .object
        return KeyedEncodingContainer(ObjectContainer(encoder: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        content = .list
        return ListContainer(encoder: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }
}

extension ValueEncoder: SingleValueEncodingContainer {
    func encodeNil() { content = .absent }

    func encode(_ value: some Encodable) throws {
        guard let scalar = Value.scalar(value) else {
            throw EncodingError.invalidValue(value, .init(codingPath: [], debugDescription: "not in this format"))
        }
        content = .scalar(scalar)
    }
}

/// The members of an object. The format decides about nil, so the overloads of `encodeIfPresent` do not drop it; there
/// is one for each type that ``EncodedValue/scalar(_:)`` knows, because the protocol has one for each.
private struct ObjectContainer<Key: CodingKey, Value: EncodedValue>: KeyedEncodingContainerProtocol {
    let encoder: ValueEncoder<Value>

    var codingPath: [any CodingKey] { encoder.codingPath }

    func encodeNil(forKey key: Key) { _ = encoder.member(key, of: Never.self) }

    func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
        try encoder.member(key, of: T.self).put(value)
    }

    func encodeIfPresent(_ value: Bool?, forKey key: Key) throws { try put(value, key) }

    func encodeIfPresent(_ value: Int?, forKey key: Key) throws { try put(value, key) }

    func encodeIfPresent(_ value: Int32?, forKey key: Key) throws { try put(value, key) }

    func encodeIfPresent(_ value: String?, forKey key: Key) throws { try put(value, key) }

    func encodeIfPresent<T: Encodable>(_ value: T?, forKey key: Key) throws { try put(value, key) }

    private func put<T: Encodable>(_ value: T?, _ key: Key) throws {
        if let value { try encode(value, forKey: key) } else { encodeNil(forKey: key) }
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        encoder.member(key, of: Never.self).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        encoder.member(key, of: Never.self).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { encoder }

    func superEncoder(forKey key: Key) -> any Encoder { encoder.member(key, of: Never.self) }
}

/// The elements of a list.
private struct ListContainer<Value: EncodedValue>: UnkeyedEncodingContainer {
    let encoder: ValueEncoder<Value>

    var codingPath: [any CodingKey] { encoder.codingPath }
    var count: Int { encoder.count }

    func encodeNil() { _ = encoder.element(of: Never.self) }

    func encode<T: Encodable>(_ value: T) throws { try encoder.element(of: T.self).put(value) }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        encoder.element(of: Never.self).container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { encoder.element(of: Never.self).unkeyedContainer() }

    func superEncoder() -> any Encoder { encoder.element(of: Never.self) }
}
