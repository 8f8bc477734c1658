/// Wraps text for a terminal.
public enum Paragraph {
    private static let units: Set<String> = ["s", "min", "h"]

    /// `text` in lines of at most `width` characters. A longer word gets its own line.
    ///
    /// Text in backticks is not broken, because users copy it. A number stays with its unit, and a day with its month.
    /// If possible, the last line has more than one word.
    public static func lines(_ text: String, width: Int) -> [String] {
        // Most lines of a long history fit. No character is shorter than a byte.
        if text.utf8.count <= width, isSpacedOnce(text) { return [text] }
        var lines: [[String]] = [[]]
        for word in words(text) {
            if lines[lines.count - 1].isEmpty || fits(lines[lines.count - 1] + [word], width) {
                lines[lines.count - 1].append(word)
            } else {
                lines.append([word])
            }
        }
        balance(&lines, width)
        return lines.map { $0.joined(separator: " ") }
    }

    /// Whether there is no space at an end of `text`, and none next to another.
    private static func isSpacedOnce(_ text: String) -> Bool {
        let space = UInt8(ascii: " ")
        var last = space
        for byte in text.utf8 {
            if byte == space, last == space { return false }
            last = byte
        }
        return last != space || text.isEmpty
    }

    /// The lines of `text`: the first with the prefix `first`, all others with `others`; `width` includes the prefix.
    public static func lines(_ text: String, first: String, others: String, width: Int) -> [String] {
        lines(text, width: max(1, width - max(first.count, others.count))).enumerated().map { index, line in
            (index == 0 ? first : others) + line
        }
    }

    private static func fits(_ words: [String], _ width: Int) -> Bool {
        words.reduce(words.count - 1) { $0 + $1.count } <= width
    }

    /// Moves a word to the last line if that has only one short word.
    private static func balance(_ lines: inout [[String]], _ width: Int) {
        guard lines.count > 1, lines[lines.count - 1].count == 1, lines[lines.count - 1][0].count <= width / 4,
            lines[lines.count - 2].count > 2, let word = lines[lines.count - 2].last,
            fits([word] + lines[lines.count - 1], width)
        else { return }
        lines[lines.count - 2].removeLast()
        lines[lines.count - 1].insert(word, at: 0)
    }

    private static func words(_ text: String) -> [String] {
        var words: [String] = []
        var isQuoted = false
        for piece in text.split(separator: " ") {
            if let last = words.last, isQuoted || belongs(piece, to: last) {
                words[words.count - 1] = "\(last) \(piece)"
            } else {
                words.append(String(piece))
            }
            if piece.count(where: { $0 == "`" }) % 2 == 1 { isQuoted.toggle() }
        }
        return words
    }

    /// True if `piece` is the unit or the month of the number `last`.
    private static func belongs(_ piece: Substring, to last: String) -> Bool {
        let name = piece.prefix { $0.isLetter }
        guard piece.dropFirst(name.count).allSatisfy(\.isPunctuation) else { return false }
        let number = last.drop { $0 == "(" }
        return !number.isEmpty && number.allSatisfy(\.isWholeNumber)
            && (units.contains(String(name)) || DateText.months.contains(String(name)))
    }
}
