import ArgumentParser
import Platform
import ReminderCore
import Storage

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Write a page with charts of sitting and practice.",
        discussion: """
            It writes a page for you or a physiotherapist, prints its path and opens it in the browser. The page loads \
            nothing from elsewhere and can be printed. It needs no agent.

            A browser that is installed as a snap cannot read hidden folders such as ~/.cache. Use --output to write \
            the page elsewhere.
            """)

    @Option(parsing: .unconditional, help: "Number of days, including today.")
    var days = 42

    @Option(
        help: ArgumentHelp(
            "The file to write; - for standard output. Default: a file in ~/.cache/balasana.", valueName: "file"),
        completion: .file(extensions: ["html"]))
    var output: String?

    @Flag(name: .customLong("no-open"), help: "Do not open the page.")
    var staysClosed = false

    func validate() throws {
        let allowed = Report.allowedDays
        guard allowed.contains(days) else {
            throw ValidationError("--days takes a number from \(allowed.lowerBound) to \(allowed.upperBound).")
        }
        if output == "" { throw ValidationError("--output needs a file name.") }
    }

    func run() throws {
        let directories = XDGDirectories.current()
        let file =
            output == "-" ? nil : PageFile(.report, path: output, usual: directories.reportPage)
        try file?.check()
        let reading = ConfigReader.load(directories)
        for fault in reading.diagnostics { StandardError.say("\(fault)") }
        let (calendar, now) = (Calendar.local, UTC.now)
        let open = OpenPeriods.ofAgent(directories, calendar)
        let first = calendar.local(now).date.advanced(by: 1 - Report.daysToRead(days))
        let history = HistoryFigures(
            History(folder: directories.historyFolder), open: open, from: first, calendar, at: now)
        let report = Report(
            history.days, count: days, isComplete: history.unreadable.isEmpty, reading.settings, calendar)
        let page = ReportPage(report, picture: SharedFolder.drawing).html
        if let file {
            try file.show(page, opens: !staysClosed)
        } else {
            var output = OutputBuffer()
            try output.add(page)
            try output.flush()
        }
        if !history.unreadable.isEmpty { throw Exit.incomplete(history.unreadable) }
    }
}
