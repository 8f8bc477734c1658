import Platform
import ReminderCore
import Sensors

/// Tells what happened to the clocks since it was last asked: a suspend, or somebody who set the civil one.
struct ClockPair {
    /// Less than this is the time between two readings, or a time server's slow correction.
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

    /// Whether the civil clock was set since the last call. A resume is no such thing, though the kernel tells both
    /// alike.
    mutating func wasSet() -> Bool {
        let now = Self.currentDifference
        let change = now - difference
        difference = now
        return change >= Self.tolerance || change <= .zero - Self.tolerance
    }
}
