extension String {
    /// The text with a no-break space between each number and its unit of time, so no server breaks the line there:
    /// `30 s`, `1 h` and `45 min`.
    var withUnitsKept: String {
        var kept = ""
        var rest = self[...]
        while let space = rest.firstIndex(of: " ") {
            let after = rest[rest.index(after: space)...]
            let unit = after.prefix { $0.isASCII && $0.isLetter }
            let follows = rest[..<space].last.map { $0.isASCII && $0.isNumber } ?? false
            kept += rest[..<space] + (follows && ["s", "min", "h"].contains(unit) ? "\u{A0}" : " ")
            rest = after
        }
        return kept + rest
    }
}
