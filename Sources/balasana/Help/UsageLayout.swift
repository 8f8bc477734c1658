/// The usage of a command, laid out for a width.
enum UsageLayout {
    private static let title = "Usage: "

    /// `usage`, which has one form per line, wrapped at `width` characters. A longer word stays whole.
    static func lines(_ usage: String, width: Int) -> [String] {
        let indent = String(repeating: " ", count: title.count)
        let room = width - title.count
        let lines = usage.split(separator: "\n").flatMap { form in
            filled(parts(form).flatMap { $0.count > room ? $0.split(separator: " ") : [$0] }, room)
        }
        return lines.enumerated().map { index, line in (index == 0 ? title : indent) + line }
    }

    /// The words of a form. An expression in brackets counts as one word.
    private static func parts(_ form: Substring) -> [Substring] {
        var parts: [Substring] = []
        var start = form.startIndex
        var depth = 0
        for index in form.indices {
            switch form[index] {
            case "[": depth += 1
            case "]": depth -= 1
            case " " where depth == 0:
                parts.append(form[start..<index])
                start = form.index(after: index)
            default: break
            }
        }
        return (parts + [form[start...]]).filter { !$0.isEmpty }
    }

    private static func filled(_ parts: [Substring], _ room: Int) -> [String] {
        parts.reduce(into: []) { lines, part in
            if let last = lines.last, last.count + 1 + part.count <= room {
                lines[lines.count - 1] = "\(last) \(part)"
            } else {
                lines.append(lines.isEmpty ? String(part) : "  \(part)")
            }
        }
    }
}
