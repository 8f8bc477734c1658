import Platform
import ReminderCore
import Sensors

/// Finds out what happened to the clocks since the last call: a suspend, or a change of the wall clock.
struct ClockPair {
    /// A smaller difference is the time between two readings, or the slow correction of a time server.
    private static let tolerance: Duration = .seconds(1)

    private var suspended = SystemClock.suspended()
    private var difference = Self.currentDifference

    private static var currentDifference: Duration {
        let now = SystemClock.now()
        return now.utc.sinceEpoch - now.instant.sinceBoot
    }

    /// How long the machine slept since the last call; nil if it did not.
    mutating func slept() -> Duration? {
        let before = suspended
        let span = SystemClock.suspended() - before
        guard span >= Self.tolerance else { return nil }
        suspended = before + span
        return span
    }

    /// How long the machine slept since its total sleep was `before`.
    func sleptSince(_ before: Duration) -> Duration? {
        let span = suspended - before
        return span >= Self.tolerance ? span : nil
    }

    /// Whether the wall clock was set since the last call. A resume does not count, although the kernel reports both in
    /// the same way.
    mutating func wasSet() -> Bool {
        let now = Self.currentDifference
        let change = now - difference
        difference = now
        return change >= Self.tolerance || change <= .zero - Self.tolerance
    }
}
