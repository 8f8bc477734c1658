extension StringProtocol {
    /// The text with U+FFFD in place of each character that changes more than its own place on the screen: one line,
    /// with no escape sequence for the terminal and no change of the direction of writing.
    ///
    /// Every text from outside goes through it or ``harmlessLines`` before it is shown or logged: names and reasons of
    /// programs, names of servers and files, values of the config, messages of other programs.
    public var harmless: String { replaced() }

    /// ``harmless`` for a text of several lines, which keeps the line breaks.
    public var harmlessLines: String { replaced(except: UInt8(ascii: "\n")) }

    /// ``harmless`` for a name that another program gives, such as its own: at most 60 characters, so a long one leaves
    /// room for the rest of the sentence. A longer one ends with an ellipsis.
    public var harmlessName: String { shortened(to: 60) }

    /// ``harmless`` for a reason of another program: at most 200 characters. A longer one ends with an ellipsis.
    public var harmlessReason: String { shortened(to: 200) }

    /// Counts Unicode scalars, because one character may consist of any number of them.
    fileprivate func shortened(to limit: Int) -> String {
        // No scalar is shorter than a byte.
        if utf8.count <= limit { return harmless }
        let start = unicodeScalars.prefix(limit)
        let text = String(String.UnicodeScalarView(start)).harmless
        return start.endIndex < unicodeScalars.endIndex ? text + "…" : text
    }

    /// - Parameter kept: A character that is kept, although it is harmful.
    fileprivate func replaced(except kept: UInt8? = nil) -> String {
        // These are all bytes with which such a character can begin in UTF-8.
        let mayBegin: (UInt8) -> Bool = {
            ($0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xD8 || $0 == 0xE2) && $0 != kept
        }
        if !utf8.contains(where: mayBegin) { return String(self) }
        var text = ""
        for scalar in unicodeScalars {
            let isKept = kept.map { scalar.value == UInt32($0) } ?? false
            text.unicodeScalars.append(scalar.isHarmful && !isKept ? "\u{FFFD}" : scalar)
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

/// As for any text, but compiled for this type: years of history have millions of bytes.
extension String {
    /// See ``Swift/StringProtocol/harmless``.
    public var harmless: String { replaced() }

    /// See ``Swift/StringProtocol/harmlessLines``.
    public var harmlessLines: String { replaced(except: UInt8(ascii: "\n")) }

    /// See ``Swift/StringProtocol/harmlessName``.
    public var harmlessName: String { shortened(to: 60) }

    /// See ``Swift/StringProtocol/harmlessReason``.
    public var harmlessReason: String { shortened(to: 200) }
}

extension Unicode.Scalar {
    /// True for a control character, a line or paragraph separator, and a control of bidirectional text (UAX #9).
    fileprivate var isHarmful: Bool {
        switch value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: true
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        case _: false
        }
    }
}

extension [String] {
    /// `a`, `a or b`, or `a, b or c`, with `word` before the last one.
    public func listed(_ word: String) -> String {
        count < 2 ? joined() : dropLast().joined(separator: ", ") + " \(word) " + self[count - 1]
    }
}
