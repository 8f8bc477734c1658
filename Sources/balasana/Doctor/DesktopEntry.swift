import Storage

/// What the main group of a desktop entry says, by the Desktop Entry Specification 1.5.
struct DesktopEntry: Hashable, Sendable {
    private let values: [String: String]

    /// The entry in `bytes`; nil where it has no group `[Desktop Entry]`.
    init?(bytes: [UInt8]) {
        guard let group = KeyFileScanner.scan(bytes).groups.first(where: { $0.name == "Desktop Entry" }) else {
            return nil
        }
        // GLib lets the last one of a key count.
        values = Dictionary(group.entries.map { ($0.key, $0.wholeValue) }) { $1 }
    }

    /// The entry in the file at `path`; nil where there is none that can be read.
    init?(path: String) {
        guard let bytes = try? FileBytes.read(path, limit: 1 << 20) else { return nil }
        self.init(bytes: bytes)
    }

    /// The value of `key` as a text, its escapes undone; nil where there is none.
    subscript(key: String) -> String? {
        values[key].map(Self.unescaped)
    }

    /// Whether the value of `key` is `true` (or `false`); nil for anything else.
    func isTrue(_ key: String) -> Bool? {
        values[key].flatMap { Bool($0.lowercased()) }
    }

    /// The members of the list that is the value of `key`; nil where there is none.
    func list(_ key: String) -> [String]? {
        self[key].map { $0.split(separator: ";").map(String.init) }
    }

    /// The program that `Exec` starts, its quotes undone; nil where there is none.
    var program: String? {
        guard let command = self["Exec"], !command.isEmpty else { return nil }
        guard command.hasPrefix("\"") else {
            return String(command.prefix { $0 != " " && $0 != "\t" }).replacing("%%", with: "%")
        }
        var program = ""
        var isEscaped = false
        for character in command.dropFirst() {
            if isEscaped {
                program.append(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                return program.replacing("%%", with: "%")
            } else {
                program.append(character)
            }
        }
        return nil
    }

    /// `text` with `\s`, `\n`, `\t`, `\r` and `\\` undone; other pairs stay as they are.
    private static func unescaped(_ text: String) -> String {
        let meanings: [Character: Character] = ["s": " ", "n": "\n", "t": "\t", "r": "\r", "\\": "\\"]
        var plain = ""
        var isEscaped = false
        for character in text {
            if isEscaped {
                if let meaning = meanings[character] { plain.append(meaning) } else { plain += "\\\(character)" }
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                plain.append(character)
            }
        }
        return isEscaped ? plain + "\\" : plain
    }
}
