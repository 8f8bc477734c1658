import Storage

/// The text of an autostart entry, changed line by line: every line that is not meant stays as it is.
struct EntryText: Equatable {
    /// The text, in UTF-8.
    var bytes: [UInt8]

    /// What desktops write into an entry to switch it off; by the value it has then.
    private static let switches = [
        "Hidden": true, "X-GNOME-Autostart-enabled": false, "X-MATE-Autostart-enabled": false,
    ]

    /// The same without the lines that switch it off.
    var switchedOn: EntryText {
        let lines = entries.filter { entry in
            Self.switches[entry.key].map { $0 == Bool(entry.wholeValue.lowercased()) } ?? false
        }
        return removing(lines.map(\.line))
    }

    /// The same with a line `Hidden=true`, the way of the Desktop Application Autostart Specification.
    var switchedOff: EntryText {
        var text = removing(entries.filter { $0.key == "Hidden" }.map(\.line))
        guard let end = text.group?.end else { return self }
        let newline = end > 0 && text.bytes[end - 1] != UInt8(ascii: "\n") ? "\n" : ""
        text.bytes.insert(contentsOf: Array("\(newline)Hidden=true\n".utf8), at: end)
        return text
    }

    /// The same with the program that `other` starts.
    func starting(asIn other: EntryText) -> EntryText {
        let keys: Set = ["Exec", "TryExec"]
        var text = removing(entries.filter { keys.contains($0.key) }.map(\.line))
        guard let end = text.group?.end else { return self }
        let lines = other.entries.filter { keys.contains($0.key) }.map { "\($0.key)=\($0.wholeValue)\n" }
        let newline = end > 0 && text.bytes[end - 1] != UInt8(ascii: "\n") ? "\n" : ""
        text.bytes.insert(contentsOf: Array((newline + lines.joined()).utf8), at: end)
        return text
    }

    private var group: KeyFile.Group? {
        KeyFileScanner.scan(bytes).groups.first { $0.name == "Desktop Entry" }
    }

    private var entries: [KeyFile.Entry] { group?.entries ?? [] }

    /// The same without these lines, which count from 1.
    private func removing(_ numbers: [Int]) -> EntryText {
        guard !numbers.isEmpty else { return self }
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for number in numbers.sorted(by: >) { lines.remove(at: number - 1) }
        return EntryText(bytes: Array(lines.joined(separator: [UInt8(ascii: "\n")])))
    }
}
