/// Ranges as users write them: `30s to 3m`, `9-17`, `mon – fri`.
enum RangeText {
    private static let dashes: Set<Character> = ["-", "\u{2013}", "\u{2014}"]

    /// The two ends of a range, without white space around them; one part if `text` is no range, more than two if it
    /// has too many ends.
    static func ends(_ text: some StringProtocol) -> [String] {
        text.split(whereSeparator: { $0 == " " || $0 == "\t" })
            .split(separator: "to", omittingEmptySubsequences: false)
            .map { $0.joined(separator: " ") }
            .flatMap { $0.split(omittingEmptySubsequences: false, whereSeparator: dashes.contains) }
            .map(\.trimmed)
    }
}
