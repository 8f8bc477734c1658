import Glibc
import ReminderCore

/// The kernel's clocks (clock_gettime(2)).
public enum SystemClock {
    /// The current time on the boot-time clock and on the system clock.
    public static func now() -> Moment {
        Moment(instant: Instant(sinceBoot: read(CLOCK_BOOTTIME)), utc: UTC(sinceEpoch: read(CLOCK_REALTIME)))
    }

    /// The time in suspend since boot, accurate to some microseconds. It grows only during suspend.
    public static func suspended() -> Duration {
        // In this order a delay between the two readings makes the result larger, so it is never negative.
        let awake = read(CLOCK_MONOTONIC)
        return read(CLOCK_BOOTTIME) - awake
    }

    /// Milliseconds since boot, including suspend. D-Bus reports the times of a hold in this unit.
    public static var milliseconds: Int { Int(read(CLOCK_BOOTTIME) / .milliseconds(1)) }

    private static func read(_ clock: clockid_t) -> Duration {
        var time = timespec()
        clock_gettime(clock, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
