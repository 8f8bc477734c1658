import CNotify

/// What the process keeps of the machine's memory while it waits for hours.
public enum ProcessMemory {
    /// Lets all threads allocate from one arena. Call it before any other thread exists.
    ///
    /// glibc gives each thread an arena of its own, which a process that hardly ever runs pays for and never needs.
    public static func useOneArena() {
        balasana_use_one_arena()
    }

    /// Gives back what a process does not need while it waits: freed heap, and the program's own code, which the kernel
    /// maps again from the file's cached pages where it is needed. Takes some ten microseconds.
    public static func releaseIdle() {
        balasana_release_idle()
    }
}
