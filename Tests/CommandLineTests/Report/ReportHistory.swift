import Fixtures
import Foundation
import FoundationXML
import HistoryStatistics
import ReminderCore
import Storage
import Testing

@testable import balasana

/// Reports of a small history in November 2026, in a zone an hour east of UTC.
enum ReportHistory {
    static let zone = Calendar(zone: .fixed(offset: 3600))
    /// 2026-11-30 13:00.
    static let now = UTC(seconds: 1_796_040_000)

    /// A row of November, such as `12T09:00 done|sitting|seated|30|2700|`.
    private static func line(_ row: String) -> String {
        let parts = row.split(separator: " ", maxSplits: 1)
        let columns = parts[1].split(separator: "|", omittingEmptySubsequences: false)
        return "2026-11-\(parts[0]):00.000+01:00\t" + columns.joined(separator: "\t")
    }

    /// The figures of `rows` of that month.
    static func figures(_ rows: [String], days: Int = 14) throws -> HistoryFigures {
        let folder = TemporaryFolder()
        try folder.put("desk/2026-11.tsv", (["time\tevent"] + rows.map(line)).joined(separator: "\n") + "\n")
        let first = zone.local(now).date.advanced(by: 1 - Report.daysToRead(days))
        let figures = HistoryFigures(History(folder: folder.path), from: first, zone, at: now)
        try #require(figures.unreadable.isEmpty)
        return figures
    }

    /// The report of `rows`.
    static func report(
        _ rows: [String] = work, days: Int = 14, isComplete: Bool = true, _ settings: Settings = Settings()
    ) throws -> Report {
        Report(try figures(rows, days: days).days, count: days, isComplete: isComplete, settings, zone)
    }

    /// The page of `report`, without pictures.
    static func html(_ report: Report) -> String { ReportPage(report) { _ in nil }.html }

    /// The `<body>` of `html`, which must be XML.
    static func body(_ html: String) throws -> XMLElement {
        let root = try #require(XMLDocument(xmlString: html, options: []).rootElement())
        return try #require(root.elements(forName: "body").first)
    }

    /// The elements at `path` below `element`.
    static func nodes(_ path: String, _ element: XMLElement) throws -> [XMLElement] {
        try element.nodes(forXPath: path).compactMap { $0 as? XMLElement }
    }

    /// The rows of the table with `caption`, without its head.
    static func table(_ caption: String, in element: XMLElement) throws -> [[String]] {
        let tables = try nodes("//table", element).filter {
            $0.elements(forName: "caption").first?.stringValue?.hasPrefix(caption) ?? false
        }
        try #require(tables.count == 1)
        return try nodes("tbody/tr", tables[0]).map { row in
            (row.children ?? []).compactMap { $0 as? XMLElement }.map { $0.stringValue ?? "" }
        }
    }

    /// Some days with everything that a report shows.
    static let work: [String] = (17...30).flatMap { day -> [String] in
        if day == 21 || day == 22 || day == 28 { return [] }
        func from(_ time: String) -> String { "from=2026-11-\(day)T\(time):00.000+01:00" }
        let morning = [
            "\(day)T07:35 shown|slot:morning|classic|30|60|date=2026-11-\(day)",
            "\(day)T07:36 \(day % 3 == 0 ? "skipped" : "done")|slot:morning|classic|30|60|date=2026-11-\(day)",
            "\(day)T09:50 bout|sitting|||1200|\(from("09:30")) ended=away",
        ]
        let noon = [
            "\(day)T11:00 bout|sitting|||2700|\(from("10:15")) ended=hold",
            "\(day)T11:00 shown|sitting|seated|30|2700|",
            "\(day)T11:01 started|sitting|seated|\(day < 24 ? 30 : 45)|2700|",
            "\(day)T11:02 \(day % 5 == 4 ? "partial" : "done")|sitting|seated|\(day < 24 ? 30 : 45)|2700|",
            "\(day)T11:03 \(day == 25 ? "too-long" : "comfortable")|sitting|seated|\(day < 24 ? 30 : 45)|0|",
        ]
        let evening = [
            "\(day)T15:00 ignored|sitting|seated||2700|",
            "\(day)T16:30 bout|sitting|||9000|\(from("14:00")) ended=quit",
            "\(day)T17:00 standing||||0|\(from("16:30")) ended=quit",
            "\(day)T17:00 observed||||0|\(from("07:00")) ended=quit",
        ]
        let pain = day == 27 ? ["27T11:10 hurt|sitting|seated|45|0|"] : []
        if day == 20 { return Array(morning.dropFirst(2)) + Array(evening.dropFirst()) }
        return morning + noon + (day == 30 ? [] : evening) + pain
    }
}
