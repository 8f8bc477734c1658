import Storage

/// The text of an autostart entry. Changes affect single lines; all other lines stay the same.
struct EntryText: Equatable {
    /// UTF-8.
    var bytes: [UInt8]

    /// Keys that switch an entry off, with the value that does so.
    private static let switches = [
        "Hidden": true, "X-GNOME-Autostart-enabled": false, "X-MATE-Autostart-enabled": false,
    ]

    /// The text without the lines that switch the entry off.
    var switchedOn: EntryText {
        let lines = entries.filter { entry in
            Self.switches[entry.key].map { $0 == Bool(entry.wholeValue.lowercased()) } ?? false
        }
        return removing(lines.map(\.line))
    }

    /// The text with `Hidden=true`, as the Desktop Application Autostart Specification defines it.
    var switchedOff: EntryText {
        var text = removing(entries.filter { $0.key == "Hidden" }.map(\.line))
        guard let end = text.group?.end else { return self }
        let newline = end > 0 && text.bytes[end - 1] != UInt8(ascii: "\n") ? "\n" : ""
        text.bytes.insert(contentsOf: Array("\(newline)Hidden=true\n".utf8), at: end)
        return text
    }

    /// The text with the lines that start the program of `other`.
    func starting(asIn other: EntryText) -> EntryText {
        let keys: Set = ["Exec", "TryExec"]
        var text = removing(entries.filter { keys.contains($0.key) }.map(\.line))
        guard let end = text.group?.end else { return self }
        let lines = other.entries.filter { keys.contains($0.key) }.map { "\($0.key)=\($0.wholeValue)\n" }
        let newline = end > 0 && text.bytes[end - 1] != UInt8(ascii: "\n") ? "\n" : ""
        text.bytes.insert(contentsOf: Array((newline + lines.joined()).utf8), at: end)
        return text
    }

    /// Whether both have the same groups, keys and values in the same order. Comments may differ.
    func hasSameLines(as other: EntryText) -> Bool {
        let lines = [self, other].map { text in
            KeyFileScanner.scan(text.bytes).groups.map { group in
                [group.name] + group.entries.map { "\($0.key)=\($0.wholeValue)" }
            }
        }
        return lines[0] == lines[1]
    }

    private var group: KeyFile.Group? {
        KeyFileScanner.scan(bytes).groups.first { $0.name == "Desktop Entry" }
    }

    private var entries: [KeyFile.Entry] { group?.entries ?? [] }

    /// The text without the lines with these numbers, which begin at 1.
    private func removing(_ numbers: [Int]) -> EntryText {
        guard !numbers.isEmpty else { return self }
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for number in numbers.sorted(by: >) { lines.remove(at: number - 1) }
        return EntryText(bytes: Array(lines.joined(separator: [UInt8(ascii: "\n")])))
    }
}
