import Platform

/// A JSON value (RFC 8259). Numbers are integers because the output needs no others.
enum JSONValue: JSONPrintable {
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

    func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        switch self {
        case .null: try value.encodeNil()
        case .bool(let bool): try value.encode(bool)
        case .number(let number): try value.encode(number)
        case .string(let text): try value.encode(text.harmlessLines)
        case .array(let members): try value.encode(members)
        case .object(let members): try value.encode(members)
        }
    }
}
