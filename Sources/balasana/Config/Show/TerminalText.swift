import Platform
import Presenters

/// Prints sentences on standard output.
enum TerminalText {
    /// Prints `text`, which may quote a file. On a terminal it wraps lines between words and indents the lines that
    /// continue.
    static func print(_ text: String) {
        let text = text.harmlessLines
        guard StandardOutput.isTerminal else { return Swift.print(text) }
        let width = TerminalScreen.size.columns
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
            Self.lines(String($0), width: width)
        }
        Swift.print(lines.joined(separator: "\n"))
    }

    /// Wraps `line` at `width`; a longer word stays whole. Continuation lines begin at the last column of the first
    /// line, or two spaces in if it has no columns.
    static func lines(_ line: String, width: Int) -> [String] {
        if line.count <= width { return [line] }
        let head = column(line, width / 2)
        let indent = String(repeating: " ", count: head.isEmpty ? 2 : head.count)
        let lines = Paragraph.lines(String(line.dropFirst(head.count)), width: max(10, width - indent.count))
        return [head + lines[0]] + lines.dropFirst().map { indent + $0 }
    }

    /// The part of `line` before its last column that begins within `limit` characters; empty if it has no columns.
    private static func column(_ line: String, _ limit: Int) -> String {
        let start = line.prefix { $0 == " " }
        guard let gap = line.dropFirst(start.count).prefix(limit).ranges(of: "  ").last else { return "" }
        return String(line[..<gap.upperBound])
    }
}
