/// Builds text for man(7).
struct Roff {
    private(set) var text = ""

    /// Begins with the header of a page.
    ///
    /// - Parameter date: The date of the page, in ISO 8601.
    init(_ name: String, section: Int, date: String, source: String, volume: String) {
        text = ".\\\" Made from the same sources as the help: see Tests/CommandLineTests/Manual.\n"
        text += ".TH \(name) \(section) \(date) \"\(Self.escaped(source))\" \"\(volume)\"\n"
    }

    /// Adds a request with its arguments.
    mutating func macro(_ name: String, _ arguments: String...) {
        let words = arguments.map { argument in
            argument.isEmpty || argument.contains(" ") ? "\"\(Self.escaped(argument))\"" : Self.escaped(argument)
        }
        text += ([".\(name)"] + words).joined(separator: " ") + "\n"
    }

    mutating func section(_ title: String) { macro("SH", title) }

    /// Begins a subsection.
    mutating func part(_ title: String) { macro("SS", title) }

    /// Adds text to the current paragraph, each sentence on a new line. Text in backticks becomes bold.
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

    /// Adds lines that are already marked up.
    mutating func add(_ lines: String) { text += lines + "\n" }

    mutating func paragraph(_ words: String) {
        beginParagraph()
        self.words(words)
    }

    /// Text after a heading begins a paragraph without a request.
    private mutating func beginParagraph() {
        let last = text.split(separator: "\n").last ?? ""
        if !last.hasPrefix(".SH"), !last.hasPrefix(".SS") { macro("PP") }
    }

    /// Adds a term with its meaning.
    mutating func term(_ tag: String, _ meaning: String) {
        macro("TP")
        text += tag + "\n"
        words(meaning)
    }

    /// Adds lines without changing or wrapping them.
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

    static func bold(_ text: String) -> String { "\\fB\(escaped(text))\\fR" }

    static func italic(_ text: String) -> String { "\\fI\(escaped(text))\\fR" }

    /// Escapes `text`, so that it looks the same when it is shown and when it is copied.
    static func escaped(_ text: String) -> String {
        let marks: [Character: String] = [
            "\\": "\\e", "-": "\\-", "'": "\\(aq", "`": "\\(ga", "\"": "\\(dq", "~": "\\(ti", "^": "\\(ha",
        ]
        return text.map { marks[$0] ?? String($0) }.joined()
    }

    /// Protects a line that begins with a dot or a quote. Otherwise groff would read it as a request.
    private static func guarded(_ line: String) -> String {
        line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : line
    }

    private static func marked(_ word: Substring, _ isBold: inout Bool) -> String {
        // Do not hyphenate a command at the end of a line.
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
