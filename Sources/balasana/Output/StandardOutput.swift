import Glibc
import Platform

/// Standard output without buffering.
enum StandardOutput {
    /// Whether standard output is a terminal and this process is in its foreground, so it may draw there.
    static var isTerminal: Bool {
        guard isatty(1) == 1 else { return false }
        let group = tcgetpgrp(1)
        return group == -1 || group == getpgrp()
    }

    /// Flushes all buffers.
    ///
    /// - Throws: Exit status 73, after an error message, if that fails, such as on a full disk.
    static func end() throws {
        guard fflush(nil) != 0 else { return }
        throw Exit.cannotWrite("The output could not be written: \(String(cString: strerror(errno))).")
    }

    /// `text`, which may quote other programs and files, without the characters that a terminal obeys, except line
    /// breaks.
    static func clean(_ text: String) -> String { text.harmlessLines }

    /// Writes ``clean(_:)`` of `text` immediately.
    ///
    /// - Returns: As ``write(_:)``.
    @discardableResult
    static func say(_ text: String) -> Bool { write(clean(text)) }

    /// Writes `text`, which may have escape sequences, immediately. The text is lost if the reader has closed the pipe.
    ///
    /// - Returns: Whether all of it was written.
    @discardableResult
    static func write(_ text: String) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(1, $0.baseAddress, $0.count) }
            if count < 0 {
                guard errno == EINTR || errno == EAGAIN else { return false }
                var output = pollfd(fd: 1, events: Int16(POLLOUT), revents: 0)
                poll(&output, 1, -1)
            } else {
                rest = rest.dropFirst(count)
            }
        }
        return true
    }
}
