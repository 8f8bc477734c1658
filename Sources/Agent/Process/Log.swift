import Glibc
import Platform

/// Lines on standard error, which the session or systemd keeps.
enum Log {
    /// Writes `line` in one call, so the lines of several threads do not mix. It may contain text of other programs.
    static func write(_ line: String) {
        let text = "balasana-agent: \(line.harmless)\n"
        _ = text.utf8CString.withUnsafeBytes { Glibc.write(2, $0.baseAddress, $0.count - 1) }
    }
}
