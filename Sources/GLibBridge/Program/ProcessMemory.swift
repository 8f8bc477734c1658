import CNotify

/// Settings of the C library's allocator for a process that is idle for hours.
public enum ProcessMemory {
    /// Makes all threads allocate from one arena. Call it before starting other threads.
    ///
    /// By default glibc gives each thread its own arena, which helps only when threads allocate a lot.
    public static func useOneArena() {
        mallopt(M_ARENA_MAX, 1)
    }

    /// Returns freed heap memory to the system (malloc_trim(3)).
    public static func trim() {
        malloc_trim(0)
    }
}
