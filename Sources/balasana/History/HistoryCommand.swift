import ArgumentParser
import Platform
import ReminderCore
import Storage

struct HistoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "Show past reminders, holds and sitting.",
        discussion: "The history is tab-separated text, one file a month. See HISTORY in balasana(1).")

    @Option(parsing: .unconditional, help: "Number of days, including today.")
    var days = 7

    @Flag(help: "Print tab-separated columns with a header.")
    var tsv = false

    func validate() throws {
        guard (1...36_500).contains(days) else { throw ValidationError("--days takes a number from 1 to 36500.") }
    }

    func run() throws {
        let directories = XDGDirectories.current()
        let history = History(folder: directories.historyFolder)
        let since = HistoryTable.today.advanced(by: 1 - days)
        let unreadable = try tsv ? printTable(history, since) : printText(history, since)
        if !unreadable.isEmpty { throw Exit.incomplete(unreadable) }
    }

    /// - Returns: What could not be read.
    private func printTable(_ history: History, _ since: LocalDate) throws -> UnreadableHistory {
        // The cells are clean, and tabs are between them.
        var output = OutputBuffer { StandardOutput.write($0) }
        try output.add(HistoryTable.header)
        let unreadable = try history.forEachRow(since: since) { try output.add(HistoryTable.line($0)) }
        try output.flush()
        return unreadable
    }

    /// - Returns: What could not be read.
    private func printText(_ history: History, _ since: LocalDate) throws -> UnreadableHistory {
        var text = HistoryText(days: days, width: Terminal.current.textWidth)
        var output = OutputBuffer()
        let unreadable = try history.forEachRow(since: since) { try output.add(text.add($0)) }
        try output.add(text.end)
        try output.flush()
        return unreadable
    }
}
