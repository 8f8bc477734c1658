import GLibBridge
import Platform
import ReminderCore

/// Restores the connection to a server with a socket file. When the connection is lost, it makes a few attempts with
/// growing delays, and again each time the file is created. It causes no other wakeups.
///
/// A server that accepts and then closes each connection gets only one round of attempts, until a connection has lasted
/// a minute. Without the folder of the file there is only one round. Use it only on the loop's thread.
final class SocketReconnection: @unchecked Sendable {
    /// More than one, because the socket file exists a moment before the server listens on it.
    private static let delays: [Duration] = [.milliseconds(50), .milliseconds(250), .seconds(1), .seconds(3)]
    private static let lasting = Duration.seconds(60)

    private let path: String
    private let loop: MainLoop
    private let attempt: @Sendable () -> Void
    private var watch: FolderWatch?
    private var timer: SourceHandle?
    private var attempts = 0
    private var connectedAt: Instant?

    /// Does nothing until ``start()``.
    ///
    /// - Parameters:
    ///   - path: The path of the socket.
    ///   - attempt: Replaces any pending connection by a new one, and later calls ``finish()`` or ``start()``, or
    ///     neither while the server does not answer.
    init(path: String, loop: MainLoop, attempt: @escaping @Sendable () -> Void) {
        self.path = path
        self.loop = loop
        self.attempt = attempt
    }

    deinit {
        cancel()
    }

    /// Starts the attempts. Call it when the connection is closed or could not be made.
    func start() {
        if let connectedAt, SystemClock.now().instant - connectedAt >= Self.lasting { attempts = 0 }
        connectedAt = nil
        // Watch before the next attempt, to miss no new socket.
        if watch == nil {
            watch = FolderWatch([path], loop: loop) { [weak self] _ in self?.handleSocketChange() }
        }
        scheduleAttempt()
    }

    /// Ends the attempts. Call it when the server has answered.
    func finish() {
        connectedAt = SystemClock.now().instant
        cancel()
    }

    /// Ends the attempts and the watch on the file.
    func cancel() {
        watch = nil
        timer?.cancel()
        timer = nil
    }

    private func handleSocketChange() {
        // A pending change can still arrive after the watch has ended.
        guard watch != nil else { return }
        attempts = 0
        scheduleAttempt()
    }

    private func scheduleAttempt() {
        timer?.cancel()
        timer = nil
        guard attempts < Self.delays.count else { return }
        timer = loop.after(Self.delays[attempts]) { [weak self] in self?.attempt() }
        attempts += 1
    }
}
