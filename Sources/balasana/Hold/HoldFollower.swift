import ArgumentParser
import GLibBridge
import Glibc
import Presenters
import ReminderCore

/// Starts a hold and shows it until it ends. The agent leads it; this only shows what the agent tells, and asks it to
/// stop.
///
/// Touched on the main loop alone.
final class HoldFollower: @unchecked Sendable {
    /// How following ended.
    private enum Conclusion {
        /// With these lines, and this exit status.
        case told([String], ExitCode)
        /// With an answer of the bus that is no success.
        case failed(BusError)
        /// With an agent that is gone, or that speaks otherwise than we do.
        case lost(String)
    }

    private let line: AgentLine
    private let display: any HoldDisplay
    private let loop = MainLoop.main
    private var report: HoldReport?
    private var stoppedBy: Int32?
    private var tick: SourceHandle?
    private var conclusion: Conclusion?

    init(_ line: AgentLine, _ display: any HoldDisplay) {
        self.line = line
        self.display = display
    }

    /// Asks for the hold of `wish` and returns when it has ended.
    ///
    /// - Throws: Exit status 69 without an agent or when it goes, those of ``AgentLine`` when it refuses, and 128 and
    ///   the signal's number after a signal.
    func follow(_ wish: HoldWish) throws {
        for number in [SIGINT, SIGTERM, SIGHUP] where !Self.isIgnored(number) {
            loop.onUnixSignal(number) { [self] in interrupted(by: number) }
        }
        loop.onUnixSignal(SIGWINCH) { [self] in show() }
        // Before the hold is asked for, so that nothing of it is missed.
        line.bus.subscribe(
            sender: ControlInterface.name, path: ControlInterface.path, interface: ControlInterface.interface,
            signal: ControlInterface.changed
        ) { [self] signal in changed(signal.arguments.first.flatMap(StatusReport.init)) }
        let (method, arguments) = ControlInterface.call(.hold(wish))
        line.call(method, arguments) { [self] in started($0) }
        loop.run()
        try tellConclusion()
    }

    /// Who has started us may have wanted a signal to be ignored, as nohup does.
    private static func isIgnored(_ number: Int32) -> Bool {
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
                    conclude(.lost("Balasana's agent has ended. `balasana agent start` starts it again."))
                })
            line.call("GetStatus") { [self] in learned($0) }
        }
    }

    private func learned(_ answer: Result<[Variant], BusError>) {
        switch answer {
        case .failure(let error): conclude(.failed(error))
        case .success(let values):
            guard let hold = values.first.flatMap(StatusReport.init)?.hold else {
                return conclude(.lost("The agent's answer is not one that this version understands."))
            }
            report = hold
            show()
        }
    }

    /// What the agent tells before it has answered is older than the answer.
    private func changed(_ status: StatusReport?) {
        guard let report else { return }
        if let hold = status?.hold, hold.holdFrom == report.holdFrom {
            self.report = hold
            show()
        } else if stoppedBy == nil {
            conclude(.told(HoldLines.end(report), .success))
        }
    }

    private func show() {
        tick?.cancel()
        guard let report, conclusion == nil else { return }
        let pause = display.show(report, at: BootClock.now, isStopping: stoppedBy != nil)
        tick = pause.map { pause in
            loop.after(.milliseconds(pause)) { [self] in show() }
        }
    }

    private func interrupted(by number: Int32) {
        let status = ExitCode(128 + number)
        guard stoppedBy == nil else { return conclude(.told([], status)) }
        stoppedBy = number
        let (method, arguments) = ControlInterface.call(.stop)
        line.call(method, arguments) { [self] in stopped($0, status) }
    }

    private func stopped(_ answer: Result<[Variant], BusError>, _ status: ExitCode) {
        switch answer {
        case .success(let values):
            // Once the hold has its outcome, stopping takes nothing of it away.
            let outcome = report.map { $0.isDone == nil ? [] : HoldLines.end($0) } ?? []
            conclude(.told(outcome + values.compactMap(\.stringValue), status))
        case .failure(let error):
            guard let report, ControlInterface.Failure(rawValue: error.name) == .nothingDue else {
                return conclude(.failed(error))
            }
            // It has ended at that moment.
            conclude(.told(HoldLines.end(report), status))
        }
    }

    /// The first conclusion counts.
    private func conclude(_ conclusion: Conclusion) {
        guard self.conclusion == nil else { return }
        self.conclusion = conclusion
        loop.quit()
    }

    private func tellConclusion() throws {
        let lines = if case .told(let lines, _) = conclusion { lines } else { [String]() }
        display.end(lines)
        switch conclusion {
        case .told(_, .success), nil: break
        case .told(_, let status): throw status
        case .failed(let error): throw AgentLine.exit(for: error)
        case .lost(let message): throw Exit.unavailable(message)
        }
    }
}
