extension BinaryInteger {
    /// The number with zeros before it, so that it has this many digits at least; the sign is not one of them.
    func padded(_ digits: Int) -> String {
        let text = String(magnitude)
        return (self < 0 ? "-" : "") + String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }
}

extension StringProtocol {
    /// The text on one line, without anything that a terminal would obey: U+FFFD in place of each control character.
    public var harmless: String {
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
