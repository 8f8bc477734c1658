import ArgumentParser
import Glibc
import Storage

/// A program in a session of its own, so that closing the terminal does not end it.
struct ChildProcess {
    /// `POSIX_SPAWN_SETSID` of glibc's `spawn.h`, which that declares only for GNU sources.
    private static let newSession: Int16 = 0x80

    private let pid: pid_t

    /// Starts `program`, found on the path; what it prints goes to the file `log`, or where ours goes.
    ///
    /// - Throws: Exit status 69, after saying so, when it cannot be started.
    init(_ program: String, _ arguments: [String], log: String?) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        if let log {
            try? Folder.create(Folder.containing(log))
            posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
            posix_spawn_file_actions_adddup2(&actions, 1, 2)
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, Self.newSession)
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
        defer { words.forEach { free($0) } }
        var pid: pid_t = 0
        let code = posix_spawnp(&pid, program, &actions, &attributes, &words, environ)
        guard code == 0 else {
            throw Exit.unavailable("\(program) cannot be started: \(String(cString: strerror(code))).")
        }
        self.pid = pid
    }

    /// Waits for its end.
    ///
    /// - Returns: What `waitpid` tells; 0 for exit status 0.
    func waitForEnd() -> Int32 {
        var status: Int32 = 0
        waitpid(pid, &status, 0)
        return status
    }

    /// Waits for its end, no longer than `patience`.
    ///
    /// - Returns: What `waitpid` tells; nil when it still runs.
    func waitForEnd(within patience: Duration) -> Int32? {
        let end = ContinuousClock.now + patience
        var status: Int32 = 0
        while waitpid(pid, &status, WNOHANG) == 0 {
            if ContinuousClock.now >= end { return nil }
            usleep(20_000)
        }
        return status
    }
}
