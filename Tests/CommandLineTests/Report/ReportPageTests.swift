import Fixtures
import Foundation
import FoundationXML
import Presenters
import Testing

@testable import ReminderCore
@testable import balasana

@Suite("Report as a page") struct ReportPageTests {
    private static func parts(_ path: String, _ html: String) throws -> [XMLElement] {
        try ReportHistory.nodes(path, ReportHistory.body(html))
    }

    @Test func `two weeks`() throws {
        let html = ReportHistory.html(try ReportHistory.report())
        let body = try #require(html.split(separator: "</head>\n").last) + ""
        #expect(try GoldenFile.text("report.html", now: String(body)) == body)
    }

    @Test func `the page is well-formed and adapts to screens and printers`() throws {
        let html = ReportHistory.html(try ReportHistory.report())
        let root = try #require(XMLDocument(xmlString: html, options: []).rootElement())
        #expect(root.attribute(forName: "lang")?.stringValue == "en")
        #expect(html.contains("width=device-width") && html.contains("content=\"light dark\""))
        #expect(html.contains("@media (prefers-color-scheme: dark)") && html.contains("@media print"))
        let levels = try Self.parts("//h1 | //h2 | //h3", html).compactMap { $0.name?.last?.wholeNumberValue }
        #expect(levels.first == 1 && levels.dropFirst().allSatisfy { $0 == 2 })
    }

    @Test func `the page loads nothing and runs nothing`() throws {
        let html = ReportHistory.html(try ReportHistory.report()).lowercased()
        for reference in ["http", "src=", "href", "<script", "<link", "<iframe", "url(", "@import", "//", "onload"] {
            #expect(!html.contains(reference), "\(reference)")
        }
    }

    @Test func `each chart has a title, a description and its data`() throws {
        let html = ReportHistory.html(try ReportHistory.report())
        let figures = try Self.parts("//figure", html)
        #expect(figures.count == 6)
        for figure in figures {
            let drawings = try ReportHistory.nodes(".//svg[@role='img']", figure)
            #expect(!drawings.isEmpty)
            for drawing in drawings {
                for name in ["title", "desc"] {
                    let words = try #require(drawing.elements(forName: name).first)
                    #expect(words.stringValue?.isEmpty == false)
                    let id = try #require(words.attribute(forName: "id")?.stringValue)
                    #expect(drawing.attribute(forName: "aria-labelledby")?.stringValue?.contains(id) == true)
                }
            }
            let others = try ReportHistory.nodes(".//svg[not(@role)][not(@aria-hidden)][not(ancestor::svg)]", figure)
            #expect(others.isEmpty)
            #expect(try ReportHistory.nodes("details/div/table/tbody/tr", figure).isEmpty == false)
        }
        let ids = try Self.parts("//*[@id]", html).compactMap { $0.attribute(forName: "id")?.stringValue }
        #expect(Set(ids).count == ids.count)
    }

    @Test func `sentences about the pose are those of the facts, and what cannot be known is said`() throws {
        for html in [try ReportHistory.report(), try ReportHistory.report([])].map(ReportHistory.html) {
            let statements = try Self.parts("//*[@data-facts]", html)
            #expect(statements.map(\.stringValue) == [GuideSection.research.text, CautionText.clinician.text])
            #expect(statements.map { $0.attribute(forName: "data-facts")?.stringValue } == ["W7", "C1"])
            for words in ["Other devices", "sit or stand", "cannot see the pose", CautionText.disclaimer] {
                #expect(html.contains(words))
            }
        }
    }

    @Test func `without a history there are no charts`() throws {
        let html = ReportHistory.html(try ReportHistory.report([], days: 42))
        #expect(try Self.parts("//figure", html).isEmpty)
        #expect(html.contains("Nothing was recorded in these days."))
        #expect(html.contains("<p>Tue 20 Oct to Mon 30 Nov 2026</p>"))
    }

    @Test func `a chart without data is a sentence`() throws {
        let html = ReportHistory.html(try ReportHistory.report(["30T09:00 ate||||0|"], days: 1))
        #expect(try Self.parts("//figure", html).count == 1)
        for words in [
            "Sitting was not recorded", "No pose was held", "There were no reminders", "There are no days to count",
        ] { #expect(html.contains(words)) }
    }

    @Test func `the page says if a part of the history could not be read`() throws {
        let words = "Parts of the history could not be read."
        #expect(ReportHistory.html(try ReportHistory.report(isComplete: false)).contains(words))
        #expect(!ReportHistory.html(try ReportHistory.report()).contains(words))
    }

    @Test(arguments: ["a<b>&amp;\"'</p><script>`", "</title></svg></style>", "\u{1B}[2J\u{202E}", "]]>"])
    func `names of sessions are escaped and cleaned`(name: String) throws {
        let rows = [
            "30T07:36 done|slot:\(name)|classic|30|60|date=2026-11-30", "30T08:36 skipped|slot:\(name)|classic||60|",
        ]
        let html = ReportHistory.html(try ReportHistory.report(rows, days: 1))
        #expect(!html.contains("<script") && !html.contains("<b>") && html.harmlessLines == html)
        let holds = try ReportHistory.table("Each hold", in: ReportHistory.body(html))
        #expect(holds.map { $0[2] } == [name.harmlessName])
    }

    @Test(arguments: [1, 7, 42, 366]) func `a report has as many days as it is asked for`(days: Int) throws {
        let body = try ReportHistory.body(ReportHistory.html(try ReportHistory.report(days: days)))
        #expect(try ReportHistory.table("Each day", in: body).count == days)
        #expect(try ReportHistory.table("Sitting, reminders and holds", in: body).count == min(14, days))
    }
}
