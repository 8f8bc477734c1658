extension StringProtocol {
    /// The text on one line, without anything that a terminal would obey: U+FFFD in place of each control character.
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

    /// The text without the ASCII white space at its ends, which is all that a key file knows of white space.
    public var trimmed: String {
        let isSpace = { (character: Character) in character.isASCII && character.isWhitespace }
        guard let start = firstIndex(where: { !isSpace($0) }), let last = lastIndex(where: { !isSpace($0) }) else {
            return ""
        }
        return String(self[start...last])
    }
}
