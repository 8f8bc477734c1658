import CNotify

/// What the process keeps of the machine's memory while it waits for hours.
public enum ProcessMemory {
    /// Lets all threads allocate from one arena. Call it before any other thread exists.
    ///
    /// glibc gives each thread an arena of its own, which a process that hardly ever runs pays for and never needs.
    public static func useOneArena() {
        mallopt(M_ARENA_MAX, 1)
    }

    /// Starts the program anew, once, so that glibc keeps nothing back for each thread of what it has freed: in a process that
    /// hardly ever runs such pieces hold a quarter of the heap. Call it before anything else.
    ///
    /// glibc takes this setting from the environment alone, at the start of a program (`GLIBC_TUNABLES`, ld.so(8)). Where the
    /// user has set any tunables, those are left alone; where it fails, the process goes on as it is.
    ///
    /// - Parameter program: Where the program lies, after which the kernel names the process.
    public static func dropThreadCaches(of program: String) {
        let (name, setting) = ("GLIBC_TUNABLES", "glibc.malloc.tcache_count=0")
        if let found = getenv(name) {
            // It has done its work, and is nothing for the programs that are started from here.
            if strcmp(found, setting) == 0 { unsetenv(name) }
            return
        }
        guard setenv(name, setting, 1) == 0 else { return }
        execv(program, CommandLine.unsafeArgv)
        unsetenv(name)
    }

    /// Gives back what a process does not need while it waits: freed heap, and the program's own code, which the kernel
    /// maps again from the file's cached pages where it is needed; and of the main thread's stack what is deeper than its
    /// loop, in the next turn of that. Takes some ten microseconds.
    public static func releaseIdle() {
        malloc_trim(0)
        releaseCode()
        MainLoop.main.perform { releaseStack() }
    }

    /// Drops the pages below all calls that go on, of the main thread alone: below its stack the kernel keeps megabytes
    /// free (mmap(2), `MAP_GROWSDOWN`), below those of others lies what others own.
    private static func releaseStack() {
        guard balasana_is_main_thread() != 0 else { return }
        let (page, margin, depth) = (UInt(getauxval(UInt(AT_PAGESZ))), UInt(4096), UInt(262_144))
        guard let frame = balasana_frame() else { return }
        // The margin is what this call itself may need.
        let end = (UInt(bitPattern: frame) &- margin) & ~(page &- 1)
        // Where the stack was never that deep there are no pages, which is no harm.
        madvise(UnsafeMutableRawPointer(bitPattern: end &- depth), Int(depth), MADV_DONTNEED)
    }

    /// Drops the pages of the program's segments that can be run and not be written: nothing is lost with them.
    private static func releaseCode() {
        // The kernel tells each program of its headers (getauxval(3)); they lie in its first segment.
        guard let first = UnsafePointer<balasana_program_header>(bitPattern: UInt(getauxval(UInt(AT_PHDR)))) else {
            return
        }
        let headers = UnsafeBufferPointer(start: first, count: Int(getauxval(UInt(AT_PHNUM))))
        let page = UInt(getauxval(UInt(AT_PAGESZ)))
        // Without that header the program is not relocatable, and its addresses are the ones it was linked for.
        let own = headers.first { $0.p_type == UInt32(PT_PHDR) }
        let base = own.map { UInt(bitPattern: first) &- UInt($0.p_vaddr) } ?? 0
        for part in headers
        where part.p_type == UInt32(PT_LOAD) && part.p_flags & UInt32(PF_X | PF_W) == UInt32(PF_X) {
            let start = (base &+ UInt(part.p_vaddr) &+ page &- 1) & ~(page &- 1)
            let end = (base &+ UInt(part.p_vaddr) &+ UInt(part.p_memsz)) & ~(page &- 1)
            if start < end { madvise(UnsafeMutableRawPointer(bitPattern: start), Int(end - start), MADV_DONTNEED) }
        }
    }
}
