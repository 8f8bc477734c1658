import Control
import GLibBridge
import Platform
import Presenters
import ReminderCore
import Sensors
import Storage

/// The resident program: it passes events to the policy and carries out the policy's effects. It decides nothing.
///
/// Its state is isolated to the main actor. Sensors, bus and watches call it on the main thread, in GLib's main loop.
/// The timer and the thread of the notifications call it through Dispatch's main queue.
@MainActor final class BalasanaAgent {
    private enum State {
        /// Waits for the first readings of presence.
        case starting(Start)
        case running
        /// Waits until nothing is on screen. The state was saved with what was; nil if it was never ready, so what the
        /// last run left is still to be taken up.
        case stopping(SavedState?)
    }

    private struct Start {
        /// What the last run left; nil for nothing.
        let found: Journal.Found?
        /// Callers of ``whenReady(_:)``.
        var waiting: [@MainActor () -> Void] = []
    }

    /// Lets the parts, which are made before the agent, call it.
    private final class Link {
        weak var agent: BalasanaAgent?
    }

    private var state: State
    private var policy: ReminderPolicy
    private var clocks = ClockPair()

    private let config: LiveConfig
    private let sensors: PresenceSensors
    private let watches: Watches
    private let timer: DeadlineTimer
    private let outputs: Outputs
    private let tray: TrayOutput
    private let journal: Journal
    private let bus: Bus
    private let finished: @MainActor () -> Void

    /// The sources of presence, and what is missing.
    private(set) var sourceReport = SourceReport()
    private var server: String?
    /// The config problems in the last status that was announced.
    private var announcedProblems: [String] = []

    /// An agent that keeps its files in `directories`. Make it only when the bus name is ours, because it reads and may
    /// write them.
    ///
    /// - Parameters:
    ///   - quit: Called when the user asks for its end in the panel; it should call ``stop()``.
    ///   - finished: Called when it has ended after ``stop()``.
    init(
        bus: Bus, directories: XDGDirectories, environment: [String: String], icon: String,
        quit: @escaping @MainActor () -> Void, finished: @escaping @MainActor () -> Void
    ) {
        self.bus = bus
        self.finished = finished
        let link = Link()
        let systemBus = try? Bus.connect(.system)
        // Before the zone and the history are read, so no change is lost in between.
        watches = Watches(
            directories, environment: environment, systemBus: systemBus,
            zoneChanged: { link.agent?.zoneChanged($0) }, clocksChanged: { link.agent?.clocksChanged() },
            isHistoryKnown: { link.agent?.journal.isHistoryKnown ?? false },
            historyChanged: { link.agent?.readHistory() })
        config = LiveConfig(directories) { link.agent?.configChanged($0) }
        timer = DeadlineTimer { link.agent?.handle(.deadline) }
        outputs = Outputs(
            bus: bus, environment: environment, icon: icon, report: { link.agent?.handle($0) },
            serverChanged: { link.agent?.serverChanged($0) })
        sensors = PresenceSensors(
            loop: .main, environment: environment, sessionBus: bus, systemBus: systemBus,
            report: onMainActor { link.agent?.handle($0) },
            changed: onMainActor { sources, report in
                link.agent?.note(report)
                link.agent?.handle(.sourcesChanged(sources))
            })
        tray = TrayOutput(
            bus: bus, themeFolder: Icon.themeFolder, agent: { link.agent }, outputs: outputs, quit: quit)
        journal = Journal(directories, busID: bus.id)

        let now = SystemClock.now()
        let calendar = Calendar.local
        let found = journal.load(calendar)
        let recent = found.flatMap { $0.continuity == .newBoot ? nil : $0.state.recent } ?? RecentRows()
        policy = ReminderPolicy(
            settings: config.settings, calendar: calendar, practice: journal.practice(recent, at: now),
            saved: found?.state, continuity: found?.continuity ?? .newBoot, at: now)
        state = .starting(Start(found: found))
        link.agent = self
    }

    // MARK: Life

    /// Starts it; call once, on the main loop.
    func start() {
        guard case .starting(let start) = state else { return }
        let found = start.found?.continuity == .sameSession ? start.found : nil
        // In another session the number of a notification may be that of another program's.
        outputs.start(leftover: found?.state.bubble, isScreenClear: start.found?.state.isScreenClear ?? false)
        config.start()
        if let found, let span = clocks.sleptSince(found.suspended) { handle(.presence(.slept(span))) }
        sensors.start(
            idleAfter: policy.initialWatch,
            ready: onMainActor { [self] sources, report in
                note(report)
                begin(with: sources)
            })
    }

    private func begin(with sources: PresenceSources) {
        guard case .starting(let start) = state else { return }
        handle(.started(sources))
        state = .running
        Log.write("ready")
        tray.update()
        for work in start.waiting { work() }
    }

    /// Runs `work` once the first readings are in; never if the agent ends before that.
    func whenReady(_ work: @escaping @MainActor () -> Void) {
        switch state {
        case .starting(var start):
            start.waiting.append(work)
            state = .starting(start)
        case .running, .stopping: work()
        }
    }

    /// Saves the state, if it was ready, and takes everything off the screen. A second call does nothing.
    func stop() {
        switch state {
        case .starting: state = .stopping(nil)
        case .running:
            var saved = policy.saved(at: SystemClock.now())
            saved.hasQuit = true
            state = .stopping(saved)
            // With the notification on screen: if the server does not close it in time, the next agent does.
            journal.save(saved, rows: [], policy.calendar)
        case .stopping: return
        }
        sensors.stop()
        outputs.stop { [self] isClear in finish(isScreenClear: isClear) }
    }

    private func finish(isScreenClear: Bool) {
        if case .stopping(var saved?) = state, isScreenClear {
            saved.bubble = nil
            saved.isScreenClear = true
            journal.save(saved, rows: [], policy.calendar)
        }
        finished()
    }

    // MARK: Events

    /// Passes `event` to the policy and carries out its effects.
    ///
    /// - Returns: The reply to a command; nil for every other event, and after ``stop()``.
    @discardableResult
    func handle(_ event: Event) -> Reply? {
        if case .stopping = state { return nil }
        // Checked here because the kernel and logind may report a suspend only after a deadline that is due.
        if let span = clocks.slept() {
            run(policy.handle(.presence(.slept(span)), at: SystemClock.now()))
            timer.rearm(at: SystemClock.now().instant)
        }
        // An event may come before the kernel reports that the clock was set.
        if clocks.wasSet() {
            run(policy.handle(.clockChanged, at: SystemClock.now()))
            readHistory()
        }
        let reply = run(policy.handle(event, at: SystemClock.now()))
        if case .presence(.asleep) = event { sensors.releaseSleepDelay() }
        return reply
    }

    private func clocksChanged() {
        handle(.deadline)
        timer.rearm(at: SystemClock.now().instant)
    }

    private func zoneChanged(_ calendar: Calendar) {
        Log.write("The time zone is now \(calendar.zone.name).")
        whenReady { [self] in handle(.zoneChanged(calendar)) }
    }

    /// Reads the rows of all machines. Another program may have changed also those of this one.
    private func readHistory() {
        if case .stopping = state { return }
        let now = SystemClock.now()
        let problems = journal.problems
        run(policy.handle(.practiceRead(journal.practice(policy.recentRows, at: now)), at: now))
        // The policy does not know the problems, so it announces no change of theirs.
        if case .running = state, journal.problems != problems { announceStatus(at: now) }
    }

    /// The config has its new problems already, so a status that is announced here has settings and problems of the
    /// same reading.
    private func configChanged(_ change: LiveConfig.Change) {
        if case .stopping = state { return }
        if let settings = change.settings { handle(.settingsChanged(settings)) }
        if case .running = state { tray.update() }
        // The policy does not know the problems, so it announces no change of theirs.
        if case .running = state, config.problems != announcedProblems { announceStatus(at: SystemClock.now()) }
        if let faults = change.faults { outputs.show(faults) }
    }

    /// The policy does not know the server, so it announces no change of its name.
    private func serverChanged(_ name: String?) {
        guard name != server else { return }
        server = name
        if case .running = state { announceStatus(at: SystemClock.now()) }
    }

    private func note(_ report: SourceReport) {
        SourceNotes.lines(report, since: sourceReport).forEach(Log.write)
        sourceReport = report
    }

    // MARK: Effects

    @discardableResult
    private func run(_ effects: [Effect]) -> Reply? {
        guard !effects.isEmpty else { return nil }
        let now = SystemClock.now()
        var rows: [HistoryEntry] = []
        var needsSaving = false
        var hasNewStatus = false
        var reply: Reply?
        for effect in effects {
            switch effect {
            case .present(let presentation): outputs.present(presentation)
            case .withdraw(let id): outputs.withdraw(id)
            case .arm(let deadline): timer.arm(deadline, at: now.instant)
            case .watchIdle(let after): sensors.watch(after: after)
            case .cue(let content): outputs.cue(content)
            case .announce(let content, let isSample): outputs.announce(content, isSample: isSample)
            case .hush: outputs.hush()
            case .notify(let notice): outputs.notify(notice)
            case .noteWeek: outputs.noteWeek()
            case .record(let entry): rows.append(entry)
            case .save: needsSaving = true
            case .reply(let answer): reply = answer
            case .openSettings: WindowCommand.openSettings()
            case .statusChanged: hasNewStatus = true
            }
        }
        if needsSaving { journal.save(policy.saved(at: now), rows: rows, policy.calendar) }
        // After the rows: a program that gets the signal finds them in the history.
        if hasNewStatus { announceStatus(at: now) }
        // Always: the menu has more than a change of the status announces, such as the question after a hold.
        if case .running = state { tray.update() }
        if policy.isAtRest { ProcessMemory.trim() }
        return reply
    }

    // MARK: Status

    /// The zone of replies and rows.
    var calendar: Calendar { policy.calendar }

    /// What is in the panel now; nil for nothing.
    var trayContent: TrayContent? {
        let now = SystemClock.now()
        guard config.settings.tray.isShown else { return nil }
        return TrayContent(policy.status(at: now), policy.calendar, at: now.utc)
    }

    /// The status now.
    var report: StatusReport { report(at: SystemClock.now()) }

    private func report(at now: Moment) -> StatusReport {
        StatusReport(
            policy.status(at: now), calendar: policy.calendar, server: server, configProblems: config.problems,
            historyProblems: journal.problems)
    }

    private func announceStatus(at now: Moment) {
        announcedProblems = config.problems
        bus.announce(report(at: now))
    }
}
