extension StringProtocol {
    /// The text with U+FFFD in place of each control character: one line, with no escape sequence for the terminal.
    public var harmless: String {
        // Control characters are bytes below 0x20, 0x7F, and 0xC2 with a byte below 0xA0.
        if !utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 }) { return String(self) }
        var text = ""
        for scalar in unicodeScalars {
            let isControl = scalar.value < 0x20 || (0x7f..<0xa0).contains(scalar.value)
            text.unicodeScalars.append(isControl ? "\u{FFFD}" : scalar)
        }
        return text
    }

    /// The text without ASCII white space at both ends. Key files know no other white space.
    public var trimmed: String {
        let isSpace = { (character: Character) in character.isASCII && character.isWhitespace }
        guard let start = firstIndex(where: { !isSpace($0) }), let last = lastIndex(where: { !isSpace($0) }) else {
            return ""
        }
        return String(self[start...last])
    }
}

extension [String] {
    /// `a`, `a or b`, or `a, b or c`, with `word` before the last one.
    public func listed(_ word: String) -> String {
        count < 2 ? joined() : dropLast().joined(separator: ", ") + " \(word) " + self[count - 1]
    }
}
