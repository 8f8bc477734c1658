import Presenters

/// A time that runs down, as `m:ss`.
enum CountdownText {
    /// `left` to the second, rounded up, so 0:00 comes only at the end.
    static func text(_ left: Duration) -> String {
        let parts = max(.zero, left).components
        let seconds = parts.seconds + (parts.attoseconds > 0 ? 1 : 0)
        let rest = seconds % 60
        return "\(seconds / 60):\(rest < 10 ? "0" : "")\(rest)"
    }
}
