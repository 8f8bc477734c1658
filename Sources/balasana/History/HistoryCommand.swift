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
        let reading = history.rows(since: HistoryTable.today.advanced(by: 1 - days))
        if tsv {
            // The cells are clean, and tabs are between them.
            Swift.print(HistoryTable.tsv(reading.records))
        } else {
            print(HistoryTable.text(reading.records, days: days, width: Terminal.current.textWidth))
        }
        if !reading.unreadable.isEmpty { throw Exit.incomplete(reading.unreadable) }
    }
}
