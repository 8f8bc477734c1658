import Dispatch
import ReminderCore

/// The agent's one timer. It waits for one instant at a time.
///
/// Dispatch measures deadlines on the monotonic clock, which stops during suspend: call ``rearm(at:)`` after a resume.
@MainActor final class DeadlineTimer {
    private let source = DispatchSource.makeTimerSource(queue: .main)
    private var deadline: Instant?

    /// A timer that waits for nothing; `fired` is called once for each deadline that passes.
    init(fired: @escaping @MainActor () -> Void) {
        source.setEventHandler { MainActor.assumeIsolated(fired) }
        source.activate()
    }

    /// Waits for `deadline` instead of the one before; for nothing when it is nil.
    func arm(_ deadline: Instant?, at now: Instant) {
        self.deadline = deadline
        rearm(at: now)
    }

    /// Waits for the same deadline, measured from `now`.
    func rearm(at now: Instant) {
        guard let deadline else { return source.schedule(deadline: .distantFuture) }
        // Dispatch reads its clock later than `now` was read, so the timer never fires early.
        let (seconds, attoseconds) = max(.zero, deadline - now).components
        source.schedule(deadline: .now() + .seconds(Int(seconds)) + .nanoseconds(Int(attoseconds / 1_000_000_000)))
    }
}
