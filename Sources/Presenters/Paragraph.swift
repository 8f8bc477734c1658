/// Text for a terminal.
public enum Paragraph {
    /// `text` in lines of at most `width` characters, but for longer words, which have a line of their own. What stands
    /// between backticks is one word: it is to be copied.
    public static func lines(_ text: String, width: Int) -> [String] {
        var lines = [""]
        for word in words(text) {
            let last = lines.count - 1
            let longer = lines[last].isEmpty ? word : "\(lines[last]) \(word)"
            if longer.count <= width || lines[last].isEmpty {
                lines[last] = longer
            } else {
                lines.append(word)
            }
        }
        return lines
    }

    private static func words(_ text: String) -> [String] {
        var words: [String] = []
        var isQuoted = false
        for piece in text.split(separator: " ") {
            if isQuoted, let last = words.popLast() {
                words.append("\(last) \(piece)")
            } else {
                words.append(String(piece))
            }
            if piece.count(where: { $0 == "`" }) % 2 == 1 { isQuoted.toggle() }
        }
        return words
    }
}
