import Foundation

/// A JSON value. A variant, which `busctl` writes as `{"type":…,"data":…}`, is read as the value in it.
enum JSON: Codable, Sendable {
    case number(Double)
    case flag(Bool)
    case text(String)
    case list([JSON])
    case object([String: JSON])

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let flag = try? value.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let list = try? value.decode([JSON].self) {
            self = .list(list)
        } else {
            let members = try value.decode([String: JSON].self)
            self = members.count == 2 && members["type"] != nil ? members["data"] ?? .object(members) : .object(members)
        }
    }

    func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        switch self {
        case .number(let number): try value.encode(number)
        case .flag(let flag): try value.encode(flag)
        case .text(let text): try value.encode(text)
        case .list(let items): try value.encode(items)
        case .object(let members): try value.encode(members)
        }
    }

    var number: Int64? { if case .number(let number) = self { Int64(number) } else { nil } }
    var flag: Bool? { if case .flag(let flag) = self { flag } else { nil } }
    var text: String? { if case .text(let text) = self { text } else { nil } }
    var list: [JSON] { if case .list(let items) = self { items } else { [] } }
    subscript(key: String) -> JSON? { if case .object(let members) = self { members[key] } else { nil } }

    func decoded<Value: Decodable>(_ type: Value.Type) -> Value? {
        try? JSONDecoder().decode(type, from: JSONEncoder().encode(self))
    }
}
