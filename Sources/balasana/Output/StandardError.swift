import Glibc
import Platform

/// Standard error, for messages to the user or to a log.
enum StandardError {
    /// Prints `message` after the program's name.
    static func say(_ message: String) {
        write("balasana: \(message)")
    }

    /// Prints `text` and a newline. On a terminal it wraps lines. The text may quote other programs.
    static func write(_ text: String) {
        let line = Terminal.fitted(text.harmlessLines, to: 2) + "\n"
        _ = line.utf8CString.withUnsafeBytes { Glibc.write(2, $0.baseAddress, $0.count - 1) }
    }
}
