import CNotify

/// How the C library's allocator keeps memory in a process that waits for hours.
public enum ProcessMemory {
    /// Lets all threads allocate from one arena. Call it before any other thread exists.
    ///
    /// By default glibc gives each thread an arena of its own, which pays off only where threads allocate a lot.
    public static func useOneArena() {
        mallopt(M_ARENA_MAX, 1)
    }

    /// Gives freed heap back to the system (malloc_trim(3)).
    public static func trim() {
        malloc_trim(0)
    }
}
