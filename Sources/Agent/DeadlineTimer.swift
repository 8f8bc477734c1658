import GLibBridge
import ReminderCore

/// The one timer of the agent. It is armed for one instant at a time, on the agent's queue, and fires on the main loop.
///
/// GLib counts on the monotonic clock, which stands still in suspend: ``rearm(at:)`` after each. A timer of Dispatch
/// would start a thread to fire on, whose end, 5 s later, is one more wakeup.
final class DeadlineTimer {
    private let fired: @Sendable () -> Void
    private var source: SourceHandle?
    private var deadline: Instant?

    /// A timer that waits for nothing. One that fires while it is armed anew fires all the same.
    init(fired: @escaping @Sendable () -> Void) {
        self.fired = fired
    }

    /// Waits for `deadline`, and for nothing when it is nil.
    func arm(_ deadline: Instant?, at now: Instant) {
        self.deadline = deadline
        rearm(at: now)
    }

    /// Waits for the same deadline, counted anew from `now`.
    func rearm(at now: Instant) {
        source?.cancel()
        // Further than a month is far enough, and what is left then is armed again.
        source = deadline.map { MainLoop.main.after(min(max(.zero, $0 - now), .seconds(30 * 86_400)), fired) }
    }
}
