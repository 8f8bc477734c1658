import Storage

/// A config with one value inserted or replaced. All other bytes stay the same.
struct ConfigSplice {
    /// The whole config, with the new value.
    let bytes: [UInt8]
    /// The line number of the value, from 1.
    let line: Int

    /// Puts `value` for `key` into `old`. It replaces the entry that is in force. Without one it goes below the comment
    /// that shows the key, or else to the end of the group. If there is no group, it goes into a new one at the end.
    init(_ old: [UInt8], _ key: ConfigKey, _ value: String) {
        let file = KeyFileScanner.scan(old)
        let groups = file.groups.filter { ConfigKey.id(ofGroup: $0.name) == key.group }
        let entries = groups.flatMap(\.entries).filter { $0.key == key.key }
        if let entry = entries.last {
            bytes = Self.replacing(entry, in: old, by: value)
            line = entry.line
        } else if let group = groups.last {
            let lines = ConfigLines(old)
            let above = lines.comment(showing: key.key, below: group.line) ?? lines.line(endingAt: group.end)
            let example = group.entries.last ?? file.groups.lazy.compactMap(\.entries.last).first
            let text = EntryStyle(example, in: old).text(key.key, value)
            bytes = lines.inserting([text], below: above)
            line = above + 1
        } else {
            let lines = ConfigLines(old)
            let text = EntryStyle(file.groups.lazy.compactMap(\.entries.last).first, in: old).text(key.key, value)
            let gap = lines.endsEmpty ? [] : [""]
            bytes = lines.inserting(gap + ["[\(key.group)]", text], below: lines.count)
            line = lines.count + gap.count + 2
        }
    }

    private static func replacing(_ entry: KeyFile.Entry, in old: [UInt8], by value: String) -> [UInt8] {
        let span = entry.valueSpan
        var text = value
        if span.isEmpty {
            // For `key =`, keep the space before `=` symmetric.
            let before = old[..<span.lowerBound].suffix(2)
            if Array(before) == Array(" =".utf8) { text = " " + text }
            if entry.hasComment { text += " " }
        }
        return old[..<span.lowerBound] + Array(text.utf8) + old[span.upperBound...]
    }
}
