import FoundationEssentials

/// What an answer with `--json` prints.
protocol JSONPrintable: Encodable {}

extension JSONPrintable {
    /// Indented, its keys in the order of the alphabet.
    var text: String {
        get throws { try encoded([.prettyPrinted]) }
    }

    /// On one line, its keys in the order of the alphabet.
    var line: String {
        get throws { try encoded([]) }
    }

    private func encoded(_ formatting: JSONEncoder.OutputFormatting) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = formatting.union([.sortedKeys, .withoutEscapingSlashes])
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
