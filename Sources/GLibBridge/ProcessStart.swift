import Glibc

/// Starts programs as children of this process.
public enum ProcessStart {
    /// Starts `arguments`, the first of which is looked up on this process's PATH, without input.
    ///
    /// - Parameters:
    ///   - environment: All of its variables.
    ///   - output: Where its output goes; nil drops it.
    ///   - errors: Where its errors go; nil drops them.
    /// - Returns: Its number, which the caller has to wait for; nil when it cannot be started, as when it is not installed.
    public static func start(
        _ arguments: [String], environment: [String: String], output: Int32? = nil, errors: Int32? = nil
    ) -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        for (stream, wanted) in [(Int32(1), output), (2, errors)] {
            if let wanted {
                posix_spawn_file_actions_adddup2(&actions, wanted, stream)
            } else {
                posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0)
            }
        }
        // The agent's threads may block signals, which the program would inherit.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var noSignals = sigset_t()
        sigemptyset(&noSignals)
        posix_spawnattr_setsigmask(&attributes, &noSignals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        // Ours to free.
        let texts = arguments.map { strdup($0) } + [nil]
        let variables = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { for text in texts + variables { free(text) } }
        var process = pid_t()
        return posix_spawnp(&process, arguments[0], &actions, &attributes, texts, variables) == 0 ? process : nil
    }
}
