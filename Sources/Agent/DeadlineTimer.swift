import Dispatch
import ReminderCore

/// The one timer of the agent, on its queue. It is armed for one instant at a time.
///
/// Dispatch counts on the monotonic clock, which stands still in suspend: ``rearm(at:)`` after each.
final class DeadlineTimer {
    private let source: DispatchSourceTimer
    private var deadline: Instant?

    init(queue: DispatchQueue, fired: @escaping () -> Void) {
        source = DispatchSource.makeTimerSource(queue: queue)
        source.setEventHandler(handler: fired)
        source.schedule(deadline: .distantFuture)
        source.activate()
    }

    /// Waits for `deadline`, and for nothing when it is nil.
    func arm(_ deadline: Instant?, at now: Instant) {
        self.deadline = deadline
        rearm(at: now)
    }

    /// Waits for the same deadline, counted anew from `now`.
    func rearm(at now: Instant) {
        guard let deadline else { return source.schedule(deadline: .distantFuture) }
        // Further than a month is far enough, and what is left then is armed again.
        let (seconds, attoseconds) = min(max(.zero, deadline - now), .seconds(30 * 86_400)).components
        // Rounded up, so that it never fires before the deadline.
        let nanoseconds = Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000) + 1
        source.schedule(deadline: .now() + .nanoseconds(nanoseconds))
    }
}
