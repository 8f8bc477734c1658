/// A JSON value of any kind. The elements of lists and objects are not read.
enum FoundJSON: Decodable, Equatable {
    case null
    case bool(Bool)
    case number(Double)
    case text(String)
    case list
    case object
    /// A number that does not fit a `Double`, or a string with an invalid escape. The decoder rejects these only when
    /// it reads the value. The text describes the value.
    case unreadable(String)

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
            return
        }
        do {
            self = .text(try value.decode(String.self))
        } catch DecodingError.typeMismatch {
            self = Self.noText(value, decoder)
        } catch {
            self = .unreadable("a text that cannot be read")
        }
    }

    private static func noText(_ value: any SingleValueDecodingContainer, _ decoder: any Decoder) -> FoundJSON {
        do {
            return .number(try value.decode(Double.self))
        } catch DecodingError.typeMismatch {
            if let bool = try? value.decode(Bool.self) { return .bool(bool) }
            return (try? decoder.unkeyedContainer()) == nil ? .object : .list
        } catch {
            return .unreadable("a number that cannot be read")
        }
    }

    /// The text of a string; nil for any other value.
    var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    /// The value of a number; nil for any other value.
    var number: Double? {
        if case .number(let number) = self { number } else { nil }
    }

    /// A description of the value, for an error message.
    var kind: String {
        switch self {
        case .null: "null"
        case .bool(let bool): "\(bool)"
        case .number(let number): "the number \(Int(exactly: number).map(String.init) ?? "\(number)")"
        case .text(let text): text.isEmpty ? "an empty text" : "the text \"\(text.prefix(60))\""
        case .list: "a list"
        case .object: "an object"
        case .unreadable(let kind): kind
        }
    }
}
