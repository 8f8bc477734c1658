import HistoryStatistics
import Presenters
import ReminderCore

/// The report as a page for a browser and for paper.
struct ReportPage {
    private let report: Report
    private let picture: (Picture) -> String?

    /// Prepares the page of `report`.
    ///
    /// - Parameter picture: Returns the SVG text of a picture; a picture for which it returns nil is left out.
    init(_ report: Report, picture: @escaping (Picture) -> String?) {
        self.report = report
        self.picture = picture
    }

    /// The content of the file.
    var html: String {
        let parts = report.period.isEmpty ? [nothing] : [week] + figures.map(\.html)
        return HTMLPage(
            kind: .report, title: "Balasana report: \(dates)", style: "\n" + ReportStyle.css,
            header: """
                \(HTMLPage.drawing(.classic, picture))<div>
                <h1>Sitting and practice</h1>
                <p>\(dates)</p>
                </div>
                """, main: ([missing].compactMap(\.self) + parts + [limits]).joined(separator: "\n")
        ).html
    }

    private var figures: [ReportFigure] {
        [
            PracticeCalendar(report.days, today: report.today).figure(practice), SittingChart(report.days).figure,
            HourChart(report.days.suffix(14)).figure, HoldChart(report.days).figure,
            OutcomeChart(report.period.reminders).figure, WhatIfChart(report.whatIf).figure,
        ]
    }

    private var dates: String {
        let (first, last) = (report.period.dates.lowerBound, report.today)
        let year = last.components.year
        let end = "\(DateText.text(last, in: year)) \(year)"
        return first == last ? end : "\(DateText.text(first, in: year)) to \(end)"
    }

    // MARK: Parts

    /// The week in words: those of `stats`.
    private var week: String {
        let days = min(7, report.days.count)
        let text = StatsText(report.week, report.weekBefore, machine: nil, today: report.today, width: 80)
        let rows = text.rows.map { label, sentences in
            "<dt>\(Markup.escaped(label))</dt>\n<dd>\(sentences.map(HTMLPage.text).joined(separator: " "))</dd>"
        }
        let body = report.week.isEmpty ? ["<p>Nothing was recorded.</p>"] : ["<dl>"] + rows + ["</dl>"]
        return
            (["<section class=\"words\">", "<h2>\(days == 1 ? "Today" : "The last \(days) days")</h2>"] + body
            + ["</section>"]).joined(separator: "\n")
    }

    private var practice: [String] {
        let practice = report.period.practice
        let days = practice.daysAtDesk == 1 ? "1 day" : "\(practice.daysAtDesk) days"
        let pain =
            practice.daysInPain == 1
            ? "1 day in pain is not counted." : "\(practice.daysInPain) days in pain are not counted."
        return [
            practice.daysAtDesk == 0
                ? "There are no days to count yet."
                : "A pose was held on \(practice.daysPractised) of \(days) at the desk.",
            practice.daysInPain == 0 ? nil : pain,
        ].compactMap(\.self)
    }

    private var nothing: String {
        """
        <section>
        <p>Nothing was recorded in these days. The report has figures as soon as the agent has run for a while.</p>
        </section>
        """
    }

    private var missing: String? {
        if report.isComplete { return nil }
        return """
            <section class="care">
            <p>Parts of the history could not be read. They are not in this report.</p>
            </section>
            """
    }

    /// What the data cannot say.
    private var limits: String {
        let items =
            [
                "It has only the time at computers with Balasana. Other devices, meetings and travel are not in it.",
                "Balasana sees keyboard, mouse, calls and films, not you. It cannot see whether you sit or stand. "
                    + "Standing is known only where you said so.",
                "A hold counts as done if the keyboard and mouse were quiet. Balasana cannot see the pose.",
                "Days without a mark had no recording. They are neither good nor bad.",
            ].map { "<li>\(HTMLPage.text($0))</li>" }
            + [GuideSection.research, CautionText.clinician].map { HTMLPage.element("li", $0) }
        return """
            <section class="care">
            <h2>What this report cannot know</h2>
            <ul>
            \(items.joined(separator: "\n"))
            </ul>
            <p class="disclaimer">\(Markup.escaped(CautionText.disclaimer))</p>
            </section>
            """
    }
}
