import Presenters

/// The guide for a terminal.
enum GuideText {
    /// The widths that it is set to: narrower than the first nothing can be read, wider than the last not well.
    static let widths = 30...80

    /// The whole of `guide` in lines of at most `width` characters, as far as ``widths`` and its words allow.
    ///
    /// - Parameter isBold: Whether headings are bold, by the escape sequences of ECMA-48.
    static func text(_ guide: Guide, width: Int, isBold: Bool = false) -> String {
        let sheet = Sheet(width: min(max(width, widths.lowerBound), widths.upperBound), isBold: isBold)
        var blocks = [sheet.heading(guide.title) + sheet.lines(guide.lead.text)]
        for section in guide.sections {
            blocks.append(sheet.heading(section.heading))
            for (index, entry) in section.entries.enumerated() {
                blocks.append(sheet.lines(entry, number: section.isNumbered ? index + 1 : nil))
            }
            if section.hasDisclaimer { blocks.append(sheet.lines(CautionText.disclaimer, "  ", "  ")) }
        }
        return blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
    }
}

private struct Sheet {
    let width: Int
    let isBold: Bool

    func heading(_ text: String, _ first: String = "", _ others: String = "") -> [String] {
        let lines = lines(text, first, others)
        return isBold ? lines.map { "\u{1B}[1m\($0)\u{1B}[0m" } : lines
    }

    /// An entry with a heading is a paragraph below it; without one each statement is a point of a list.
    func lines(_ entry: GuideEntry, number: Int?) -> [String] {
        let statements = entry.statements.map(\.text)
        guard let title = entry.heading else { return statements.flatMap { lines($0, "  - ", "    ") } }
        let mark = number.map { "  \($0). " } ?? "  "
        let margin = String(repeating: " ", count: number == nil ? 4 : mark.count)
        return heading(title, mark, margin) + lines(statements.joined(separator: " "), margin, margin)
    }

    func lines(_ text: String, _ first: String = "", _ others: String = "") -> [String] {
        Paragraph.lines(text, first: first, others: others, width: width)
    }
}
