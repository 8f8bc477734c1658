/// Text for man(7), built up line by line.
struct Roff {
    private(set) var text = ""

    /// A page's head.
    ///
    /// - Parameter date: Of the page, in ISO 8601.
    init(_ name: String, section: Int, date: String, source: String, volume: String) {
        text = ".\\\" Made from the same sources as the help: see Tests/CommandLineTests/Manual.\n"
        text += ".TH \(name) \(section) \(date) \"\(Self.escaped(source))\" \"\(volume)\"\n"
    }

    /// A request with its arguments.
    mutating func macro(_ name: String, _ arguments: String...) {
        let words = arguments.map { argument in
            argument.isEmpty || argument.contains(" ") ? "\"\(Self.escaped(argument))\"" : Self.escaped(argument)
        }
        text += ([".\(name)"] + words).joined(separator: " ") + "\n"
    }

    /// A section.
    mutating func section(_ title: String) { macro("SH", title) }

    /// A part of a section.
    mutating func part(_ title: String) { macro("SS", title) }

    /// Text that goes on from what is above it, each sentence on a line of its own; what stands in backticks is bold.
    mutating func words(_ words: String) {
        var line = ""
        var isBold = false
        var isEnd = false
        for word in words.split(separator: " ") {
            let begins = word.first.map { $0.isUppercase || "[`".contains($0) } ?? false
            let next = Self.marked(word, &isBold)
            if !line.isEmpty, line.count + next.count > 76 || isEnd && begins {
                text += Self.guarded(line) + "\n"
                line = ""
            }
            line += line.isEmpty ? next : " " + next
            isEnd = !isBold && (word.last.map { ".!?".contains($0) } ?? false)
        }
        text += Self.guarded(line) + "\n"
    }

    /// Lines that are marked up already.
    mutating func add(_ lines: String) { text += lines + "\n" }

    /// A paragraph.
    mutating func paragraph(_ words: String) {
        beginParagraph()
        self.words(words)
    }

    /// Below a heading one begins by itself.
    private mutating func beginParagraph() {
        let last = text.split(separator: "\n").last ?? ""
        if !last.hasPrefix(".SH"), !last.hasPrefix(".SS") { macro("PP") }
    }

    /// A term and what it means.
    mutating func term(_ tag: String, _ meaning: String) {
        macro("TP")
        text += tag + "\n"
        words(meaning)
    }

    /// Lines as they are.
    mutating func example(_ lines: String) {
        beginParagraph()
        macro("RS", "4")
        macro("EX")
        for line in lines.split(separator: "\n", omittingEmptySubsequences: false) {
            text += (line.isEmpty ? "\\&" : Self.guarded(Self.escaped(String(line)))) + "\n"
        }
        macro("EE")
        macro("RE")
    }

    /// `text` in bold.
    static func bold(_ text: String) -> String { "\\fB\(escaped(text))\\fR" }

    /// `text` in italics.
    static func italic(_ text: String) -> String { "\\fI\(escaped(text))\\fR" }

    /// `text` with every character as it is, also where a reader copies it.
    static func escaped(_ text: String) -> String {
        let marks: [Character: String] = [
            "\\": "\\e", "-": "\\-", "'": "\\(aq", "`": "\\(ga", "\"": "\\(dq", "~": "\\(ti", "^": "\\(ha",
        ]
        return text.map { marks[$0] ?? String($0) }.joined()
    }

    /// A line that begins with a dot is no request.
    private static func guarded(_ line: String) -> String {
        line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : line
    }

    private static func marked(_ word: Substring, _ isBold: inout Bool) -> String {
        // A command is not cut at the end of a line.
        var text = isBold || word.contains("`") ? "\\%" : ""
        for character in word {
            if character == "`" {
                isBold.toggle()
                text += isBold ? "\\fB" : "\\fR"
            } else {
                text += escaped(String(character))
            }
        }
        return text
    }
}
