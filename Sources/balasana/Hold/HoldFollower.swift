import ArgumentParser
import Control
import GLibBridge
import Glibc
import Platform
import Presenters
import ReminderCore

/// Starts a hold and shows it until it ends. The agent leads it; this shows what the agent reports, asks it to stop,
/// and asks the user how it felt.
///
/// Touched on the main loop alone.
final class HoldFollower: @unchecked Sendable {
    /// How following ended.
    private enum Conclusion {
        /// With these lines, this question and this exit status.
        case ended([String], HoldQuestion?, ExitCode)
        /// With an error of the bus.
        case failed(BusError)
        /// With an agent that has gone, or whose answer cannot be read.
        case lost(String)
    }

    private let line: AgentClient
    private let display: any HoldDisplay
    private let asks: Bool
    private let loop = MainLoop.main
    private var report: HoldReport?
    private var stoppedBy: Int32?
    private var tick: SourceHandle?
    private var conclusion: Conclusion?

    /// - Parameter asks: Whether a user can be asked how the hold felt.
    init(_ line: AgentClient, _ display: any HoldDisplay, asks: Bool) {
        self.line = line
        self.display = display
        self.asks = asks
    }

    /// Asks for the hold of `wish`, and returns when it has ended and the question has its answer.
    ///
    /// - Throws: Exit status 69 without an agent or when it goes, those of ``AgentClient`` when it refuses, and 128 plus
    ///   the signal's number after a signal.
    func follow(_ wish: HoldWish) throws {
        for number in [SIGINT, SIGTERM, SIGHUP] where !Self.isIgnored(number) {
            loop.onUnixSignal(number) { [self] in interrupted(by: number) }
        }
        loop.onUnixSignal(SIGWINCH) { [self] in show() }
        // Before the hold is asked for, so no change is missed.
        line.bus.subscribe(
            sender: ControlInterface.name, path: ControlInterface.path, interface: ControlInterface.interface,
            signal: ControlInterface.changed
        ) { [self] signal in changed(signal.arguments.first.flatMap(StatusReport.init)) }
        let (method, arguments) = ControlInterface.call(.hold(wish))
        line.call(method, arguments) { [self] in started($0) }
        loop.run()
        try leave()
    }

    /// The program that started us may want a signal to be ignored, as nohup does.
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
            line.bus.watchName(
                ControlInterface.name, appeared: { _ in },
                vanished: { [self] in
                    conclude(.lost("The agent has stopped. Start it again with `balasana agent start`."))
                })
            line.call("GetStatus") { [self] in learned($0) }
        }
    }

    private func learned(_ answer: Result<[Variant], BusError>) {
        switch answer {
        case .failure(let error): conclude(.failed(error))
        case .success(let values):
            guard let hold = values.first.flatMap(StatusReport.init)?.hold else {
                return conclude(.lost(Exit.unreadableAnswerMessage))
            }
            report = hold
            show()
        }
    }

    /// Changes that come before the agent's answer are older than the answer.
    private func changed(_ status: StatusReport?) {
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
        line.call(method, arguments) { [self] in stopped($0, status) }
    }

    private func stopped(_ answer: Result<[Variant], BusError>, _ status: ExitCode) {
        switch answer {
        case .success(let values):
            guard let report else { return conclude(.ended(values.compactMap(\.stringValue), nil, status)) }
            if question(about: report) != nil { return conclude(of: report, status) }
            // Once the hold has its outcome, stopping takes nothing of it away.
            let outcome = report.isDone == nil ? [] : HoldLines.end(report)
            conclude(.ended(outcome + values.compactMap(\.stringValue), nil, status))
        case .failure(let error):
            guard let report, ControlInterface.Failure(rawValue: error.name) == .nothingDue else {
                return conclude(.failed(error))
            }
            // It has ended at that moment.
            conclude(of: report, status)
        }
    }

    /// The question about the hold of `last`; nil without a user to answer it, as after a signal from another program.
    private func question(about last: HoldReport) -> HoldQuestion? {
        asks && (stoppedBy ?? SIGINT) == SIGINT ? HoldQuestion(last) : nil
    }

    private func conclude(of last: HoldReport, _ status: ExitCode) {
        let question = question(about: last)
        conclude(.ended(HoldLines.end(last, isAsked: question != nil), question, status))
    }

    /// The first conclusion counts.
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
        question?.ask(line)
        if status != .success { throw status }
    }
}
