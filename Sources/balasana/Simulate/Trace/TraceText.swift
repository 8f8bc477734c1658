import Glibc
import Platform

/// The text of a trace file or pipe, without a byte order mark.
final class TraceText: TraceSteps {
    /// The maximum size in bytes of a pipe, and of a file that is read as a whole. No real trace comes near 1 GiB.
    private static let limit = 1 << 30
    private static let longestLine = FileBytes.limit
    private static let standardInput = "standard input"
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// The name used in messages.
    let name: String
    /// The first 64 KiB, which show the format.
    let start: ArraySlice<UInt8>
    private let file: LongFile
    private let hasMark: Bool

    /// Opens `path` as the user named it; `-` is standard input.
    ///
    /// - Throws: ``TraceFile/Missing``.
    init(_ path: String) throws {
        name = path == "-" ? Self.standardInput : path
        do throws(StorageError) {
            file = path == "-" ? try LongFile.standardInput(limit: Self.limit) : try LongFile(path, limit: Self.limit)
            let start = try file.start(limit: 65_536)
            hasMark = start.starts(with: Self.mark)
            self.start = start.dropFirst(hasMark ? Self.mark.count : 0)
        } catch {
            throw TraceFile.Missing(path: path == "-" ? Self.standardInput : path, reason: error.reason)
        }
    }

    /// All bytes.
    ///
    /// - Throws: ``TraceFile/Missing``.
    func bytes() throws -> ArraySlice<UInt8> {
        do throws(StorageError) {
            return try file.bytes(limit: Self.limit).dropFirst(hasMark ? Self.mark.count : 0)
        } catch {
            throw TraceFile.Missing(path: name, reason: error.reason)
        }
    }

    /// Passes the steps of a trace in JSON Lines to `body`, up to the first `end`.
    ///
    /// - Throws: ``TraceFault``, ``TraceFile/Missing``, or the error of `body`.
    func forEachStep(_ body: (TraceStep) throws -> Void) throws {
        var lines = TraceLines(file: name)
        do {
            try file.forEachLine(from: hasMark ? Self.mark.count : 0, limit: Self.longestLine) { line in
                guard let step = try lines.next(line) else { return true }
                try body(step)
                return step.word != .end
            }
        } catch let error as StorageError {
            throw TraceFile.Missing(path: name, reason: error.reason)
        }
    }
}
