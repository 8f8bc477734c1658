import Storage

/// The program that a systemd service starts, according to systemd.service(5).
struct UnitFile: Hashable, Sendable {
    /// The unquoted program in `ExecStart`; nil if it is missing or if only systemd can expand it.
    let program: String?

    /// Reads the unit in `bytes`.
    init(bytes: [UInt8]) {
        let entries = KeyFileScanner.scan(bytes).groups.filter { $0.name == "Service" }.flatMap(\.entries)
        program = entries.last { $0.key == "ExecStart" }.flatMap { Self.program(of: $0.wholeValue) }
    }

    /// The first word of `command`.
    private static func program(of command: String) -> String? {
        let prefixes: Set<Character> = ["@", "-", ":", "+", "!"]
        let words = command.drop(while: prefixes.contains)
        guard let first = words.first else { return nil }
        let isQuoted = first == "\"" || first == "'"
        var word = ""
        var isEscaped = false
        for character in isQuoted ? words.dropFirst() : words {
            if !isEscaped, isQuoted ? character == first : character.isWhitespace { break }
            isEscaped = !isEscaped && character == "\\"
            if !isEscaped { word.append(character) }
        }
        let plain = word.replacing("%%", with: "")
        return plain.contains("%") || !word.hasPrefix("/") ? nil : word.replacing("%%", with: "%")
    }
}
