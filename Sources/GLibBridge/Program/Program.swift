import CNotify
import Glibc
import Synchronization

/// A program to start as a child of this process.
public struct Program: Sendable {
    /// The file behind a standard stream of the program.
    public enum Stream: Sendable {
        /// `/dev/null`.
        case null
        /// The same stream of this process.
        case inherited
        /// The file at this path, emptied, or created with mode 0600.
        case file(String)
        /// This descriptor. For standard error, 1 means the same file as standard output.
        case descriptor(Int32)
    }

    /// An error for a program that cannot be started, for example because it is not installed.
    public struct Failure: Error, Sendable {
        /// The error message of the system, such as `No such file or directory`.
        public let reason: String
    }

    /// `POSIX_SPAWN_SETSID`, which glibc's `spawn.h` declares only with `_GNU_SOURCE`.
    private static let newSession: Int32 = 0x80
    /// In bytes; ``output(within:)`` is for programs that print a few words.
    private static let longestOutput = 4096

    /// The program, looked up on the PATH of this process, followed by its arguments.
    public var arguments: [String]
    /// The whole environment of the program; nil for the environment of this process.
    public var environment: [String: String]?
    /// Standard input (descriptor 0).
    public var input = Stream.null
    /// Standard output (descriptor 1).
    public var output = Stream.null
    /// Standard error (descriptor 2).
    public var errors = Stream.null
    /// True to start it in a new session, which closing the terminal does not end.
    public var hasOwnSession = false

    /// A program whose streams are all `/dev/null`.
    public init(_ arguments: [String], environment: [String: String]? = nil) {
        self.arguments = arguments
        self.environment = environment
    }

    /// Starts the program.
    ///
    /// - Returns: The process id; the caller has to wait for that child.
    public func start() throws(Failure) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (number, stream) in zip(Int32(0)..., [input, output, errors]) {
            switch stream {
            case .null: posix_spawn_file_actions_addopen(&actions, number, "/dev/null", O_RDWR, 0)
            case .inherited: break
            case .file(let path):
                posix_spawn_file_actions_addopen(&actions, number, path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
            case .descriptor(let other): posix_spawn_file_actions_adddup2(&actions, other, number)
            }
        }
        // The threads of the agent may block signals, and the program would inherit that.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var noSignals = sigset_t()
        sigemptyset(&noSignals)
        posix_spawnattr_setsigmask(&attributes, &noSignals)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGMASK | (hasOwnSession ? Self.newSession : 0)))
        // strdup allocates these; we free them.
        let words = arguments.map { strdup($0) } + [nil]
        let variables = environment.map { $0.map { strdup("\($0)=\($1)") } + [nil] }
        defer { for text in words + (variables ?? []) { free(text) } }
        var process = pid_t()
        let code =
            if let variables {
                posix_spawnp(&process, arguments[0], &actions, &attributes, words, variables)
            } else {
                posix_spawnp(&process, arguments[0], &actions, &attributes, words, environ)
            }
        if code != 0 { throw Failure(reason: String(cString: strerror(code))) }
        return process
    }

    /// Starts the program and blocks the calling thread until it exits.
    ///
    /// - Returns: The exit status as in a shell: 128 plus the number of the signal if one ended it.
    public func run() throws(Failure) -> Int32 {
        let process = try start()
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return Self.exitStatus(status)
    }

    /// Starts the program and blocks the calling thread until it exits, but no longer than `patience`. After that the
    /// program keeps running.
    ///
    /// - Returns: The exit status as in a shell; nil if it is still running.
    public func run(within patience: Duration) throws(Failure) -> Int32? {
        let process = try start()
        let loop = MainLoop()
        let found = Mutex<Int32?>(nil)
        let child = loop.watch(child: process) { status in
            found.withLock { $0 = Self.exitStatus(status) }
            loop.quit()
        }
        let timer = loop.after(patience) { loop.quit() }
        loop.run()
        child.cancel()
        timer.cancel()
        return found.withLock { $0 }
    }

    /// Starts the program and blocks the calling thread until it exits, but no longer than `patience`. After that the
    /// program is killed.
    ///
    /// - Returns: The output; nil if the program cannot be started, fails, is killed or writes 4 KiB or more.
    public func output(within patience: Duration) -> String? {
        let loop = MainLoop()
        let found = Mutex<RunningProgram.End?>(nil)
        let program = RunningProgram.start(self, loop: loop, patience: patience, reading: Self.longestOutput) { end in
            found.withLock { $0 = end }
            loop.quit()
        }
        guard program != nil else { return nil }
        loop.run()
        return found.withLock { $0 }.flatMap { $0.status == 0 ? $0.output : nil }
    }

    /// Splits a command line into words as a shell does: quotes and escapes are resolved, nothing is expanded.
    ///
    /// - Returns: nil if there is no word, or if a quote is not closed.
    public static func words(of line: String) -> [String]? {
        var count: gint = 0
        var words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        guard g_shell_parse_argv(line, &count, &words, nil) != 0, let words else { return nil }
        defer { g_strfreev(words) }
        return (0..<Int(count)).compactMap { words[$0].map { String(cString: $0) } }
    }

    /// The exit status as in a shell for the `status` of `waitpid`.
    static func exitStatus(_ status: Int32) -> Int32 {
        let signal = status & 0x7F
        return signal == 0 ? status >> 8 & 0xFF : 128 + signal
    }
}
