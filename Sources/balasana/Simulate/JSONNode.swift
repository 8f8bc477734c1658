/// A JSON value that was read, with the line on which it begins.
struct JSONNode {
    /// The line, counted from 1.
    let line: Int
    /// What it is.
    let value: Value

    enum Value {
        case null
        case bool(Bool)
        /// A number as it is written.
        case number(String)
        case string(String)
        case array([JSONNode])
        /// The members in the order of the text; their keys are unique.
        case object([(key: String, value: JSONNode)])
    }

    /// The member `key` of an object; nil where there is none, or for any other value.
    subscript(key: String) -> JSONNode? {
        if case .object(let members) = value { members.first { $0.key == key }?.value } else { nil }
    }

    /// The text of a string; nil for any other value.
    var text: String? {
        if case .string(let text) = value { text } else { nil }
    }

    /// What it is, in words for somebody who expected something else.
    var kind: String {
        switch value {
        case .null: "null"
        case .bool(let bool): "\(bool)"
        case .number(let number): "the number \(number)"
        case .string(let text): text.isEmpty ? "an empty text" : "the text \"\(text.prefix(60))\""
        case .array: "a list"
        case .object: "an object"
        }
    }
}

/// A text that is no JSON: where reading it ended, and why.
struct JSONFault: Error {
    let line: Int
    let column: Int
    let found: String
    let allowed: String
}
