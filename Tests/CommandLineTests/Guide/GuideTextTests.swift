import Fixtures
import Foundation
import Presenters
import Testing

@testable import balasana

@Suite("Guide in a terminal") struct GuideTextTests {
    /// The expected words in order, without line breaks and indentation.
    private func words(_ guide: Guide) -> [Substring] {
        var texts = [guide.title, guide.lead.text]
        for section in guide.sections {
            texts.append(section.heading)
            for (index, entry) in section.entries.enumerated() {
                if section.isNumbered { texts.append("\(index + 1).") }
                if let heading = entry.heading { texts.append(heading) }
                texts += entry.statements.map { (entry.heading == nil ? "- " : "") + $0.text }
            }
            if section.hasDisclaimer { texts.append(CautionText.disclaimer) }
        }
        return texts.flatMap { $0.split(separator: " ") }
    }

    @Test(arguments: [80, 40]) func `the text matches the golden file`(width: Int) throws {
        let text = GuideText.text(GuideTests.guide(), width: width) + "\n"
        #expect(try GoldenFile.text("guide-\(width).txt", now: text) == text)
    }

    @Test(arguments: [30, 40, 57, 80]) func `the text has only headings, statements and the disclaimer`(width: Int) {
        for guide in [GuideTests.guide(), GuideTests.guide(GuideTests.hurtTwice) { $0.body.hips = true }] {
            let text = GuideText.text(guide, width: width)
            #expect(text.split(whereSeparator: \.isWhitespace) == words(guide))
        }
    }

    @Test(arguments: 30...80) func `no line is too long or has trailing spaces`(width: Int) {
        for line in GuideText.text(GuideTests.guide(), width: width).split(separator: "\n") {
            #expect(line.count <= width, "\(line)")
            #expect(line.last != " ", "\(line)")
        }
    }

    @Test func `the text is at least 30 and at most 80 characters wide`() {
        let guide = GuideTests.guide()
        #expect(GuideText.text(guide, width: 5) == GuideText.text(guide, width: 30))
        #expect(GuideText.text(guide, width: 200) == GuideText.text(guide, width: 80))
    }

    @Test func `only headings are bold, and only if requested`() {
        let guide = GuideTests.guide()
        let plain = GuideText.text(guide, width: 80)
        let bold = GuideText.text(guide, width: 80, isBold: true)
        #expect(!plain.contains("\u{1B}"))
        #expect(bold.replacing("\u{1B}[1m", with: "").replacing("\u{1B}[0m", with: "") == plain)
        let headings = guide.sections.flatMap { [$0.heading] + $0.entries.compactMap(\.heading) } + [guide.title]
        let marked = bold.split(separator: "\n").filter { $0.contains("\u{1B}") }
        #expect(marked.count == headings.count)
        for heading in headings { #expect(marked.contains { $0.contains(heading) }, "\(heading)") }
    }
}
