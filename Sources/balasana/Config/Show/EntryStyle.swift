import Storage

/// The style of `key = value` in a config: the indentation, and the white space around `=`.
struct EntryStyle {
    private var margin = ""
    private var before = " "
    private var after = " "
    /// The number of characters in the key of the example.
    private var width = 0

    /// The style of `example` in the file `bytes`; without an example, the style of the default config.
    init(_ example: KeyFile.Entry?, in bytes: [UInt8]) {
        guard let example, example.valueSpan.lowerBound >= example.keySpan.upperBound else { return }
        let isSpace = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        margin = String(decoding: bytes[..<example.keySpan.lowerBound].reversed().prefix(while: isSpace), as: UTF8.self)
        let between = bytes[example.keySpan.upperBound..<example.valueSpan.lowerBound]
        guard let equals = between.firstIndex(of: UInt8(ascii: "=")) else { return }
        before = String(decoding: between[..<equals], as: UTF8.self)
        if !example.value.isEmpty { after = String(decoding: between[(equals + 1)...], as: UTF8.self) }
        width = example.key.count
    }

    /// The line for `key` and `value`, without a line ending.
    func text(_ key: String, _ value: String) -> String {
        // Two or more spaces before `=` mean that the user aligns the `=` of several lines.
        let isColumn = before.count > 1 && before.allSatisfy { $0 == " " }
        let gap = isColumn ? String(repeating: " ", count: max(1, width + before.count - key.count)) : before
        return margin + key + gap + "=" + after + value
    }
}
