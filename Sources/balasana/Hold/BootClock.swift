import Glibc

/// The clock of the hold's times, on which every process of the machine agrees.
enum BootClock {
    /// Milliseconds since boot, with the time in suspend.
    static var now: Int {
        var time = timespec()
        clock_gettime(CLOCK_BOOTTIME, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}
