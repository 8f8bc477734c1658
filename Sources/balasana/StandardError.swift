import Glibc

/// Where the user reads what is not the answer itself.
enum StandardError {
    /// Prints `message` under the program's name.
    static func say(_ message: String) {
        let line = "balasana: \(message)\n"
        _ = line.utf8CString.withUnsafeBytes { write(2, $0.baseAddress, $0.count - 1) }
    }
}
