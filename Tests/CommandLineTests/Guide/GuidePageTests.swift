import Foundation
import FoundationXML
import Presenters
import Testing

@testable import balasana

@Suite("Guide as a page") struct GuidePageTests {
    private static func drawing(_ picture: Picture) -> String {
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="8" height="8" viewBox="0 0 8 8">
          <title>A "drawing": \(picture.rawValue) &amp; mat</title>
          <rect width="8" height="8" fill="#1c6670"/>
        </svg>
        """
    }

    private static func html(_ guide: Guide = GuideTests.guide()) -> String {
        GuidePage(guide, picture: drawing).html
    }

    private func body(_ html: String) throws -> XMLElement {
        let root = try #require(XMLDocument(xmlString: html, options: []).rootElement())
        return try #require(root.elements(forName: "body").first)
    }

    private func nodes(_ path: String, _ element: XMLElement) throws -> [XMLElement] {
        try element.nodes(forXPath: path).compactMap { $0 as? XMLElement }
    }

    @Test func `the page is well-formed and adapts to screens and printers`() throws {
        let root = try #require(XMLDocument(xmlString: Self.html(), options: []).rootElement())
        #expect(root.attribute(forName: "lang")?.stringValue == "en")
        let metas = try nodes("//meta[@name]", root).map {
            [$0.attribute(forName: "name")?.stringValue, $0.attribute(forName: "content")?.stringValue]
        }
        #expect(metas.contains(["viewport", "width=device-width, initial-scale=1"]))
        #expect(metas.contains(["color-scheme", "light dark"]))
        #expect(Self.html().contains("@media (prefers-color-scheme: dark)"))
        #expect(Self.html().contains("@media print"))
    }

    @Test func `the page loads nothing and runs nothing`() {
        let html = Self.html().lowercased()
        for reference in ["http", "src=", "href", "<script", "<link", "<iframe", "url(", "@import", "//", "onload"] {
            #expect(!html.contains(reference), "\(reference)")
        }
    }

    @Test func `the page has every statement with its facts, and otherwise only headings and the disclaimer`() throws {
        for guide in [GuideTests.guide(), GuideTests.guide(GuideTests.hurtTwice) { $0.body.hips = true }] {
            let body = try body(Self.html(guide))
            let statements = try nodes("//*[@data-facts]", body)
            #expect(statements.map(\.stringValue) == guide.statements.map { $0.text.replacing("`", with: "") })
            #expect(
                statements.map { $0.attribute(forName: "data-facts")?.stringValue }
                    == guide.statements.map { $0.facts.map(\.rawValue).joined(separator: " ") })
            let headings = try nodes("//h1 | //h2 | //h3", body).compactMap(\.stringValue)
            #expect(
                headings == [guide.title]
                    + guide.sections.flatMap { [$0.heading] + $0.entries.compactMap(\.heading) })
            let others = try body.nodes(
                forXPath: "//body//text()[normalize-space()][not(ancestor::*[@data-facts])][not(ancestor::h1)]"
                    + "[not(ancestor::h2)][not(ancestor::h3)]")
            #expect(others.map(\.stringValue) == [CautionText.disclaimer])
        }
    }

    @Test func `no level of headings is skipped`() throws {
        let levels = try nodes("//h1 | //h2 | //h3", body(Self.html())).compactMap { $0.name?.last?.wholeNumberValue }
        #expect(levels.first == 1 && levels.count(where: { $0 == 1 }) == 1)
        for (level, next) in zip(levels, levels.dropFirst()) { #expect(next <= level + 1) }
    }

    @Test func `every picture has a label for screen readers`() throws {
        let drawings = try nodes("//svg", body(Self.html()))
        #expect(drawings.count == 1 + GuideTests.guide().sections.flatMap(\.entries).compactMap(\.picture).count)
        for drawing in drawings {
            #expect(drawing.attribute(forName: "role")?.stringValue == "img")
            let name = try #require(drawing.attribute(forName: "aria-label")?.stringValue)
            #expect(name.hasPrefix("A \"drawing\": ") && name.hasSuffix(" & mat"))
        }
    }

    @Test(arguments: [
        nil, "", "no drawing", "<svg><rect/></svg>", "<svg><title>cut off</title>",
        "<svg><title>x</title><script>alert()</script></svg>", "<svg><title>x</title><image HREF='/etc/x'/></svg>",
        "<svg><style>@import '/x'</style><title>x</title></svg>", "<svg><title>x</title><g fill='url(/x)'/></svg>",
    ])
    func `a picture that is missing, invalid or not self-contained is left out`(svg: String?) throws {
        let html = GuidePage(GuideTests.guide()) { _ in svg }.html
        #expect(try nodes("//svg", body(html)).isEmpty)
        #expect(try nodes("//*[@data-facts]", body(html)).count == GuideTests.guide().statements.count)
    }

    @Test func `names from the config are escaped`() throws {
        let guide = GuideTests.guide { $0.slots[0].name = "a<b>&amp;\"'</p><script>`" }
        let html = Self.html(guide)
        #expect(!html.contains("<script") && !html.contains("a<b>"))
        let texts = try nodes("//*[@data-facts]", body(html)).map(\.stringValue)
        #expect(texts == guide.statements.map { $0.text.replacing("`", with: "") })
    }

    @Test func `the generator tag identifies our pages`() {
        #expect(HTMLPage.Kind.guide.wrote(Self.html()))
        #expect(!HTMLPage.Kind.report.wrote(Self.html()))
        let report = HTMLPage(kind: .report, title: "t", header: "", main: "").html
        #expect(HTMLPage.Kind.report.wrote(report))
        #expect(!HTMLPage.Kind.guide.wrote(report))
        let other = "<html><head><meta name=\"generator\" content=\"pandoc\"/></head></html>"
        #expect(!HTMLPage.Kind.guide.wrote(other))
        #expect(!HTMLPage.Kind.guide.wrote(""))
    }
}
