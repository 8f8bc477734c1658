import Platform

/// Foundation's encoder makes the same texts, but it is too slow for a line for each row of many years.
extension JSONValue {
    /// Several indented lines, with sorted keys.
    var text: String { text(indent: "\n") }

    /// One line, with sorted keys.
    var line: String { text(indent: nil) }

    /// - Parameter indent: The line break before a member, with its indentation; nil for none.
    private func text(indent: String?) -> String {
        var text = ""
        append(to: &text, indent)
        return text
    }

    private func append(to text: inout String, _ indent: String?) {
        switch self {
        case .null: text += "null"
        case .bool(let bool): text += bool ? "true" : "false"
        case .number(let number): text += "\(number)"
        case .string(let string): Self.append(quoted: string.harmlessLines, to: &text)
        case .array(let members):
            Self.append(members, "[", "]", to: &text, indent) { member, text, indent in
                member.append(to: &text, indent)
            }
        case .object(let members):
            Self.append(members.sorted { $0.key < $1.key }, "{", "}", to: &text, indent) { member, text, indent in
                Self.append(quoted: member.key, to: &text)
                text += indent == nil ? ":" : " : "
                member.value.append(to: &text, indent)
            }
        }
    }

    private static func append<Member>(
        _ members: [Member], _ start: String, _ end: String, to text: inout String, _ indent: String?,
        _ append: (Member, inout String, String?) -> Void
    ) {
        let inner = indent.map { $0 + "  " }
        text += start
        for (index, member) in members.enumerated() {
            if index > 0 { text += "," }
            text += inner ?? ""
            append(member, &text, inner)
        }
        // As Foundation writes it, which has an empty line where there are no members.
        if let indent { text += members.isEmpty ? "\n\(indent)" : indent }
        text += end
    }

    /// Adds `string`, which is clean, as a JSON string.
    static func append(quoted string: String, to text: inout String) {
        text += "\""
        if string.utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
            text += string
        } else {
            for scalar in string.unicodeScalars { append(scalar, to: &text) }
        }
        text += "\""
    }

    private static func append(_ scalar: Unicode.Scalar, to text: inout String) {
        switch scalar {
        case "\"": text += "\\\""
        case "\\": text += "\\\\"
        case "\n": text += "\\n"
        case "\t": text += "\\t"
        case "\r": text += "\\r"
        case _ where scalar.value < 0x20:
            text += "\\u00\(scalar.value < 0x10 ? "0" : "")\(String(scalar.value, radix: 16))"
        case _: text.unicodeScalars.append(scalar)
        }
    }
}
