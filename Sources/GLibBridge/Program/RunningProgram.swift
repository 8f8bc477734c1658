import CNotify
import Glibc

/// A child process that runs while the loop continues, until it exits or is killed. Confined to the loop's thread.
public final class RunningProgram: @unchecked Sendable {
    /// The exit of a program.
    public struct End: Hashable, Sendable {
        /// The exit status as in a shell: 0 for success, 128 plus the number of the signal if one ended it.
        public let status: Int32
        /// The part of the output that was read.
        public let output: String
        /// True if it was killed because it took too long.
        public let isLate: Bool
    }

    private let process: pid_t
    /// The read end of the output pipe; nil if the output is not read.
    private let output: Int32?
    /// Our end of the input socket; nil if there is no input, or if it was closed.
    private var input: Int32?
    private let limit: Int
    private let ended: @Sendable (End) -> Void
    private var text: [UInt8] = []
    private var isRunning = true
    private var isStopped = false
    private var isLate = false
    private var sources: [SourceHandle] = []

    private init(
        process: pid_t, output: Int32?, input: Int32?, limit: Int, ended: @escaping @Sendable (End) -> Void
    ) {
        self.process = process
        self.output = output
        self.input = input
        self.limit = limit
        self.ended = ended
    }

    /// Starts `program`.
    ///
    /// - Parameters:
    ///   - patience: How long it may run before it is killed.
    ///   - limit: How many bytes of its output to read. A program that writes that many is killed. With 0 the output
    ///     goes to the stream that `program` names.
    ///   - hasInput: Whether its standard input is what ``write(_:)`` writes. Without it the input is the stream that
    ///     `program` names.
    ///   - ended: Called once, on `loop`, when it has exited, unless ``stop()`` was called.
    /// - Returns: nil when it cannot be started, for example because it is not installed. The caller need not keep the
    ///   object.
    public static func start(
        _ program: Program, loop: MainLoop, patience: Duration, reading limit: Int = 0, hasInput: Bool = false,
        ended: @escaping @Sendable (End) -> Void
    ) -> RunningProgram? {
        var program = program
        var ends: [Int32] = []
        if limit > 0 {
            ends = [-1, -1]
            guard g_unix_open_pipe(&ends, FD_CLOEXEC, nil) != 0 else { return nil }
            g_unix_set_fd_nonblocking(ends[0], 1, nil)
            program.output = .descriptor(ends[1])
        }
        var sockets: [Int32] = [-1, -1]
        // A socket and not a pipe: a write to a program that has exited then sends no signal.
        if hasInput, socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | O_CLOEXEC, 0, &sockets) == 0 {
            program.input = .descriptor(sockets[1])
        }
        let process = try? program.start()
        if limit > 0 { close(ends[1]) }
        if sockets[1] >= 0 { close(sockets[1]) }
        guard let process else {
            if limit > 0 { close(ends[0]) }
            if sockets[0] >= 0 { close(sockets[0]) }
            return nil
        }
        let running = RunningProgram(
            process: process, output: ends.first, input: sockets[0] < 0 ? nil : sockets[0], limit: limit, ended: ended)
        loop.watch(child: process) { running.hasEnded($0) }
        running.sources.append(
            loop.after(patience) { [weak running] in
                running?.isLate = true
                running?.end()
            })
        if let output = running.output {
            running.sources.append(loop.watch(readable: output) { [weak running] in running?.read() ?? false })
        }
        return running
    }

    /// Writes `text` to its standard input. What does not fit its buffer, of more than 100 KiB, is lost.
    public func write(_ text: String) {
        guard let input else { return }
        let bytes = Array(text.utf8)
        send(input, bytes, bytes.count, Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
    }

    /// Ends its standard input.
    public func closeInput() {
        if let input { close(input) }
        input = nil
    }

    /// Kills the program if it is still running. `ended` is not called after this.
    public func stop() {
        isStopped = true
        end()
    }

    private func end() {
        if isRunning { kill(process, SIGKILL) }
    }

    /// Reads the available output.
    ///
    /// - Returns: True if there may be more.
    private func read() -> Bool {
        guard let output, text.count < limit else { return false }
        var room = [UInt8](repeating: 0, count: limit - text.count)
        let count = Glibc.read(output, &room, room.count)
        if count < 0 { return errno == EAGAIN || errno == EINTR }
        text += room.prefix(count)
        if text.count == limit { end() }
        return count > 0
    }

    private func hasEnded(_ status: Int32) {
        isRunning = false
        closeInput()
        for source in sources { source.cancel() }
        sources = []
        if let output {
            // The last output may still be in the pipe. A child of the program may keep the other end open.
            var before = -1
            while before < text.count {
                before = text.count
                _ = read()
            }
            close(output)
        }
        guard !isStopped else { return }
        ended(
            End(
                status: Program.exitStatus(status), output: String(decoding: text, as: UTF8.self), isLate: isLate))
    }
}
