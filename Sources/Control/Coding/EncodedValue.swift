/// The values of a format that reports are encoded to, such as those of D-Bus or JSON.
public protocol EncodedValue {
    /// The value for a number, text or truth, or for any other type that the format writes in a way of its own; nil for
    /// a type that is encoded by its members.
    static func scalar(_ value: some Encodable) -> Self?

    /// A list. `type` is the Swift type that it comes from, because an empty list has no member to name its type.
    static func list(_ members: [Self], of type: Any.Type) -> Self

    /// An object.
    static func object(_ members: [String: Self]) -> Self

    /// The value for an optional that is nil; nil if the format leaves its key out.
    static var absent: Self? { get }
}

extension EncodedValue {
    /// The value of `report`.
    ///
    /// - Throws: `EncodingError` for a type that the format does not have.
    public init(encoding report: some Encodable) throws {
        let encoder = ValueEncoder<Self>(of: type(of: report))
        try encoder.put(report)
        guard let value = encoder.value else {
            throw EncodingError.invalidValue(report, .init(codingPath: [], debugDescription: "no value"))
        }
        self = value
    }
}
