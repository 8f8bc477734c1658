import ArgumentParser
import Platform
import Storage

struct HistoryExport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Print the whole history in a format of other programs.",
        usage: "balasana history export --activitywatch | --csv",
        discussion: """
            ActivityWatch does not import a bucket that it already has. Delete the old one there first.

            Example:
              balasana history export --csv > history.csv
            """)

    @Flag(help: "Your sitting, as a bucket for each machine that ActivityWatch can import.")
    var activitywatch = false

    @Flag(help: "All rows, with commas and a header.")
    var csv = false

    @ParentCommand var history: HistoryCommand

    func validate() throws {
        try history.checkAlone()
        guard activitywatch != csv else { throw ValidationError("Use either --activitywatch or --csv.") }
    }

    func run() throws {
        let history = History(folder: XDGDirectories.current().historyFolder)
        let unreadable = try csv ? printCSV(history) : printBuckets(history)
        if !unreadable.isEmpty { throw Exit.incomplete(unreadable) }
    }

    /// - Returns: What could not be read.
    private func printCSV(_ history: History) throws -> UnreadableHistory {
        var output = OutputBuffer()
        try output.add(HistoryTable.csvHeader)
        let unreadable = try history.forEachRow { try output.add(HistoryTable.csvLine($0)) }
        try output.flush()
        return unreadable
    }

    /// - Returns: What could not be read.
    private func printBuckets(_ history: History) throws -> UnreadableHistory {
        var output = OutputBuffer()
        var buckets = ActivityWatchBuckets()
        var unreadable = history.unreadableFolders
        // ActivityWatch has its own records already.
        for machine in history.machines where !History.isImported(machine) {
            unreadable.add(try history.forEachRow(machine: machine) { try output.add(buckets.add($0)) })
        }
        try output.add(buckets.end)
        try output.flush()
        return unreadable
    }
}

extension HistoryCommand {
    /// - Throws: If an option that prints the history comes before another command.
    func checkAlone() throws {
        if !isPlain { throw ValidationError("The options of `balasana history` go without a command.") }
    }
}
