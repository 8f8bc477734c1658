extension StringProtocol {
    /// The first character of the text that ``harmless`` replaces, in words such as `the control character U+001B`;
    /// nil for none. A tab does not count, because it is white space.
    public var controlCharacter: String? {
        let found = unicodeScalars.first { $0 != "\t" && String($0).harmless != String($0) }
        return found.map { "the control character \(MisleadingCharacter.code($0))" }
    }

    /// The first character of the text that a reader does not see or takes for another one, in words such as
    /// `a no-break space`; nil for none.
    ///
    /// Letters and the like count only if the text without them is ASCII: in a text of another language they are no
    /// mistake.
    public var misleadingCharacter: String? {
        let others = unicodeScalars.filter { !$0.isASCII }
        if let space = others.lazy.compactMap(MisleadingCharacter.space).first { return space }
        let found = others.compactMap(MisleadingCharacter.name)
        return found.count == others.count ? found.first : nil
    }
}

/// Characters that are taken for others, by their names.
private enum MisleadingCharacter {
    /// The name of a character that looks like a space or like nothing and separates no words; nil for another one.
    static func space(_ scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0xA0, 0x2007, 0x202F: "a no-break space"
        case 0x200B, 0x2060, 0xFEFF: "an invisible zero-width space"
        case 0x3000: "a full-width space"
        case _: nil
        }
    }

    /// The name of any character that is taken for another one; nil for one that is not.
    static func name(_ scalar: Unicode.Scalar) -> String? {
        let properties = scalar.properties
        let code = code(scalar)
        if properties.isWhitespace { return "an unusual space (\(code))" }
        if properties.isDefaultIgnorableCodePoint || properties.generalCategory == .format {
            return "an invisible character (\(code))"
        }
        return twin(of: scalar).map { "\(scalar) (\(code)), which looks like \($0)" }
    }

    /// Such as `U+001B`.
    static func code(_ scalar: Unicode.Scalar) -> String {
        "U+" + String(repeating: "0", count: max(0, 4 - hex(scalar).count)) + hex(scalar)
    }

    private static func hex(_ scalar: Unicode.Scalar) -> String { String(scalar.value, radix: 16, uppercase: true) }

    /// The ASCII character that `scalar` looks like.
    private static func twin(of scalar: Unicode.Scalar) -> Character? {
        switch scalar.value {
        // The full-width forms are in the order of ASCII.
        case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFEE0).map(Character.init)
        case 0x2010...0x2015, 0x2212, 0x00AD: return "-"
        case 0x2018, 0x2019, 0x02BC: return "'"
        case 0x201C...0x201E: return "\""
        case 0x2236: return ":"
        case _: return letters[scalar]
        }
    }

    /// Cyrillic and Greek letters and what they look like.
    private static let letters: [Unicode.Scalar: Character] = {
        let pairs: [(Unicode.Scalar, Character)] = [
            ("а", "a"), ("е", "e"), ("о", "o"), ("р", "p"), ("с", "c"), ("у", "y"), ("х", "x"), ("і", "i"),
            ("ј", "j"), ("ѕ", "s"), ("һ", "h"), ("ԁ", "d"), ("ԛ", "q"), ("ԝ", "w"), ("А", "A"), ("В", "B"),
            ("Е", "E"), ("К", "K"), ("М", "M"), ("Н", "H"), ("О", "O"), ("Р", "P"), ("С", "C"), ("Т", "T"),
            ("У", "Y"), ("Х", "X"), ("І", "I"), ("Ј", "J"), ("Ѕ", "S"), ("ο", "o"), ("ν", "v"), ("ι", "i"),
            ("α", "a"), ("ρ", "p"), ("υ", "u"), ("Α", "A"), ("Β", "B"), ("Ε", "E"), ("Ζ", "Z"), ("Η", "H"),
            ("Ι", "I"), ("Κ", "K"), ("Μ", "M"), ("Ν", "N"), ("Ο", "O"), ("Ρ", "P"), ("Τ", "T"), ("Υ", "Y"),
            ("Χ", "X"), ("ı", "i"),
        ]
        return Dictionary(uniqueKeysWithValues: pairs)
    }()
}
