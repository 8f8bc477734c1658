import Foundation

/// A child process of the tests. It is ended when this object is released.
///
/// It remains a zombie until ``end(by:)``, so no other process can get its pid before that.
package final class ChildProcess: @unchecked Sendable {
    /// The destination of standard output and standard error.
    package enum Output {
        /// Output is read with ``firstLine()`` and ``result()``; errors are appended to a file.
        case lines(errors: String = "/dev/null")
        /// Both are appended to files.
        case files(String, errors: String)
        /// A function on a separate thread gets the output in pieces, and nil at the end. Without a file it gets the
        /// errors too.
        case pieces(errors: String? = nil, @Sendable (Data?) -> Void)
        /// The terminal with that name, which also becomes standard input and the controlling terminal.
        case terminal(String)
    }

    package let pid: pid_t
    private let name: String
    /// Our end of its output, and of its input if it takes lines; -1 for none.
    private let pipe: Int32
    /// False if a thread reads from the pipe and closes it.
    private let closesPipe: Bool
    private let exits = Timeline<Int32>()
    private let lock = NSLock()
    private var isReaped = false

    /// Starts `arguments`, with the program looked up on the PATH.
    ///
    /// - Parameters:
    ///   - environment: Added to the environment of the tests.
    ///   - inherits: False to pass only `environment`.
    ///   - takesLines: True to connect its input to ``send(_:)``; otherwise its input is empty.
    package init(
        _ arguments: [String], environment: [String: String] = [:], inherits: Bool = true, takesLines: Bool = false,
        output: Output = .lines()
    ) throws {
        name = arguments[0]
        var ends: [Int32] = [-1, -1]
        defer { close(ends[1]) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        func redirect(_ descriptor: Int32, to file: String) {
            posix_spawn_file_actions_addopen(&actions, descriptor, file, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        }
        switch output {
        case .lines(let errors):
            ends = try Self.socketPair(for: name)
            var limit = timeval(tv_sec: Int(patience), tv_usec: 0)
            setsockopt(ends[0], SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
            if takesLines { posix_spawn_file_actions_adddup2(&actions, ends[1], 0) }
            posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
            redirect(2, to: errors)
        case .files(let out, let errors):
            redirect(1, to: out)
            redirect(2, to: errors)
        case .pieces(let errors, _):
            ends = try Self.socketPair(for: name)
            posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
            if let errors { redirect(2, to: errors) } else { posix_spawn_file_actions_adddup2(&actions, 1, 2) }
        case .terminal(let name):
            posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
            posix_spawn_file_actions_adddup2(&actions, 0, 1)
            posix_spawn_file_actions_adddup2(&actions, 0, 2)
        }
        let own = inherits ? ProcessInfo.processInfo.environment.merging(environment) { $1 } : environment
        let hasTerminal = if case .terminal = output { true } else { false }
        pid = try Self.spawn(arguments, own, &actions, newSession: hasTerminal)
        pipe = ends[0]
        if case .pieces(_, let reader) = output {
            closesPipe = false
            Thread.detachNewThread { [pipe] in Self.read(pipe, reader) }
        } else {
            closesPipe = pipe >= 0
        }
        Thread.detachNewThread { [pid, exits] in exits.append(Self.exitStatus(of: pid)) }
    }

    deinit {
        end()
        if closesPipe { close(pipe) }
    }

    package var isRunning: Bool { exits.count == 0 }

    /// Waits for its exit status, or the negative number of the signal that ended it; nil if it is still running.
    package func exitStatus(within seconds: Double = patience) -> Int32? {
        exits.first(within: seconds)?.element
    }

    /// Waits for the next line of output; empty if none comes in time, or at the end of the output.
    package func firstLine() -> String {
        var line: [UInt8] = []
        var byte: UInt8 = 0
        while Glibc.read(pipe, &byte, 1) == 1, byte != UInt8(ascii: "\n") { line.append(byte) }
        return String(decoding: line, as: UTF8.self)
    }

    /// Writes a line to its input.
    package func send(_ line: String) {
        let bytes = Array("\(line)\n".utf8)
        _ = Glibc.send(pipe, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    /// Waits until the program exits and returns its output. Throws if it fails.
    @discardableResult
    package func result() throws -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(pipe, &chunk, chunk.count)
            guard count > 0 else { break }
            bytes += chunk[..<count]
        }
        guard let status = exitStatus(), status == 0 else { throw Failure(program: name, status: exitStatus() ?? -1) }
        return bytes
    }

    /// Sends `signal`, unless the process was already waited for.
    package func kill(_ signal: Int32) {
        lock.withLock { if !isReaped { _ = Glibc.kill(pid, signal) } }
    }

    /// Ends the program by `signal`, or after 2 s by SIGKILL, and waits until it is gone.
    package func end(by signal: Int32 = SIGTERM) {
        kill(signal)
        kill(SIGCONT)
        if exitStatus(within: 2) == nil { kill(SIGKILL) }
        _ = exitStatus()
        lock.withLock {
            if isReaped { return }
            isReaped = true
            waitpid(pid, nil, 0)
        }
    }

    package struct Failure: Error {
        let program: String
        let status: Int32
    }

    /// Two connected sockets. No other child inherits them, so closing them is visible as the end of the output.
    private static func socketPair(for name: String) throws -> [Int32] {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw Failure(program: name, status: errno) }
        return ends
    }

    /// `POSIX_SPAWN_SETSID`, which glibc's `spawn.h` declares only with `_GNU_SOURCE`.
    private static let setSession: Int32 = 0x80

    private static func spawn(
        _ arguments: [String], _ environment: [String: String], _ actions: inout posix_spawn_file_actions_t,
        newSession: Bool
    ) throws -> pid_t {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // The threads of the tests block SIGTERM, and the child would inherit that.
        var none = sigset_t()
        var every = sigset_t()
        sigemptyset(&none)
        sigfillset(&every)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &every)
        let session = newSession ? setSession : 0
        posix_spawnattr_setflags(&attributes, Int16(session | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var words = arguments.map { strdup($0) } + [nil]
        var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + variables { free(text) } }
        var pid = pid_t()
        let failure = posix_spawnp(&pid, arguments[0], &actions, &attributes, &words, &variables)
        guard failure == 0 else { throw Failure(program: arguments[0], status: failure) }
        return pid
    }
    private static func read(_ pipe: Int32, _ reader: (Data?) -> Void) {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(pipe, &buffer, buffer.count)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { break }
            reader(Data(buffer[..<count]))
        }
        close(pipe)
        reader(nil)
    }

    private static func exitStatus(of pid: pid_t) -> Int32 {
        var info = siginfo_t()
        while waitid(P_PID, id_t(pid), &info, WEXITED | WNOWAIT) != 0 && errno == EINTR {}
        let status = info._sifields._sigchld.si_status
        return info.si_code == Int32(CLD_EXITED) ? status : -status
    }
}
