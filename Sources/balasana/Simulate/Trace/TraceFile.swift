import Glibc
import Platform
import ReminderCore
import Storage

/// The file or folder of a trace, in any of the three formats.
struct TraceFile {
    /// A trace that cannot be read.
    struct Missing: Error {
        let path: String
        let reason: String
    }

    /// The maximum size in bytes. No real trace comes near 1 GiB.
    private static let limit = 1 << 30
    private static let standardInput = "standard input"

    /// Longer gaps come from a mistyped year.
    private static let longestGap = Duration.seconds(10 * 366 * 86_400)

    /// The path as the user named it; `-` is standard input.
    let path: String

    /// The name used in messages.
    private var name: String { path == "-" ? Self.standardInput : path }

    /// Reads the steps of the trace. There is at least one.
    ///
    /// - Parameter settings: For a history, the time to get down and the absence that counts as a break.
    /// - Throws: ``Missing`` or ``TraceFault``.
    func steps(_ settings: Settings) throws -> [TraceStep] {
        let steps: [TraceStep]
        if isFolder {
            let files = HistoryTrace.files(in: path)
            if files.isEmpty {
                throw TraceFault(
                    path, found: "a folder without a history", allowed: "one with files such as 2026-03.tsv")
            }
            steps = try HistoryTrace.read(try files.map { ($0, try Self.bytes($0)) }, settings)
        } else {
            let bytes = try Self.bytes(path)
            steps =
                if path.hasSuffix(".tsv") || bytes.starts(with: "time\t".utf8) {
                    try HistoryTrace.read([(name, bytes)], settings)
                } else if ActivityWatchExport.isExport(bytes) {
                    try ActivityWatchExport.read(bytes, file: name)
                } else {
                    try TraceLines.read(bytes, file: name)
                }
        }
        if steps.isEmpty { throw TraceFault(name, found: "no event", allowed: "at least one") }
        try checkGaps(in: steps)
        return steps
    }

    /// - Throws: A ``TraceFault`` where too much time lies between two of `steps`.
    private func checkGaps(in steps: [TraceStep]) throws(TraceFault) {
        for (last, next) in zip(steps, steps.dropFirst()) where next.at - last.at > Self.longestGap {
            let years = (next.at - last.at).components.seconds / (365 * 86_400)
            throw TraceFault(
                next.place.file, line: next.place.line, found: "an event \(years) years after the one before it",
                allowed: "at most 10 years between two events")
        }
    }

    private var isFolder: Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The content of the file or pipe at `path`, without a byte order mark.
    private static func bytes(_ path: String) throws -> ArraySlice<UInt8> {
        do throws(StorageError) {
            let found =
                path == "-"
                ? try FileBytes.standardInput(limit: limit) : try FileBytes.stream(path, limit: limit)
            guard let bytes = found else { throw StorageError(action: "read", path: path, code: ENOENT) }
            return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        } catch {
            throw Missing(path: path == "-" ? standardInput : path, reason: error.reason)
        }
    }
}
