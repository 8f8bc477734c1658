import Fixtures
import Foundation
import Presenters
import Testing

@testable import balasana

/// The guide in a terminal.
@Suite("Guide in a terminal") struct GuideTextTests {
    /// What it says without lines and margins: the words that are allowed to stand there, in their order.
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

    @Test(arguments: [80, 40]) func `it reads as recorded`(width: Int) throws {
        let text = GuideText.text(GuideTests.guide(), width: width) + "\n"
        #expect(try GoldenFile.text("guide-\(width).txt", now: text) == text)
    }

    @Test(arguments: [30, 40, 57, 80]) func `it is made of headings, statements and the disclaimer`(width: Int) {
        for guide in [GuideTests.guide(), GuideTests.guide(GuideTests.hurtTwice) { $0.body.hips = true }] {
            let text = GuideText.text(guide, width: width)
            #expect(text.split(whereSeparator: \.isWhitespace) == words(guide))
        }
    }

    @Test(arguments: 30...80) func `no line is too long or ends in white space`(width: Int) {
        for line in GuideText.text(GuideTests.guide(), width: width).split(separator: "\n") {
            #expect(line.count <= width, "\(line)")
            #expect(line.last != " ", "\(line)")
        }
    }

    @Test func `a narrower terminal folds its lines, a wider one leaves them readable`() {
        let guide = GuideTests.guide()
        #expect(GuideText.text(guide, width: 5) == GuideText.text(guide, width: 30))
        #expect(GuideText.text(guide, width: 200) == GuideText.text(guide, width: 80))
    }

    @Test func `headings are bold where that is asked for, and nothing else is`() {
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
