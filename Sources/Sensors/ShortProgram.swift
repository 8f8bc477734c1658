import GLibBridge
import Glibc

/// One run of a program that answers with a few words and ends. Confined to the loop's thread.
final class ShortProgram: @unchecked Sendable {
    /// How long it may take.
    private static let patience = Duration.seconds(2)
    /// In bytes; the rest of a longer output is not waited for.
    private static let longest = 4096

    private let process: pid_t
    private let output: Int32
    private let ended: @Sendable (String?) -> Void
    private var text: [UInt8] = []
    private var source: SourceHandle?
    private var timer: SourceHandle?

    private init(process: pid_t, output: Int32, ended: @escaping @Sendable (String?) -> Void) {
        self.process = process
        self.output = output
        self.ended = ended
    }

    deinit {
        stop()
    }

    /// Starts `arguments`, the first of which is looked up on the PATH, without input and with its errors dropped.
    ///
    /// - Parameters:
    ///   - environment: All of its variables; the PATH is this process's own.
    ///   - ended: Gets what it wrote, once it has ended; nil when it does not end in 2 s.
    /// - Returns: nil when it cannot be started, as when it is not installed; ended, and the program with it, when this
    ///   object goes.
    static func run(
        _ arguments: [String], environment: [String: String], loop: MainLoop,
        ended: @escaping @Sendable (String?) -> Void
    ) -> ShortProgram? {
        var ends: [Int32] = [-1, -1]
        // Closed in every other program from the start, as pipe(2) cannot do it.
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { return nil }
        guard let process = ProcessStart.start(arguments, environment: environment, output: ends[1]) else {
            close(ends[0])
            close(ends[1])
            return nil
        }
        close(ends[1])
        let program = ShortProgram(process: process, output: ends[0], ended: ended)
        program.source = loop.watch(readable: ends[0]) { [weak program] in program?.read() ?? false }
        program.timer = loop.after(patience) { [weak program] in program?.end(with: nil) }
        return program
    }

    /// Ends the run, and the program with it; nothing is told after this.
    func stop() {
        guard source != nil else { return }
        source?.cancel()
        timer?.cancel()
        source = nil
        timer = nil
        close(output)
        // Most often it has ended by itself; it must not outlive its output.
        kill(process, SIGKILL)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    }

    /// Reads what there is; false at the end.
    private func read() -> Bool {
        let room = Self.longest - text.count
        let count = withUnsafeTemporaryAllocation(byteCount: Self.longest, alignment: 1) { buffer in
            let count = Glibc.read(output, buffer.baseAddress, room)
            text += buffer.prefix(max(0, count))
            return count
        }
        if count < 0 && (errno == EAGAIN || errno == EINTR) { return true }
        guard count <= 0 || text.count == Self.longest else { return true }
        end(with: String(decoding: text, as: UTF8.self))
        return false
    }

    private func end(with text: String?) {
        stop()
        ended(text)
    }
}
