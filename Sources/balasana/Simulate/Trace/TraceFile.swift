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
            let files = HistoryTrace.files(in: path)
            if files.isEmpty {
                throw TraceFault(
                    path, found: "a folder without a history", allowed: "one with files such as 2026-03.tsv")
            }
            let texts = try files.map { ($0, try TraceText($0).bytes()) }
            return try Trace(try HistoryTrace.read(texts, settings), name: path)
        }
        let text = try TraceText(path)
        let steps: any TraceSteps =
            if path.hasSuffix(".tsv") || text.start.starts(with: "time\t".utf8) {
                try HistoryTrace.read([(text.name, try text.bytes())], settings)
            } else if ActivityWatchExport.isExport(text.start) {
                try ActivityWatchExport.read(try text.bytes(), file: text.name)
            } else {
                text
            }
        return try Trace(steps, name: text.name)
    }

    private var isFolder: Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
