import ArgumentParser
import Platform
import ReminderCore
import Storage

struct HistoryImport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Add the times at the computer from an export of ActivityWatch.",
        discussion: """
            They go to a folder of their own in the history, such as desk-activitywatch, and count as sitting. What an \
            earlier import has added is not added again. To take an import back, delete that folder.

            Example:
              balasana history import export.json
            """)

    @Argument(
        help: ArgumentHelp("An export of ActivityWatch; - for standard input.", valueName: "file"),
        completion: .file(extensions: ["json"]))
    var file: String

    @ParentCommand var history: HistoryCommand

    func validate() throws { try history.checkAlone() }

    func run() throws {
        let hosts: [ActivityWatchExport.Host]
        do {
            let text = try TraceText(file)
            hosts = try ActivityWatchExport(try text.bytes(), file: text.name).hosts
        } catch let fault as TraceFault {
            throw Exit.unreadable("\(fault)")
        } catch let missing as TraceFile.Missing {
            throw Exit.noInput("\(missing.path) cannot be read: \(missing.reason).")
        }
        if hosts.isEmpty { print("\(file) has no times at the computer.") }
        for host in hosts { try add(host) }
    }

    private func add(_ host: ActivityWatchExport.Host) throws {
        let folder = History.activityWatchFolder(host.name)
        let history = History(folder: XDGDirectories.current().historyFolder, machine: folder)
        let known = history.rows(machine: folder)
        // What cannot be read would be added once more.
        if !known.unreadable.isEmpty { throw Exit.incomplete(known.unreadable) }
        let lines = ImportedRows(host, known: known.records, .local).lines
        do throws(StorageError) {
            try history.append(lines)
        } catch {
            throw Exit.cannotWrite("\(error).")
        }
        let rows = lines.count == 1 ? "1 row was" : "\(lines.count) rows were"
        print(
            lines.isEmpty
                ? "\(folder): everything is in the history already." : "\(folder): \(rows) added to the history.")
    }
}
