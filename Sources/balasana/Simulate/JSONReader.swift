/// Reads JSON (RFC 8259) and keeps the lines: a decoder of FoundationEssentials tells of no line once the syntax is right.
struct JSONReader {
    private static let deepest = 64

    private let bytes: ArraySlice<UInt8>
    private var position: Int
    private var line: Int
    private var lineStart: Int

    private init(_ bytes: ArraySlice<UInt8>, line: Int) {
        self.bytes = bytes
        position = bytes.startIndex
        lineStart = bytes.startIndex
        self.line = line
    }

    /// The one value that `bytes` say, the first of which stands on `line`.
    static func read(_ bytes: ArraySlice<UInt8>, line: Int = 1) throws(JSONFault) -> JSONNode {
        var reader = JSONReader(bytes, line: line)
        let node = try reader.value(depth: 0)
        reader.skipSpace()
        if reader.next != nil { throw reader.fault(allowed: "nothing more") }
        return node
    }

    private var next: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

    private func fault(_ found: String? = nil, allowed: String) -> JSONFault {
        JSONFault(line: line, column: position - lineStart + 1, found: found ?? shown, allowed: allowed)
    }

    /// What stands where reading ended.
    private var shown: String {
        guard let next, next != 0x0A, next != 0x0D else { return "the end" }
        let rest = String(decoding: bytes[position...].prefix(16), as: UTF8.self)
        return rest.first.map { $0 == "\"" ? "'\"'" : "\"\($0)\"" } ?? "the end"
    }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A {
            position += 1
            if byte == 0x0A {
                line += 1
                lineStart = position
            }
        }
    }

    private mutating func take(_ byte: Character, _ allowed: String? = nil) throws(JSONFault) {
        guard next == byte.asciiValue else { throw fault(allowed: allowed ?? "\"\(byte)\"") }
        position += 1
    }

    private mutating func value(depth: Int) throws(JSONFault) -> JSONNode {
        skipSpace()
        guard depth < Self.deepest else { throw fault("lists and objects \(depth) deep", allowed: "fewer") }
        let start = line
        let value: JSONNode.Value =
            switch next ?? 0 {
            case UInt8(ascii: "{"): try object(depth: depth)
            case UInt8(ascii: "["): try array(depth: depth)
            case UInt8(ascii: "\""): .string(try string())
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): .number(try number())
            case _: try word()
            }
        return JSONNode(line: start, value: value)
    }

    private mutating func object(depth: Int) throws(JSONFault) -> JSONNode.Value {
        position += 1
        var members: [(key: String, value: JSONNode)] = []
        // Of their own, as to look through the members takes quadratic time.
        var keys: Set<String> = []
        skipSpace()
        if next == UInt8(ascii: "}") {
            position += 1
            return .object([])
        }
        while true {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw fault(allowed: "a key in quotes") }
            let before = self
            let key = try string()
            if !keys.insert(key).inserted {
                throw before.fault("\"\(key.prefix(60))\" a second time", allowed: "each key once")
            }
            skipSpace()
            try take(":")
            members.append((key, try value(depth: depth + 1)))
            skipSpace()
            if next == UInt8(ascii: ",") {
                position += 1
            } else {
                try take("}", "\",\" or \"}\"")
                return .object(members)
            }
        }
    }

    private mutating func array(depth: Int) throws(JSONFault) -> JSONNode.Value {
        position += 1
        var members: [JSONNode] = []
        skipSpace()
        if next == UInt8(ascii: "]") {
            position += 1
            return .array([])
        }
        while true {
            members.append(try value(depth: depth + 1))
            skipSpace()
            if next == UInt8(ascii: ",") {
                position += 1
            } else {
                try take("]", "\",\" or \"]\"")
                return .array(members)
            }
        }
    }

    private mutating func word() throws(JSONFault) -> JSONNode.Value {
        let words: [(String, JSONNode.Value)] = [("true", .bool(true)), ("false", .bool(false)), ("null", .null)]
        for (word, value) in words where bytes[position...].starts(with: word.utf8) {
            position += word.utf8.count
            return value
        }
        throw fault(allowed: "a JSON value")
    }

    private mutating func digits() throws(JSONFault) {
        let start = position
        while let byte = next, (0x30...0x39).contains(byte) { position += 1 }
        if position == start { throw fault(allowed: "a digit") }
    }

    private mutating func number() throws(JSONFault) -> String {
        let start = position
        if next == UInt8(ascii: "-") { position += 1 }
        if next == UInt8(ascii: "0") { position += 1 } else { try digits() }
        if next == UInt8(ascii: ".") {
            position += 1
            try digits()
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            position += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
            try digits()
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func string() throws(JSONFault) -> String {
        let opening = self
        position += 1
        var text: [UInt8] = []
        while let byte = next, byte >= 0x20 {
            if byte == UInt8(ascii: "\"") {
                guard let valid = String(validating: text, as: UTF8.self) else {
                    throw opening.fault("bytes that are not text", allowed: "UTF-8")
                }
                position += 1
                return valid
            }
            if byte == UInt8(ascii: "\\") {
                text += try escape()
            } else {
                text.append(byte)
                position += 1
            }
        }
        if next == nil || next == 0x0A || next == 0x0D { throw fault(allowed: "'\"' at the end of the text") }
        throw fault("a control character", allowed: "\\u and its number")
    }

    private mutating func escape() throws(JSONFault) -> [UInt8] {
        let opening = self
        position += 1
        let letter = next ?? 0
        if letter == UInt8(ascii: "u") {
            position += 1
            var code = try hexadecimal()
            if (0xD800..<0xDC00).contains(code), bytes[position...].starts(with: [0x5C, 0x75]) {
                position += 2
                let low = try hexadecimal()
                if (0xDC00..<0xE000).contains(low) { code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00) }
            }
            guard let scalar = Unicode.Scalar(code) else {
                throw opening.fault("half a pair of surrogates", allowed: "both of them")
            }
            return Array(String(Character(scalar)).utf8)
        }
        let plain: [UInt8: UInt8] = [
            0x22: 0x22, 0x5C: 0x5C, 0x2F: 0x2F, 0x62: 0x08, 0x66: 0x0C, 0x6E: 0x0A, 0x72: 0x0D, 0x74: 0x09,
        ]
        guard let byte = plain[letter] else {
            throw fault(allowed: "one of \" \\ / b f n r t u behind \\")
        }
        position += 1
        return [byte]
    }

    private mutating func hexadecimal() throws(JSONFault) -> UInt32 {
        let digits = bytes[position...].prefix(4)
        guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let number = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw fault(allowed: "four hexadecimal digits") }
        position += 4
        return number
    }
}
