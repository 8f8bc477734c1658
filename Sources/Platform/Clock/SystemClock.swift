import Glibc
import ReminderCore

/// The kernel's clocks (clock_gettime(2)).
public enum SystemClock {
    /// Now, on the boot-time and on the civil clock.
    public static func now() -> Moment {
        Moment(instant: Instant(sinceBoot: read(CLOCK_BOOTTIME)), utc: UTC(sinceEpoch: read(CLOCK_REALTIME)))
    }

    /// How long the machine has slept since it booted, exact to some microseconds: it grows with each suspend alone.
    public static func suspended() -> Duration {
        // In this order a pause between the two readings lengthens the result, so that it is never negative.
        let awake = read(CLOCK_MONOTONIC)
        return read(CLOCK_BOOTTIME) - awake
    }

    /// Milliseconds since boot, with the time in suspend: the unit of the hold's times on the bus.
    public static var milliseconds: Int { Int(read(CLOCK_BOOTTIME) / .milliseconds(1)) }

    private static func read(_ clock: clockid_t) -> Duration {
        var time = timespec()
        clock_gettime(clock, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
