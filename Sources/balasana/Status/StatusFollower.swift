import ArgumentParser
import GLibBridge
import Glibc
import Presenters

/// Prints the status as a line at once, and again whenever the agent tells of a change, comes or goes.
///
/// Touched on the main loop alone.
final class StatusFollower: @unchecked Sendable {
    private let line: AgentLine
    private let form: StatusLine
    private let loop = MainLoop.main
    private var last: String?
    private var isUnread = false
    private var failure: (any Error)?

    init(_ line: AgentLine, _ form: StatusLine) {
        self.line = line
        self.form = form
    }

    /// Returns when nobody reads the lines any more; signals end the process as they do any other.
    ///
    /// - Throws: Exit status 69, after saying so, when the session bus goes, or when the agent speaks otherwise than we do.
    func follow() throws {
        watchReader()
        line.bus.onClosed(loop) { [self] in conclude(Exit.unavailable("The session bus is gone.")) }
        // Before the status is asked for, so that no change is missed.
        line.bus.subscribe(
            sender: ControlInterface.name, path: ControlInterface.path, interface: ControlInterface.interface,
            signal: ControlInterface.changed
        ) { [self] signal in learned(signal.arguments) }
        line.bus.watchName(
            ControlInterface.name,
            appeared: { [self] _ in line.call("GetStatus") { [self] in answered($0) } },
            vanished: { [self] in show(nil) })
        loop.run()
        if let failure, !isUnread { throw failure }
    }

    private func answered(_ answer: Result<[Variant], BusError>) {
        switch answer {
        case .success(let values): learned(values)
        case .failure(let error):
            // That it has gone is told by its name.
            if error.isTimeout { StandardError.say("Balasana's agent does not answer.") }
        }
    }

    private func learned(_ values: [Variant]) {
        guard let report = values.first.flatMap(StatusReport.init) else {
            return conclude(Exit.unavailable("The agent's answer is not one that this version understands."))
        }
        show(report)
    }

    /// A line that says what the last one said is no news.
    private func show(_ report: StatusReport?) {
        do {
            let text = try form.text(report)
            guard text != last else { return }
            last = text
            if !StandardOutput.write("\(text)\n") { unread() }
        } catch {
            conclude(error)
        }
    }

    /// A reader may go long before there is anything to write.
    private func watchReader() {
        var output = stat()
        guard fstat(1, &output) == 0, [S_IFIFO, S_IFSOCK].contains(output.st_mode & S_IFMT) else { return }
        loop.watch(readable: 1) { [self] in
            var state = pollfd(fd: 1, events: 0, revents: 0)
            if poll(&state, 1, 0) > 0 { unread() }
            // What comes towards us here is nothing that we read, and would wake us for ever.
            return false
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
