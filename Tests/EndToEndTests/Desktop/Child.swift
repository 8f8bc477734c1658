import Foundation

/// A process that the tests started, in a process group of its own.
///
/// It stays a zombie until ``reap()``, so that its pid means no other process as long as this value lives.
final class Child: @unchecked Sendable {
    let name: String
    let pid: pid_t
    private let exits = Timeline<Int32>()

    /// Where its standard output and error go.
    enum Output {
        /// Into one file each.
        case files(out: URL, error: URL)
        /// Into one file and, in pieces as they come, to a function on a thread of its own.
        case read(error: URL, out: @Sendable (Data?) -> Void)
        /// Both, mingled, to a function on a thread of its own.
        case readBoth(@Sendable (Data?) -> Void)
        /// Both onto the terminal of that name, which becomes the process's own and its standard input, too.
        case terminal(String)
    }

    /// `POSIX_SPAWN_SETSID` of glibc's `spawn.h`, which that declares only for GNU sources.
    private static let newSession: Int32 = 0x80

    /// Starts `arguments` with `input` (a descriptor, which stays the caller's) or nothing at its standard input.
    init(_ name: String, _ arguments: [String], environment: [String: String], input: Int32? = nil, _ output: Output)
        throws
    {
        self.name = name
        var pipes: [Int32] = [-1, -1]
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let input {
            posix_spawn_file_actions_adddup2(&actions, input, 0)
        } else {
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        }
        func open(_ descriptor: Int32, _ file: URL) {
            posix_spawn_file_actions_addopen(&actions, descriptor, file.path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        }
        switch output {
        case .files(let out, let error):
            open(1, out)
            open(2, error)
        case .read(let error, _):
            pipes = try Self.pipe()
            posix_spawn_file_actions_adddup2(&actions, pipes[1], 1)
            open(2, error)
        case .readBoth:
            pipes = try Self.pipe()
            posix_spawn_file_actions_adddup2(&actions, pipes[1], 1)
            posix_spawn_file_actions_adddup2(&actions, pipes[1], 2)
        case .terminal(let name):
            posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
            posix_spawn_file_actions_adddup2(&actions, 0, 1)
            posix_spawn_file_actions_adddup2(&actions, 0, 2)
        }
        let group = if case .terminal = output { Self.newSession } else { POSIX_SPAWN_SETPGROUP }
        pid = try Self.spawn(arguments, environment, &actions, group: group)
        switch output {
        case .files, .terminal: break
        case .read(_, let reader), .readBoth(let reader):
            close(pipes[1])
            let descriptor = pipes[0]
            Thread.detachNewThread { Self.read(descriptor, reader) }
        }
        Thread.detachNewThread { [pid, exits] in exits.append(Self.exitStatus(of: pid)) }
    }

    var isRunning: Bool { exits.count == 0 }

    /// Its exit status, or the negative number of the signal that ended it; nil while it runs.
    func exitStatus(before deadline: Date) -> Int32? {
        exits.first(before: deadline) { _ in true }?.element
    }

    func send(_ signal: Int32) {
        kill(pid, signal)
    }

    /// Ends it, politely at first, and frees its pid.
    func reap() {
        if exitStatus(before: Date(timeIntervalSinceNow: 2)) == nil {
            send(SIGKILL)
            _ = exitStatus(before: Date(timeIntervalSinceNow: 60))
        }
        waitpid(pid, nil, 0)
    }

    /// Two connected ends that no other child inherits, which Swift cannot ask of `pipe2`.
    static func pipe() throws -> [Int32] {
        var ends: [Int32] = [-1, -1]
        let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, type, 0, &ends) == 0 else { throw POSIXError(.EMFILE) }
        return ends
    }

    private static func spawn(
        _ arguments: [String], _ environment: [String: String], _ actions: inout posix_spawn_file_actions_t,
        group: Int32
    ) throws -> pid_t {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        var every = sigset_t()
        sigemptyset(&none)
        sigfillset(&every)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &every)
        posix_spawnattr_setpgroup(&attributes, 0)
        let flags = group | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
        posix_spawnattr_setflags(&attributes, Int16(flags))
        var words = arguments.map { strdup($0) } + [nil]
        var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (words + variables).forEach { free($0) } }
        var pid: pid_t = 0
        let failure = posix_spawnp(&pid, arguments[0], &actions, &attributes, &words, &variables)
        guard failure == 0 else { throw Missing(program: arguments[0], reason: String(cString: strerror(failure))) }
        return pid
    }

    private static func read(_ descriptor: Int32, _ reader: (Data?) -> Void) {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { break }
            reader(Data(buffer[..<count]))
        }
        close(descriptor)
        reader(nil)
    }

    private static func exitStatus(of pid: pid_t) -> Int32 {
        var info = siginfo_t()
        while waitid(P_PID, id_t(pid), &info, WEXITED | WNOWAIT) != 0 && errno == EINTR {}
        let status = info._sifields._sigchld.si_status
        return info.si_code == Int32(CLD_EXITED) ? status : -status
    }
}

/// A program that could not be started.
struct Missing: Error, CustomStringConvertible {
    let program: String
    let reason: String

    var description: String { "cannot start \(program): \(reason)" }
}
