/// A JSON value (RFC 8259). Numbers are integers because the output needs no others.
enum JSONValue {
    case null
    case bool(Bool)
    case number(Int)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// A string, or null for nil.
    init(_ text: String?) {
        self = text.map(JSONValue.string) ?? .null
    }

    init(_ texts: [String]) {
        self = .array(texts.map(JSONValue.string))
    }

    /// A number, or null for nil.
    init(_ number: Int?) {
        self = number.map(JSONValue.number) ?? .null
    }
}
