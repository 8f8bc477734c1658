import Presenters

/// Whole sentences on standard output.
enum TerminalText {
    /// Prints `text`; on a terminal its lines are broken between words, and what follows is indented.
    static func print(_ text: String) {
        guard StandardOutput.isTerminal else { return Swift.print(text) }
        let width = TerminalScreen.size.columns
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
            Self.lines(String($0), width: width)
        }
        Swift.print(lines.joined(separator: "\n"))
    }

    /// The lines of a line, none longer than `width` but for a longer word: those after the first begin below the last
    /// column of the first, or are indented by two.
    static func lines(_ line: String, width: Int) -> [String] {
        if line.count <= width { return [line] }
        let head = column(line, width / 2)
        let indent = String(repeating: " ", count: head.isEmpty ? 2 : head.count)
        let lines = Paragraph.lines(String(line.dropFirst(head.count)), width: max(10, width - indent.count))
        return [head + lines[0]] + lines.dropFirst().map { indent + $0 }
    }

    /// The text in front of the last column of `line` that begins within `limit` characters; empty without columns.
    private static func column(_ line: String, _ limit: Int) -> String {
        let start = line.prefix { $0 == " " }
        guard let gap = line.dropFirst(start.count).prefix(limit).ranges(of: "  ").last else { return "" }
        return String(line[..<gap.upperBound])
    }
}
