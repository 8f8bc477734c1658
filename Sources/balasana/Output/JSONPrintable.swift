import FoundationEssentials

/// A value that `--json` prints.
protocol JSONPrintable: Encodable {}

extension JSONPrintable {
    /// Several indented lines, with sorted keys.
    var text: String {
        get throws { try encoded([.prettyPrinted]) }
    }

    /// One line, with sorted keys.
    var line: String {
        get throws { try encoded([]) }
    }

    private func encoded(_ formatting: JSONEncoder.OutputFormatting) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = formatting.union([.sortedKeys, .withoutEscapingSlashes])
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
