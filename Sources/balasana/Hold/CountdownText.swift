import Presenters

/// A countdown as `m:ss`.
enum CountdownText {
    /// `left` rounded up to the next second, so 0:00 appears only at the end.
    static func text(_ left: Duration) -> String {
        let parts = max(.zero, left).components
        let seconds = parts.seconds + (parts.attoseconds > 0 ? 1 : 0)
        let rest = seconds % 60
        return "\(seconds / 60):\(rest < 10 ? "0" : "")\(rest)"
    }
}
