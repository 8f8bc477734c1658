import Fixtures
import ReminderCore

@testable import Storage

extension FuzzReader {
    static let keyFile = FuzzReader(
        name: "key-file",
        sources: configSources + ["Tests/StorageTests/KeyFile", "Tests/StorageTests/State"], adapt: configText,
        words: { configWords + ["[a]", "[b", "]", "\r\n", "\u{FEFF}", "\0", " = ", "=", "# "] },
        repeatedSize: ConfigFile.limit, check: KeyFileCheck.check)
}

/// What holds for every scan of a key file.
enum KeyFileCheck {
    static func check(_ bytes: [UInt8]) {
        let file = KeyFileScanner.scan(bytes)
        checkPlaces(file, bytes)
        checkFaults(file, lines: bytes.count { $0 == 0x0A } + 1)
        if String(validating: bytes, as: UTF8.self) != nil, !bytes.contains(0),
            let expected = KeyFileOracle.read(bytes)
        {
            demand(merged(file) == expected, "GLib reads \(expected), and the scanner \(merged(file))")
        }
        let again = KeyFileScanner.scan(Array(text(file).utf8))
        demand(statements(again) == statements(file), "\(statements(again)) is read for \(statements(file))")
        demand(again.faults.isEmpty, "\(again.faults) in what was read without them")
    }

    private static func checkPlaces(_ file: KeyFile, _ bytes: [UInt8]) {
        let starts = [0] + bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
        var line = 0
        var end = 0
        for group in file.groups {
            demand(group.line > line && group.line <= starts.count, "group \(group.name) in line \(group.line)")
            demand(
                group.end > end && group.end <= bytes.count
                    && (group.end == bytes.count || bytes[group.end - 1] == 0x0A),
                "group \(group.name) ends at \(group.end)")
            (line, end) = (group.line, group.end)
            for entry in group.entries {
                demand(entry.line > line && entry.line <= starts.count, "\(entry.key) in line \(entry.line)")
                line = entry.line
                let next = line < starts.count ? starts[line] : bytes.count
                demand(
                    entry.keySpan.lowerBound >= starts[line - 1] && !entry.keySpan.isEmpty
                        && entry.keySpan.upperBound < entry.valueSpan.lowerBound && entry.valueSpan.upperBound <= next
                        && next <= group.end,
                    "spans \(entry.keySpan) and \(entry.valueSpan) of line \(line)")
                demand(text(bytes[entry.keySpan]) == entry.key, "the span of the key \(entry.key)")
                demand(text(bytes[entry.valueSpan]) == entry.value, "the span of the value \(entry.value)")
                demand(entry.wholeValue.utf8.starts(with: entry.value.utf8), "the value \(entry.value)")
            }
        }
    }

    private static func checkFaults(_ file: KeyFile, lines: Int) {
        demand(file.faults.count <= 2 * lines, "\(file.faults.count) faults in \(lines) lines")
        var line = 1
        for fault in file.faults {
            demand(fault.line >= line && fault.line <= lines, "a fault of line \(fault.line) after line \(line)")
            line = fault.line
        }
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        String(String(decoding: bytes, as: UTF8.self).map { $0 == "\0" ? "\u{FFFD}" : $0 })
    }

    /// A key file that says the same.
    private static func text(_ file: KeyFile) -> String {
        file.groups.map { group in
            "[\(group.name)]\n" + group.entries.map { "\($0.key)=\($0.wholeValue)\n" }.joined()
        }.joined()
    }

    private static func statements(_ file: KeyFile) -> [[String]] {
        file.groups.flatMap { group in [[group.name]] + group.entries.map { [$0.key, $0.value, $0.wholeValue] } }
    }

    private static func merged(_ file: KeyFile) -> [String: [String: String]] {
        var groups: [String: [String: String]] = [:]
        for group in file.groups {
            groups[group.name, default: [:]].merge(group.entries.map { ($0.key, $0.wholeValue) }) { $1 }
        }
        return groups
    }
}
