import CNotify
import Glibc
import Synchronization

/// A program, and how it is started as a child of this process.
public struct Program: Sendable {
    /// What a standard stream of the program is.
    public enum Stream: Sendable {
        /// `/dev/null`.
        case null
        /// The same as this process's.
        case inherited
        /// The file at this path: emptied, or made with mode 0600.
        case file(String)
        /// This descriptor. 1 gives the errors to where the output goes.
        case descriptor(Int32)
    }

    /// A program that cannot be started, as when it is not installed.
    public struct Failure: Error, Sendable {
        /// The system's words for the cause, such as `No such file or directory`.
        public let reason: String
    }

    /// `POSIX_SPAWN_SETSID` of glibc's `spawn.h`, which declares it only for GNU sources.
    private static let newSession: Int32 = 0x80
    /// In bytes; ``output(within:)`` is for programs that answer with a few words.
    private static let longestOutput = 4096

    /// The program, which is looked up on this process's PATH, and its arguments.
    public var arguments: [String]
    /// All of its variables; nil gives it this process's.
    public var environment: [String: String]?
    /// Its standard input.
    public var input = Stream.null
    /// Its standard output.
    public var output = Stream.null
    /// Its standard error.
    public var errors = Stream.null
    /// Whether it leads a session of its own, which closing the terminal does not end.
    public var hasOwnSession = false

    /// A program whose streams are all `/dev/null`.
    public init(_ arguments: [String], environment: [String: String]? = nil) {
        self.arguments = arguments
        self.environment = environment
    }

    /// Starts it.
    ///
    /// - Returns: Its number, which the caller has to wait for.
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
        // The agent's threads may block signals, which the program would inherit.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var noSignals = sigset_t()
        sigemptyset(&noSignals)
        posix_spawnattr_setsigmask(&attributes, &noSignals)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGMASK | (hasOwnSession ? Self.newSession : 0)))
        // Ours to free.
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

    /// Starts it and waits on the calling thread until it has ended.
    ///
    /// - Returns: The exit status as a shell has it: 128 and the number of the signal that ended it.
    public func run() throws(Failure) -> Int32 {
        let process = try start()
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return Self.exitStatus(status)
    }

    /// Starts it and waits on the calling thread until it has ended, but no longer than `patience`; then it runs on.
    ///
    /// - Returns: The exit status as a shell has it; nil when it still runs.
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

    /// Starts it and waits on the calling thread until it has ended, but no longer than `patience`; then it is ended.
    ///
    /// - Returns: What it wrote; nil when it cannot be started, fails, is ended or writes 4 KiB or more.
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

    /// The words of a command line, its quotes and escapes resolved as a shell does, with nothing expanded.
    ///
    /// - Returns: nil where there is no word, and where a quote does not end.
    public static func words(of line: String) -> [String]? {
        var count: gint = 0
        var words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        guard g_shell_parse_argv(line, &count, &words, nil) != 0, let words else { return nil }
        defer { g_strfreev(words) }
        return (0..<Int(count)).compactMap { words[$0].map { String(cString: $0) } }
    }

    /// `status` of `waitpid` as a shell has it.
    static func exitStatus(_ status: Int32) -> Int32 {
        let signal = status & 0x7F
        return signal == 0 ? status >> 8 & 0xFF : 128 + signal
    }
}
