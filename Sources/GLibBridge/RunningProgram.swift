import CNotify
import Glibc

/// A program that runs beside the agent, until it ends by itself or is ended. Confined to the loop's thread.
public final class RunningProgram: @unchecked Sendable {
    private let process: pid_t
    private let ended: @Sendable (_ isGood: Bool) -> Void
    private var source: SourceHandle?
    private var timer: SourceHandle?

    private init(process: pid_t, ended: @escaping @Sendable (Bool) -> Void) {
        self.process = process
        self.ended = ended
    }

    /// Starts `arguments`, the first of which is looked up on the PATH, without input and output.
    ///
    /// - Parameters:
    ///   - environment: All of its variables; the PATH is this process's own.
    ///   - patience: How long it may run before it is ended.
    ///   - ended: Called once, on `loop`, when it has ended: whether by itself, in time, and with exit status 0.
    /// - Returns: nil when it cannot be started, as when it is not installed.
    public static func start(
        _ arguments: [String], environment: [String: String], loop: MainLoop, patience: Duration,
        ended: @escaping @Sendable (_ isGood: Bool) -> Void
    ) -> RunningProgram? {
        guard let process = ProcessStart.start(arguments, environment: environment) else { return nil }
        let program = RunningProgram(process: process, ended: ended)
        // The handler keeps it until its end, whoever else does.
        program.source = loop.watch(child: process) { status in program.hasEnded(status) }
        program.timer = loop.after(patience) { [weak program] in program?.stop() }
        return program
    }

    /// Ends it, if it still runs; ``start(_:environment:loop:patience:ended:)`` then tells of a bad end.
    public func stop() {
        if source != nil { kill(process, SIGKILL) }
    }

    private func hasEnded(_ status: Int32) {
        source = nil
        timer?.cancel()
        timer = nil
        ended(status == 0)
    }
}
