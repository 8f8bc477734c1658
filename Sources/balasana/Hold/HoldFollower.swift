import ArgumentParser
import Control
import GLibBridge
import Glibc
import Platform
import Presenters
import ReminderCore

/// Starts a hold and shows it until it ends. The agent runs the hold; this class shows the agent's reports, sends the
/// user's request to stop, and asks how the hold felt.
///
/// Used only on the main loop.
final class HoldFollower: @unchecked Sendable {
    /// The reason why following a hold ended.
    private enum Conclusion {
        /// The hold is over. Print the lines, ask the question and exit with the status.
        case ended([String], HoldQuestion?, ExitCode)
        /// The agent refused the call or could not be reached.
        case failed(BusError)
        /// The agent exited, or its reply could not be read. The text is the error message.
        case lost(String)
    }

    private let client: AgentClient
    private let display: any HoldDisplay
    private let asks: Bool
    private let loop = MainLoop.main
    private var report: HoldReport?
    private var stoppedBy: Int32?
    private var tick: SourceHandle?
    private var conclusion: Conclusion?

    /// - Parameter asks: Whether to ask the user how the hold felt.
    init(_ client: AgentClient, _ display: any HoldDisplay, asks: Bool) {
        self.client = client
        self.display = display
        self.asks = asks
    }

    /// Starts the hold of `wish`. Returns after the hold has ended and the user has answered the question.
    ///
    /// - Throws: Exit status 69 if the agent is not running or exits; the status of ``AgentClient`` if it refuses; 128
    ///   plus the number of the signal after a signal.
    func follow(_ wish: HoldWish) throws {
        for number in [SIGINT, SIGTERM, SIGHUP] where !Self.isIgnored(number) {
            loop.onUnixSignal(number) { [self] in interrupted(by: number) }
        }
        loop.onUnixSignal(SIGWINCH) { [self] in show() }
        // Subscribe before starting the hold so that no change is missed.
        client.bus.onStatus { [self] in statusChanged($0) }
        let (method, arguments) = ControlInterface.call(.hold(wish))
        client.call(method, arguments) { [self] in started($0) }
        loop.run()
        try leave()
    }

    /// Whether the parent process set the signal to be ignored, as nohup does.
    static func isIgnored(_ number: Int32) -> Bool {
        var action = sigaction()
        sigaction(number, nil, &action)
        return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
    }

    private func started(_ answer: Result<[Variant], BusError>) {
        switch answer {
        case .failure(let error): conclude(.failed(error))
        case .success(let values):
            guard conclusion == nil, stoppedBy == nil else { return }
            display.begin(values.first?.stringValue ?? "")
            client.bus.watchName(
                ControlInterface.name, appeared: { _ in },
                vanished: { [self] in
                    conclude(.lost("The agent has stopped. Start it again with `balasana agent start`."))
                })
            client.status { [self] in receivedStatus($0) }
        }
    }

    private func receivedStatus(_ answer: Result<StatusReport?, BusError>) {
        switch answer {
        case .failure(let error): conclude(.failed(error))
        case .success(let status):
            guard let hold = status?.hold else {
                return conclude(.lost(Exit.unreadableAnswerMessage))
            }
            report = hold
            show()
        }
    }

    /// Ignores changes that arrive before the status was read: they are older.
    private func statusChanged(_ status: StatusReport?) {
        guard let report else { return }
        if let hold = status?.hold, hold.holdFrom == report.holdFrom {
            self.report = hold
            show()
        } else if stoppedBy == nil {
            conclude(of: report, .success)
        }
    }

    private func show() {
        tick?.cancel()
        guard let report, conclusion == nil else { return }
        let pause = display.show(report, at: SystemClock.milliseconds, isStopping: stoppedBy != nil)
        tick = pause.map { pause in
            loop.after(.milliseconds(pause)) { [self] in show() }
        }
    }

    private func interrupted(by number: Int32) {
        let status = ExitCode(128 + number)
        guard stoppedBy == nil else { return conclude(.ended([], nil, status)) }
        stoppedBy = number
        let (method, arguments) = ControlInterface.call(.stop)
        client.call(method, arguments) { [self] in stopped($0, status) }
    }

    private func stopped(_ answer: Result<[Variant], BusError>, _ status: ExitCode) {
        switch answer {
        case .success(let values):
            guard let report else { return conclude(.ended(values.compactMap(\.stringValue), nil, status)) }
            if question(about: report) != nil { return conclude(of: report, status) }
            // Stopping a hold that already has an outcome does not change the outcome.
            let outcome = report.isDone == nil ? [] : HoldLines.end(report)
            conclude(.ended(outcome + values.compactMap(\.stringValue), nil, status))
        case .failure(let error):
            guard let report, ControlInterface.Failure(rawValue: error.name) == .nothingDue else {
                return conclude(.failed(error))
            }
            // The hold ended before the request arrived.
            conclude(of: report, status)
        }
    }

    /// The question about the hold of `last`; nil if no user can answer, such as after a signal from another program.
    private func question(about last: HoldReport) -> HoldQuestion? {
        asks && (stoppedBy ?? SIGINT) == SIGINT ? HoldQuestion(last) : nil
    }

    private func conclude(of last: HoldReport, _ status: ExitCode) {
        let question = question(about: last)
        conclude(.ended(HoldLines.end(last, isAsked: question != nil), question, status))
    }

    /// Keeps the first conclusion.
    private func conclude(_ conclusion: Conclusion) {
        guard self.conclusion == nil else { return }
        self.conclusion = conclusion
        loop.quit()
    }

    private func leave() throws {
        guard case .ended(let lines, let question, let status) = conclusion else {
            display.end([])
            switch conclusion {
            case .failed(let error): throw AgentClient.exit(for: error)
            case .lost(let message): throw Exit.unavailable(message)
            case .ended, nil: return
            }
        }
        display.end(lines)
        question?.ask(client)
        if status != .success { throw status }
    }
}
