import ArgumentParser
import Glibc

/// Standard output for long texts, written piece by piece.
struct OutputBuffer {
    private static let size = 32_768
    private let write: (String) -> Bool
    private var text = ""

    /// - Parameter write: Writes a text to standard output and returns whether that succeeded. By default it replaces
    ///   characters that a terminal obeys.
    init(_ write: @escaping (String) -> Bool = { StandardOutput.say($0) }) {
        self.write = write
    }

    /// Adds `more`, and writes what is there if it is enough.
    ///
    /// - Throws: As ``flush()``.
    mutating func add(_ more: String) throws {
        text += more
        if text.utf8.count >= Self.size { try flush() }
    }

    /// Writes what is left.
    ///
    /// - Throws: Success where the reader has gone; else exit status 73, after an error message, where it cannot be
    ///   written, as on a full disk.
    mutating func flush() throws {
        defer { text = "" }
        if write(text) { return }
        if errno == EPIPE { throw ExitCode.success }
        throw Exit.cannotWrite("The output could not be written: \(String(cString: strerror(errno))).")
    }
}
