import Platform
import Presenters

/// The guide as text for a terminal.
enum GuideText {
    /// The supported widths in characters. Narrower text is unreadable, and wider text is hard to read.
    static let widths = 30...80

    /// The whole `guide`, wrapped at `width` characters within ``widths``. A longer word stays whole.
    ///
    /// - Parameter isBold: Whether headings are bold, with escape sequences of ECMA-48.
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

    /// Joins the statements of an entry with a heading into a paragraph. Without a heading they become a list.
    func lines(_ entry: GuideEntry, number: Int?) -> [String] {
        let statements = entry.statements.map(\.text)
        guard let title = entry.heading else { return statements.flatMap { lines($0, "  - ", "    ") } }
        let mark = number.map { "  \($0). " } ?? "  "
        let margin = String(repeating: " ", count: number == nil ? 4 : mark.count)
        return heading(title, mark, margin) + lines(statements.joined(separator: " "), margin, margin)
    }

    func lines(_ text: String, _ first: String = "", _ others: String = "") -> [String] {
        Paragraph.lines(text.harmless, first: first, others: others, width: width)
    }
}
