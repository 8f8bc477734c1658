import Glibc
import Platform
import ReminderCore

/// The file or folder of a trace, in any of the three formats.
struct TraceFile {
    /// A trace that cannot be read.
    struct Missing: Error {
        let path: String
        let reason: String
    }

    /// The path as the user named it; `-` is standard input.
    let path: String

    /// Reads and checks the whole trace.
    ///
    /// - Parameter settings: For a history, the time to get down and the absence that counts as a break.
    /// - Throws: ``Missing`` or ``TraceFault``.
    func read(_ settings: Settings) throws -> Trace {
        if isFolder {
            let files = try historyFiles()
            var history = HistoryTrace(settings)
            // Years of history need too much memory, so only one file is in it at a time.
            for file in files { try history.add(try TraceText(file).bytes(), path: file) }
            return try Trace(history.steps, name: path)
        }
        let text = try TraceText(path)
        let steps: any TraceSteps =
            if path.hasSuffix(".tsv") || text.start.starts(with: "time\t".utf8) {
                try historySteps(text, settings)
            } else if ActivityWatchExport.isExport(text.start) {
                try ActivityWatchExport.read(try text.bytes(), file: text.name)
            } else {
                text
            }
        return try Trace(steps, name: text.name)
    }

    private func historyFiles() throws -> [String] {
        let files: [String]
        do throws(StorageError) {
            files = try HistoryTrace.files(in: path)
        } catch {
            throw Missing(path: error.path, reason: error.reason)
        }
        if files.isEmpty {
            throw TraceFault(path, found: "a folder without a history", allowed: "one with files such as 2026-03.tsv")
        }
        return files
    }

    private func historySteps(_ text: TraceText, _ settings: Settings) throws -> HistorySteps {
        var history = HistoryTrace(settings)
        try history.add(try text.bytes(), path: text.name)
        return history.steps
    }

    private var isFolder: Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
