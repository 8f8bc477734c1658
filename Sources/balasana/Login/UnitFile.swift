import Storage

/// What a systemd service says of the program that it starts, by systemd.service(5).
struct UnitFile: Hashable, Sendable {
    /// The program of its `ExecStart`, its quotes undone; nil where there is none, or where only systemd can tell.
    let program: String?

    /// The unit in `bytes`.
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
