import Control

/// Reports in JSON: every key is there, with null for nil.
extension JSONValue: EncodedValue {
    static func scalar(_ value: some Encodable) -> JSONValue? {
        switch value {
        case let text as String: .string(text)
        case let truth as Bool: .bool(truth)
        case let number as Int: .number(number)
        case let number as Int32: .number(Int(number))
        default: nil
        }
    }

    static func list(_ members: [JSONValue], of type: Any.Type) -> JSONValue { .array(members) }

    static var absent: JSONValue? { .some(.null) }
}
