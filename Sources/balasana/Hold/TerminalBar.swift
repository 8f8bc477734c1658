/// Bars of one line, readable without colour.
enum TerminalBar {
    /// Block characters that fill one eighth to seven eighths of a column.
    private static let eighths = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]

    /// A bar with a length of `share`, 0 to 1, of `width` columns. It is never empty.
    static func breath(_ share: Double, width: Int, isUnicode: Bool) -> String {
        guard isUnicode else { return String(repeating: "o", count: max(1, filled(share, of: width))) }
        let parts = max(1, filled(share, of: width * 8))
        return String(repeating: "█", count: parts / 8) + (parts % 8 == 0 ? "" : eighths[parts % 8 - 1])
    }

    /// A bar of `width` columns, filled up to `share`, 0 to 1. A mark shows its middle.
    static func progress(_ share: Double, width: Int, isUnicode: Bool) -> TerminalLine {
        let steps = isUnicode ? 2 : 1
        let done = filled(share, of: width * steps)
        let cells = (0..<width).map { cell in
            let isBehind = done >= (cell + 1) * steps
            if cell == width / 2 { return isUnicode ? (isBehind ? "┿" : "┼") : "|" }
            if isBehind { return isUnicode ? "━" : "#" }
            return isUnicode ? (done > cell * steps ? "╾" : "─") : "-"
        }
        let reached = (done + steps - 1) / steps
        var line = TerminalLine(cells[..<reached].joined(), .accent)
        line.append(cells[reached...].joined(), .quiet)
        return line
    }

    private static func filled(_ share: Double, of parts: Int) -> Int {
        Int(min(max(0, share), 1) * Double(parts))
    }
}
