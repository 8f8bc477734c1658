import CNotify
import Glibc

extension MainLoop {
    /// Calls `handler` on the loop's thread when the system clock is set, and when the machine resumes from suspend.
    ///
    /// It uses timerfd_create(2): a timer on `CLOCK_REALTIME` with `TFD_TIMER_CANCEL_ON_SET` ends early with ECANCELED
    /// when that clock jumps. The kernel treats a resume as a jump. Nothing else wakes the process.
    ///
    /// - Returns: nil when the process has no free file descriptor.
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
        // The read fails with ECANCELED, and only a read clears that condition.
        _ = read(descriptor, &expirations, 8)
        arm()
    }

    private func arm() {
        // The year 2255: never reached, and before the end of the kernel's time in 2262.
        var never = itimerspec()
        never.it_value.tv_sec = 9_000_000_000
        timerfd_settime(
            descriptor, Int32(TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET), &never, nil)
    }
}
