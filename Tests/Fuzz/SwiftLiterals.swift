/// The string literals of a Swift file: the inputs that tests have in them.
///
/// An interpolation becomes the text between its brackets. That is enough to begin with: a fuzzer changes it anyway.
struct SwiftLiterals {
    /// The texts, in their order.
    private(set) var texts: [[UInt8]] = []
    private let code: [UInt8]
    private var index = 0

    init(_ code: [UInt8]) {
        self.code = code
        while index < code.count { step() }
    }

    private func has(_ text: String, at place: Int) -> Bool { code[place...].starts(with: text.utf8) }

    private mutating func step() {
        if has("//", at: index) {
            index = code[index...].firstIndex(of: UInt8(ascii: "\n")) ?? code.count
        } else if has("\"\"\"", at: index) {
            index += 3
            let (lines, margin) = block()
            texts.append(Self.meant(lines, margin: margin))
        } else if code[index] == UInt8(ascii: "\"") {
            let isRaw = index > 0 && code[index - 1] == UInt8(ascii: "#")
            index += 1
            line(isRaw: isRaw)
        } else {
            index += 1
        }
    }

    /// The lines of a literal of several lines, and the white space that its end has before it.
    private mutating func block() -> (lines: [UInt8], margin: Int) {
        let start = index
        while index < code.count, !has("\"\"\"", at: index) { index += 1 }
        let text = code[start..<index]
        index += 3
        let lastLine = text.lastIndex(of: UInt8(ascii: "\n")) ?? text.endIndex
        let firstLine = text.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? text.endIndex
        let margin = max(0, text.endIndex - lastLine - 1)
        return (firstLine <= lastLine ? Array(text[firstLine..<lastLine]) : [], margin)
    }

    private mutating func line(isRaw: Bool) {
        let start = index
        while index < code.count, code[index] != UInt8(ascii: "\n") {
            if code[index] == UInt8(ascii: "\\"), !isRaw {
                index += 2
            } else if code[index] == UInt8(ascii: "\""), !isRaw || has("\"#", at: index) {
                break
            } else {
                index += 1
            }
        }
        let text = Array(code[start..<min(index, code.count)])
        texts.append(isRaw ? text : Self.unescaped(text))
        index += 1
    }

    private static func meant(_ lines: [UInt8], margin: Int) -> [UInt8] {
        let cut = lines.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
            line.dropFirst(min(margin, line.prefix { $0 == UInt8(ascii: " ") }.count))
        }
        return unescaped(Array(cut.joined(separator: [UInt8(ascii: "\n")])))
    }

    private static func unescaped(_ text: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = text[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\"), let next = rest.popFirst() else {
                bytes.append(byte)
                continue
            }
            switch next {
            case UInt8(ascii: "n"): bytes.append(0x0A)
            case UInt8(ascii: "r"): bytes.append(0x0D)
            case UInt8(ascii: "t"): bytes.append(0x09)
            case UInt8(ascii: "0"): bytes.append(0)
            case UInt8(ascii: "\n"): break
            case UInt8(ascii: "u"):
                let digits = rest.dropFirst().prefix { $0 != UInt8(ascii: "}") }
                rest = rest.dropFirst(digits.count + 2)
                let number = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
                if let scalar = number.flatMap(Unicode.Scalar.init) { bytes += String(Character(scalar)).utf8 }
            case _: bytes.append(next)
            }
        }
        return bytes
    }
}
