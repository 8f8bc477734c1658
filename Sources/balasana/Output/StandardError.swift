import Glibc

/// Standard error, for the user and the log of whoever has started this program.
enum StandardError {
    /// Prints `message` after the program's name.
    static func say(_ message: String) {
        write("balasana: \(message)")
    }

    /// Prints `text` and a line's end, in lines that fit where it is a terminal.
    static func write(_ text: String) {
        let line = Terminal.fitted(text, to: 2) + "\n"
        _ = line.utf8CString.withUnsafeBytes { Glibc.write(2, $0.baseAddress, $0.count - 1) }
    }
}
