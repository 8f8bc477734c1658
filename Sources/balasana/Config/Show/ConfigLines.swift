/// The lines of a config, numbered from 1, for inserting lines between them.
struct ConfigLines {
    private let bytes: [UInt8]
    /// The offset of the end of each line, including its line ending.
    private let ends: [Int]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var ends = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
        if ends.last ?? 0 < bytes.count { ends.append(bytes.count) }
        self.ends = ends
    }

    /// The number of lines. Text without a line ending at the end of the file counts as a line.
    var count: Int { ends.count }

    /// Whether the file is empty or its last line has only white space.
    var endsEmpty: Bool { count == 0 || text(count).isEmpty }

    /// The number of the line that ends at `offset`, including its line ending.
    func line(endingAt offset: Int) -> Int {
        (ends.firstIndex { $0 >= offset } ?? 0) + 1
    }

    /// The number of the first comment after the line `header` that shows `key` as in `#key = value`; nil if another
    /// group, or a comment that shows a group, comes first.
    func comment(showing key: String, below header: Int) -> Int? {
        var line = header
        while line < count {
            line += 1
            let text = text(line)
            if text.hasPrefix("[") { return nil }
            guard text.hasPrefix("#") else { continue }
            let shown = text.drop { $0 == "#" || $0 == " " || $0 == "\t" }
            if shown.hasPrefix("[") { return nil }
            let name = shown.prefix { $0 != "=" }
            if name.count < shown.count, name.split(separator: " ").map(String.init) == [key] { return line }
        }
        return nil
    }

    /// The bytes with `lines` inserted after line `above`, with the line endings used around them. 0 inserts at the
    /// top.
    func inserting(_ lines: [String], below above: Int) -> [UInt8] {
        let place = above == 0 ? 0 : ends[above - 1]
        let end = isWindows(above) ? "\r\n" : "\n"
        // If the last line of the file has no line ending, the new last line has none either.
        let lacksEnd = place > 0 && bytes[place - 1] != UInt8(ascii: "\n")
        let text = lacksEnd ? lines.map { end + $0 } : lines.map { $0 + end }
        return bytes[..<place] + Array(text.joined().utf8) + bytes[place...]
    }

    /// Whether the line ends with CR LF. For a line without a line ending, the first line decides.
    private func isWindows(_ line: Int) -> Bool {
        for line in [line, 1] where line > 0 && line <= count {
            let end = ends[line - 1]
            if bytes[end - 1] == UInt8(ascii: "\n") { return end > 1 && bytes[end - 2] == UInt8(ascii: "\r") }
        }
        return false
    }

    /// The text of a line without surrounding white space and without a byte order mark.
    private func text(_ line: Int) -> Substring {
        let start = line == 1 ? 0 : ends[line - 2]
        let text = String(decoding: bytes[start..<ends[line - 1]], as: UTF8.self)
        let isSpace = { (character: Character) in character.isWhitespace || character == "\u{FEFF}" }
        guard let first = text.firstIndex(where: { !isSpace($0) }), let last = text.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return text[first...last]
    }
}
