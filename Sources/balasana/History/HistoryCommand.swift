import ArgumentParser
import Platform
import ReminderCore
import Storage

struct HistoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "Show past reminders, holds and sitting.",
        usage: """
            balasana history [--days <days>] [--tsv | --json]
            balasana history --follow [--tsv | --json]
            balasana history <command>
            """,
        discussion: "The history is tab-separated text, one file a month. See HISTORY in balasana(1).",
        subcommands: [HistoryExport.self, HistoryImport.self])

    @Option(parsing: .unconditional, help: "Number of days, including today. Default: 7.")
    var days: Int?

    @Flag(help: "Print tab-separated columns with a header.")
    var tsv = false

    @Flag(help: "Print JSON, one object per line.")
    var json = false

    @Flag(help: "Keep running and print a line for each new row.")
    var follow = false

    private static let usualDays = 7

    /// Whether no option is used.
    var isPlain: Bool { days == nil && !tsv && !json && !follow }

    func validate() throws {
        guard (1...36_500).contains(days ?? 1) else { throw ValidationError("--days takes a number from 1 to 36500.") }
        if tsv && json { throw ValidationError("Use either --tsv or --json, not both.") }
        if follow && days != nil { throw ValidationError("--follow prints only new rows, so it takes no --days.") }
    }

    func run() throws {
        let history = History(folder: XDGDirectories.current().historyFolder)
        if follow { return try HistoryFollower(history, tsv ? .table : json ? .json : .text).follow() }
        let since = HistoryTable.today.advanced(by: 1 - (days ?? Self.usualDays))
        let unreadable =
            try tsv ? printTable(history, since) : json ? printJSON(history, since) : printText(history, since)
        if !unreadable.isEmpty { throw Exit.incomplete(unreadable) }
    }

    /// - Returns: What could not be read.
    private func printTable(_ history: History, _ since: LocalDate) throws -> UnreadableHistory {
        var output = HistoryTable.output
        try output.add(HistoryTable.header)
        let unreadable = try history.forEachRow(since: since) { try output.add(HistoryTable.line($0)) }
        try output.flush()
        return unreadable
    }

    /// - Returns: What could not be read.
    private func printJSON(_ history: History, _ since: LocalDate) throws -> UnreadableHistory {
        var output = OutputBuffer()
        let unreadable = try history.forEachRow(since: since) { try output.add(HistoryJSON.line($0)) }
        try output.flush()
        return unreadable
    }

    /// - Returns: What could not be read.
    private func printText(_ history: History, _ since: LocalDate) throws -> UnreadableHistory {
        var text = HistoryText(days: days ?? Self.usualDays, width: Terminal.current.textWidth)
        var output = OutputBuffer()
        let unreadable = try history.forEachRow(since: since) { try output.add(text.add($0)) }
        try output.add(text.end)
        try output.flush()
        return unreadable
    }
}
