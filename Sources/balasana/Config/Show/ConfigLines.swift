/// The lines of a config, to put others between them; they count from 1.
struct ConfigLines {
    private let bytes: [UInt8]
    /// Where each line ends, its line end included.
    private let ends: [Int]

    /// The lines of `bytes`.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var ends = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
        if ends.last ?? 0 < bytes.count { ends.append(bytes.count) }
        self.ends = ends
    }

    /// The number of lines; text behind the last line end is one.
    var count: Int { ends.count }

    /// Whether there is nothing, or nothing but white space in the last line.
    var endsEmpty: Bool { count == 0 || text(count).isEmpty }

    /// The line that ends at `offset`, its line end included.
    func line(endingAt offset: Int) -> Int {
        (ends.firstIndex { $0 >= offset } ?? 0) + 1
    }

    /// The first comment below the line `header` that shows `key` as in `#key = value`; nil when another group, or a
    /// comment that shows one, comes first.
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

    /// The bytes with `lines` put in below the line `above`, with line ends like those around them; 0 is the top.
    func inserting(_ lines: [String], below above: Int) -> [UInt8] {
        let place = above == 0 ? 0 : ends[above - 1]
        let end = isWindows(above) ? "\r\n" : "\n"
        // The last line of a file may lack its end; then the new one lacks it.
        let lacksEnd = place > 0 && bytes[place - 1] != UInt8(ascii: "\n")
        let text = lacksEnd ? lines.map { end + $0 } : lines.map { $0 + end }
        return bytes[..<place] + Array(text.joined().utf8) + bytes[place...]
    }

    /// Whether the line, or the first one for a line without an end, ends with a carriage return and a newline.
    private func isWindows(_ line: Int) -> Bool {
        for line in [line, 1] where line > 0 && line <= count {
            let end = ends[line - 1]
            if bytes[end - 1] == UInt8(ascii: "\n") { return end > 1 && bytes[end - 2] == UInt8(ascii: "\r") }
        }
        return false
    }

    /// The text of a line, without white space and a byte order mark around it.
    private func text(_ line: Int) -> Substring {
        let start = line == 1 ? 0 : ends[line - 2]
        let text = String(decoding: bytes[start..<ends[line - 1]], as: UTF8.self)
        let isSpace = { (character: Character) in character.isWhitespace || character == "\u{FEFF}" }
        guard let first = text.firstIndex(where: { !isSpace($0) }), let last = text.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return text[first...last]
    }
}
