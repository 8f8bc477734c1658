import CNotify
import Glibc

extension MainLoop {
    /// Calls `handler` on the loop's thread when somebody sets the civil clock, and when the machine resumes from
    /// suspend.
    ///
    /// Rests on timerfd_create(2): a timer on `CLOCK_REALTIME` with `TFD_TIMER_CANCEL_ON_SET` ends early with
    /// ECANCELED when that clock jumps, which resuming counts as. Nothing wakes the process before that.
    ///
    /// - Returns: nil when the process has no descriptor left.
    public func onClockSet(_ handler: @escaping @Sendable () -> Void) -> SourceHandle? {
        guard let timer = ClockTimer() else { return nil }
        // The closure owns the timer, and the source the closure: cancelling closes the descriptor.
        return watch(readable: timer.descriptor) {
            timer.rearm()
            handler()
            return true
        }
    }
}

private final class ClockTimer: Sendable {
    let descriptor: Int32

    init?() {
        descriptor = timerfd_create(CLOCK_REALTIME, Int32(TFD_NONBLOCK | TFD_CLOEXEC))
        guard descriptor >= 0 else { return nil }
        arm()
    }

    deinit {
        close(descriptor)
    }

    func rearm() {
        var expirations: UInt64 = 0
        // Fails with ECANCELED; only reading takes that condition off the descriptor.
        _ = read(descriptor, &expirations, 8)
        arm()
    }

    private func arm() {
        // The kernel's time ends in 2262: far enough away, and still a time that can be jumped over.
        var never = itimerspec()
        never.it_value.tv_sec = 9_000_000_000
        timerfd_settime(
            descriptor, Int32(TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET), &never, nil)
    }
}
