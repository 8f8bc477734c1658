import CNotify
import Glibc

/// A program that runs beside this process's loop, until it ends by itself or is ended. Confined to the loop's thread.
public final class RunningProgram: @unchecked Sendable {
    /// How a program has ended.
    public struct End: Hashable, Sendable {
        /// The exit status as a shell has it: 0 for success, 128 and the number of the signal that ended it.
        public let status: Int32
        /// What it wrote, as far as it was read.
        public let output: String
        /// Whether it was ended because it took too long.
        public let isLate: Bool
    }

    private let process: pid_t
    /// Where its output is read; nil where it is not.
    private let output: Int32?
    private let limit: Int
    private let ended: @Sendable (End) -> Void
    private var text: [UInt8] = []
    private var isRunning = true
    private var isStopped = false
    private var isLate = false
    private var sources: [SourceHandle] = []

    private init(process: pid_t, output: Int32?, limit: Int, ended: @escaping @Sendable (End) -> Void) {
        self.process = process
        self.output = output
        self.limit = limit
        self.ended = ended
    }

    /// Starts `program`.
    ///
    /// - Parameters:
    ///   - patience: How long it may run before it is ended.
    ///   - limit: How many bytes of its output are read; it is ended when it has written as many. With 0 its output
    ///     goes where `program` says.
    ///   - ended: Called once, on `loop`, when it has ended, unless ``stop()`` has ended it.
    /// - Returns: nil when it cannot be started, as when it is not installed. No one has to keep the object.
    public static func start(
        _ program: Program, loop: MainLoop, patience: Duration, reading limit: Int = 0,
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
        let process = try? program.start()
        if limit > 0 { close(ends[1]) }
        guard let process else {
            if limit > 0 { close(ends[0]) }
            return nil
        }
        let running = RunningProgram(process: process, output: ends.first, limit: limit, ended: ended)
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

    /// Ends it, if it still runs; nothing is told after this.
    public func stop() {
        isStopped = true
        end()
    }

    private func end() {
        if isRunning { kill(process, SIGKILL) }
    }

    /// Reads what there is.
    ///
    /// - Returns: Whether there may be more.
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
        for source in sources { source.cancel() }
        sources = []
        if let output {
            // What it wrote last may still be there. A program that it has started may hold the other end.
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
