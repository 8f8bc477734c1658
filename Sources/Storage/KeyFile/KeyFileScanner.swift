/// Reads a key file line by line, and never fails as a whole.
///
/// It finds the same groups, keys and values as GLib's `GKeyFile`, but without white space at the end of a value. It
/// reads as much as possible of files that `GKeyFile` refuses. It accepts a byte order mark and the line ends of other
/// systems.
public enum KeyFileScanner {
    /// Reads `bytes`, which may be anything.
    public static func scan(_ bytes: [UInt8]) -> KeyFile {
        var scan = Scan(bytes: bytes)
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: newline) ?? bytes.count
            scan.readLine(start..<end)
            start = end + 1
        }
        return scan.file
    }

    private static let newline = UInt8(ascii: "\n")

    private struct Scan {
        let bytes: [UInt8]
        var file = KeyFile()
        var line = 0

        mutating func readLine(_ span: Range<Int>) {
            line += 1
            let content = trimmed(span)
            guard let first = bytes[content].first, first != UInt8(ascii: "#") else { return }
            if bytes[content].contains(0) || String(validating: bytes[content], as: UTF8.self) == nil {
                report(.notText)
            }
            if first == UInt8(ascii: "[") {
                readHeader(content)
            } else if let equals = bytes[content].firstIndex(of: UInt8(ascii: "=")), equals > content.lowerBound {
                readEntry(content, equals: equals)
            } else {
                report(.unreadable(text(content)))
            }
            if !file.groups.isEmpty {
                file.groups[file.groups.count - 1].end = min(span.upperBound + 1, bytes.count)
            }
        }

        private mutating func readHeader(_ content: Range<Int>) {
            let inside = content.lowerBound + 1..<content.upperBound
            let close = bytes[inside].firstIndex(of: UInt8(ascii: "]"))
            let name = inside.lowerBound..<(close ?? inside.upperBound)
            if close != content.upperBound - 1 { report(.header(text: text(content), name: text(name))) }
            file.groups.append(KeyFile.Group(name: text(name), line: line, end: content.upperBound))
        }

        private mutating func readEntry(_ content: Range<Int>, equals: Int) {
            let key = trimmed(content.lowerBound..<equals)
            guard !file.groups.isEmpty else { return report(.beforeAnyGroup(key: text(key))) }
            let whole = trimmed(equals + 1..<content.upperBound)
            let value = trimmed(whole.lowerBound..<commentStart(in: whole))
            let entry = KeyFile.Entry(
                key: text(key), value: text(value), wholeValue: text(whole), line: line, keySpan: key, valueSpan: value)
            file.groups[file.groups.count - 1].entries.append(entry)
        }

        private mutating func report(_ kind: KeyFile.Fault.Kind) {
            file.faults.append(KeyFile.Fault(line: line, group: file.groups.last?.name, kind: kind))
        }

        /// Where a comment behind the value begins: at a `#` that begins the value or follows a space.
        private func commentStart(in span: Range<Int>) -> Int {
            let start = span.first { index in
                bytes[index] == UInt8(ascii: "#") && (index == span.lowerBound || isSpace(bytes[index - 1]))
            }
            return start ?? span.upperBound
        }

        private func trimmed(_ span: Range<Int>) -> Range<Int> {
            guard let start = span.first(where: { !isSpace(bytes[$0]) }) else {
                return span.lowerBound..<span.lowerBound
            }
            let last = span.last { !isSpace(bytes[$0]) } ?? start
            return start..<last + 1
        }

        /// The white space of GLib, which has no vertical tab.
        private func isSpace(_ byte: UInt8) -> Bool {
            byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte) && byte != 0x0B
        }

        private func text(_ span: Range<Int>) -> String {
            var text = String(decoding: bytes[span], as: UTF8.self)
            if bytes[span].contains(0) {
                text = String(text.map { $0 == "\0" ? "\u{FFFD}" : $0 })
            }
            return text
        }
    }
}
