import Glibc

/// A program that runs beside the tests and ends with this object.
package final class ChildProcess: @unchecked Sendable {
    private let name: String
    private let output: Int32
    private var pid: pid_t?

    /// Starts `arguments`, found on the PATH, with `environment` on top of the tests' own.
    ///
    /// - Parameter takesLines: Whether it reads what ``send(_:)`` writes; otherwise its input is empty.
    package init(_ arguments: [String], environment: [String: String] = [:], takesLines: Bool = false) throws {
        name = arguments[0]
        var ends: [Int32] = [0, 0]
        // Closed in every other child from the start, so that the end of this one's output can be seen.
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw Failure(program: name, status: errno) }
        output = ends[0]
        defer { close(ends[1]) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if takesLines {
            // Who talks with a program waits for its answer, and not for ever.
            var patience = timeval(tv_sec: 10, tv_usec: 0)
            setsockopt(output, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
            posix_spawn_file_actions_adddup2(&actions, ends[1], 0)
        } else {
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        }
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        // Tests run on threads that block SIGTERM, which the child would inherit.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var noSignals = sigset_t()
        sigemptyset(&noSignals)
        posix_spawnattr_setsigmask(&attributes, &noSignals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var variables = environment.map { "\($0)=\($1)" }
        var inherited = environ
        while let variable = inherited.pointee.map({ String(cString: $0) }) {
            let key = variable.prefix { $0 != "=" }
            if environment[String(key)] == nil { variables.append(variable) }
            inherited += 1
        }
        let argv = arguments.map { strdup($0) } + [nil]
        let envp = variables.map { strdup($0) } + [nil]
        defer { for text in argv + envp { free(text) } }
        var child = pid_t()
        let failure = posix_spawnp(&child, name, &actions, &attributes, argv, envp)
        guard failure == 0 else { throw Failure(program: name, status: failure) }
        pid = child
    }

    deinit {
        end()
        close(output)
    }

    /// Waits for the first line of output that has not been taken yet; empty when there is none in time, or no more.
    package func firstLine() -> String {
        var line: [UInt8] = []
        var byte: UInt8 = 0
        while read(output, &byte, 1) == 1, byte != UInt8(ascii: "\n") { line.append(byte) }
        return String(decoding: line, as: UTF8.self)
    }

    /// Writes a line to a program that takes them.
    package func send(_ line: String) {
        let bytes = Array("\(line)\n".utf8)
        _ = Glibc.send(output, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    /// Waits until the program has ended by itself; everything it wrote.
    @discardableResult
    package func result() throws -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(output, &chunk, chunk.count)
            guard count > 0 else { break }
            bytes += chunk[..<count]
        }
        let status = wait()
        guard status == 0 else { throw Failure(program: name, status: status) }
        return bytes
    }

    /// Ends the program, or crashes it with SIGKILL, and waits until it is gone.
    package func end(by signal: Int32 = SIGTERM) {
        guard let pid else { return }
        kill(pid, signal)
        _ = wait()
    }

    private func wait() -> Int32 {
        guard let child = pid else { return 0 }
        pid = nil
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 && errno == EINTR {}
        return status
    }

    package struct Failure: Error {
        let program: String
        let status: Int32
    }
}
