import ArgumentParser
import Control
import GLibBridge
import Presenters

/// Prints the status as a line at once, and again whenever it changes or the agent starts or stops.
///
/// Used only on the main loop.
final class StatusFollower: @unchecked Sendable {
    private let line: AgentClient
    private let form: StatusLine
    private let loop = MainLoop.main
    private var last: String?
    private var isUnread = false
    private var failure: (any Error)?

    init(_ line: AgentClient, _ form: StatusLine) {
        self.line = line
        self.form = form
    }

    /// Returns when the reader of the lines is gone; signals end the process as usual.
    ///
    /// - Throws: Exit status 69 with a message if the session bus closes or an answer of the agent cannot be read.
    func follow() throws {
        StandardOutput.watchReader(loop) { [self] in unread() }
        line.bus.onClosed(loop) { [self] in conclude(Exit.unavailable("The session bus is gone.")) }
        // Before the status is asked for, so no change is missed.
        line.bus.onStatus { [self] in learned($0) }
        line.bus.watchName(
            ControlInterface.name,
            appeared: { [self] _ in line.status { [self] in answered($0) } },
            vanished: { [self] in show(nil) })
        loop.run()
        if let failure, !isUnread { throw failure }
    }

    private func answered(_ answer: Result<StatusReport?, BusError>) {
        switch answer {
        case .success(let report): learned(report)
        case .failure(let error):
            // If the agent is gone, the watch of its name reports that.
            if error.isTimeout { StandardError.say("The agent does not respond.") }
        }
    }

    private func learned(_ report: StatusReport?) {
        guard let report else { return conclude(Exit.unreadableAnswer) }
        show(report)
    }

    /// Prints the line unless it repeats the last one.
    private func show(_ report: StatusReport?) {
        do {
            let text = try form.text(report)
            guard text != last else { return }
            last = text
            if !StandardOutput.say("\(text)\n") { unread() }
        } catch {
            conclude(error)
        }
    }

    private func unread() {
        isUnread = true
        loop.quit()
    }

    private func conclude(_ error: any Error) {
        failure = failure ?? error
        loop.quit()
    }
}
