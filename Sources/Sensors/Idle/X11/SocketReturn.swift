import GLibBridge
import Platform
import ReminderCore

/// Brings back the connection to a server whose socket is a file: when it is lost, by some attempts with growing
/// delays, and by one more round of them each time that the file is made anew. In between nothing runs.
///
/// A server that accepts and then ends the connection over and over gets one round of attempts, until it has held a
/// connection for a minute. Where the file's folder does not exist there is one round alone. For the loop's thread.
final class SocketReturn: @unchecked Sendable {
    /// A server's socket is there a moment before the server listens on it.
    private static let delays: [Duration] = [.milliseconds(50), .milliseconds(250), .seconds(1), .seconds(3)]
    private static let lasting = Duration.seconds(60)

    private let path: String
    private let loop: MainLoop
    private let attempt: @Sendable () -> Void
    private var watch: FolderWatch?
    private var timer: SourceHandle?
    private var attempts = 0
    private var connectedAt: Instant?

    /// Silent until ``lost()``.
    ///
    /// - Parameters:
    ///   - path: The socket.
    ///   - attempt: Tries to connect anew, in place of a connection that has not been answered yet, and then calls
    ///     ``succeeded()`` or ``lost()``; or neither, while the server lets it wait.
    init(path: String, loop: MainLoop, attempt: @escaping @Sendable () -> Void) {
        self.path = path
        self.loop = loop
        self.attempt = attempt
    }

    deinit {
        cancel()
    }

    /// The connection has ended, or could not be made.
    func lost() {
        if let connectedAt, SystemClock.now().instant - connectedAt >= Self.lasting { attempts = 0 }
        connectedAt = nil
        // Set up before the next attempt, so that no return falls in between.
        if watch == nil {
            watch = FolderWatch([path], loop: loop) { [weak self] _ in self?.socketChanged() }
        }
        attemptLater()
    }

    /// The server has answered.
    func succeeded() {
        connectedAt = SystemClock.now().instant
        cancel()
    }

    /// Ends the wait.
    func cancel() {
        watch = nil
        timer?.cancel()
        timer = nil
    }

    private func socketChanged() {
        // What is still on its way when the watch ends is told all the same.
        guard watch != nil else { return }
        attempts = 0
        attemptLater()
    }

    private func attemptLater() {
        timer?.cancel()
        timer = nil
        guard attempts < Self.delays.count else { return }
        timer = loop.after(Self.delays[attempts]) { [weak self] in self?.attempt() }
        attempts += 1
    }
}
