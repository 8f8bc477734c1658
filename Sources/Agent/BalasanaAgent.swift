import Dispatch
import GLibBridge
import Presenters
import ReminderCore
import Sensors
import Storage

/// The resident program: takes events to the policy and carries out its effects. It decides nothing.
///
/// Its state lives on one serial queue; sensors, the timer and the bus deliver on GLib's main loop, notifications on a
/// loop of their own, and all of them hop to the queue. What sensors and timer tell is done on the main loop's own
/// thread: a thread of the queue's would be started for it, and wake once more to end. So nothing on the queue may wait
/// for the main loop, or call a sensor that reports before it returns.
final class BalasanaAgent: @unchecked Sendable {
    /// How long the end may take.
    private static let patience: Duration = .seconds(2)

    private let queue = DispatchQueue(label: "io.github.balasana.agent")
    private let bus: Bus
    private let directories: XDGDirectories
    private let journal: Journal
    private let finished: @Sendable () -> Void

    // All below is touched on `queue` alone, after `start`.
    private var policy: ReminderPolicy!
    private var presenter: NotificationPresenter!
    private var sound: GuideSound!
    private var sensors: PresenceSensors!
    private var clockWatch: ClockWatch?
    private var zoneWatch: ZoneWatch?
    private var configWatch: ConfigWatch?
    private var historyWatch: HistoryWatch?
    private var timer: DeadlineTimer!
    private var clocks = ClockPair()
    private var reply: Reply?
    private var server: String?
    private var survey = Survey()
    private var configProblems: [String] = []
    private var toldFaults: Set<String> = []
    /// Whether a change was told since the config was last read.
    private var hasTold = false
    private var isStopping = false
    private var isReady = false
    /// Callers that came before the first readings were in.
    private var waiting: [() -> Void] = []

    /// An agent that keeps its files in `directories`; `finished` is called, from any thread and perhaps more than once,
    /// when it has ended by itself.
    init(bus: Bus, directories: XDGDirectories, finished: @escaping @Sendable () -> Void) {
        self.bus = bus
        self.directories = directories
        self.finished = finished
        journal = Journal(directories, busID: bus.id)
    }

    /// Starts it; call once, on the main loop, when the bus name is ours.
    func start(environment: [String: String], icon: String) {
        let systemBus = try? Bus.connect(.system)
        // Before the zone is read for the first time, so that no change falls in between.
        zoneWatch = ZoneWatch(loop: .main, environment: environment, systemBus: systemBus) { [self] calendar in
            Log.write("The time zone is \(calendar.zone.name) now.")
            whenReady { [self] in handle(.zoneChanged(calendar)) }
        }
        // Likewise, of the config.
        configWatch = ConfigWatch(files: directories.configFiles, loop: .main) { [self] in
            queue.async { self.readConfig() }
        }
        queue.sync { prepare(icon: icon, environment: environment) }
        let sensors = PresenceSensors(
            loop: .main, environment: environment, sessionBus: bus, systemBus: systemBus,
            report: { [self] event in queue.sync { handle(event) } },
            changed: { [self] sources, survey in
                queue.sync {
                    learn(survey)
                    handle(.sourcesChanged(sources))
                }
            })
        queue.sync { self.sensors = sensors }
        clockWatch = ClockWatch(loop: .main) { [self] in queue.async { self.clocksChanged() } }
        historyWatch = HistoryWatch(folder: directories.historyFolder, loop: .main) { [self] in
            queue.async { if !self.isStopping { self.readHistory() } }
        }
        if configWatch == nil { Log.write("Changes of the config are taken up at the next start only.") }
        sensors.start(idleAfter: queue.sync { policy.initialWatch }) { [self] sources, survey in
            queue.sync {
                learn(survey)
                begin(with: sources)
            }
        }
    }

    /// Carries `command` out and hands its answer to `answer`, on the queue.
    func obey(_ command: Command, _ answer: @escaping @Sendable (Reply, Calendar) -> Void) {
        whenReady { [self] in
            reply = nil
            handle(.command(command))
            if let reply { answer(reply, policy.calendar) }
        }
    }

    /// Hands the status to `answer`, on the queue.
    func tellStatus(_ answer: @escaping @Sendable (StatusReport) -> Void) {
        whenReady { [self] in answer(report(at: SystemClock.now())) }
    }

    /// Hands what is known of the sources to `answer`, on the queue.
    func tellSources(_ answer: @escaping @Sendable (Survey) -> Void) {
        whenReady { [self] in answer(survey) }
    }

    /// Whether ``start(environment:icon:)`` was called.
    var hasStarted: Bool { queue.sync { policy != nil } }

    /// Saves the state, takes what is on the screen away, and finishes, in 2 s at most: a notification server or a disk
    /// may hang. Call it on the main loop's thread or any other, more than once if you like.
    func stop() {
        MainLoop.main.after(Self.patience, finished)
        queue.async { [self] in
            guard !isStopping else { return }
            isStopping = true
            guard policy != nil else { return finished() }
            sensors?.stop()
            let state = policy.saved(at: SystemClock.now())
            // With the bubble in it: should the server not take that away in time, the next agent does.
            journal.save(state, rows: [], policy.calendar)
            presenter.stop { [self] isGone in queue.async { self.finish(state, isBubbleGone: isGone) } }
        }
    }

    private func finish(_ state: SavedState, isBubbleGone: Bool) {
        if isBubbleGone, state.bubble != nil {
            var rest = state
            rest.bubble = nil
            journal.save(rest, rows: [], policy.calendar)
        }
        finished()
    }

    // MARK: Start

    private func prepare(icon: String, environment: [String: String]) {
        timer = DeadlineTimer { [unowned self] in queue.sync { handle(.deadline) } }
        presenter = NotificationPresenter(
            bus: bus, loop: .onNewThread(named: "notifications"), icon: icon, pictures: SharedFolder.path("pictures"),
            report: { [self] event in queue.async { self.handle(event) } },
            serverChanged: { [self] name in queue.async { self.server = name } }, log: Log.write)
        sound = GuideSound(
            sounds: SharedFolder.path("sounds"), environment: environment, loop: .main,
            report: { [self] media in queue.sync { handle(.unheard(media)) } })
        let now = SystemClock.now()
        let files = ConfigFiles(directories.configFiles)
        let reading = ConfigReader.load(files, of: directories)
        let calendar = SystemCalendar.local()
        let found = journal.load(calendar)
        policy = ReminderPolicy(
            settings: reading.settings, calendar: calendar, practice: journal.practice(at: now.utc),
            saved: found?.state, continuity: found?.continuity ?? .newBoot, at: now)
        // A number of another session's server may be that of a stranger's notification now.
        presenter.start(leftover: found?.continuity == .sameSession ? found?.state.bubble : nil)
        if !reading.hasErrors { keepGoodConfig(files) }
        configProblems = reading.diagnostics.map(\.description)
        tellFaults(reading.diagnostics)
        if let found, found.continuity == .sameSession, let span = clocks.sleptSince(found.suspended) {
            handle(.presence(.slept(span)))
        }
    }

    private func begin(with sources: Sources) {
        handle(.started(sources))
        isReady = true
        Log.write("ready")
        for work in waiting { work() }
        waiting = []
    }

    private func whenReady(_ work: @escaping @Sendable () -> Void) {
        queue.async { [self] in
            if isReady { work() } else { waiting.append(work) }
        }
    }

    // MARK: Events

    private func learn(_ survey: Survey) {
        SourceNotes.lines(survey, since: self.survey).forEach(Log.write)
        self.survey = survey
    }

    private func handle(_ event: Event) {
        guard !isStopping else { return }
        // Found out here and not only when the kernel or logind tell, since either may come after a due deadline.
        if let span = clocks.slept() {
            run(policy.handle(.presence(.slept(span)), at: SystemClock.now()))
            timer.rearm(at: SystemClock.now().instant)
        }
        // An event may overtake the kernel's word of a clock that was set.
        if clocks.wasSet() {
            run(policy.handle(.clockChanged, at: SystemClock.now()))
            readHistory()
        }
        run(policy.handle(event, at: SystemClock.now()))
        if case .presence(.asleep) = event { sensors.releaseSleepDelay() }
    }

    private func clocksChanged() {
        handle(.deadline)
        timer.rearm(at: SystemClock.now().instant)
    }

    /// What this agent writes itself the policy knows of.
    private func readHistory() {
        let now = SystemClock.now()
        run(policy.handle(.practiceRead(journal.practice(at: now.utc)), at: now))
    }

    private func readConfig() {
        let found = ConfigFiles(directories.configFiles)
        let reading = ConfigReader.read(found, keeping: policy.settings)
        // First, so that what is told of the change is of one piece.
        let before = configProblems
        configProblems = reading.diagnostics.map(\.description)
        hasTold = false
        if reading.settings != policy.settings {
            Log.write("The config was read anew.")
            handle(.settingsChanged(reading.settings))
        }
        if !reading.hasErrors { keepGoodConfig(found) }
        guard configProblems != before else { return }
        // The rules know nothing of faults, and so of no change.
        if isReady, !hasTold { tellOfChange(at: SystemClock.now()) }
        tellFaults(reading.diagnostics)
    }

    /// Each fault is told once, whatever line it stands in by then.
    private func tellFaults(_ diagnostics: [ConfigDiagnostic]) {
        for diagnostic in diagnostics { Log.write(diagnostic.description) }
        let faults = Set(diagnostics.map(\.subject))
        let isNews = !faults.isSubset(of: toldFaults)
        toldFaults = faults
        let text = ConfigNotice.notification(diagnostics.map(\.shortDescription))
        if diagnostics.isEmpty {
            presenter.retract(.config)
        } else if isNews {
            presenter.tell(text, about: .config)
        } else {
            presenter.revise(text, about: .config)
        }
    }

    private func keepGoodConfig(_ found: ConfigFiles) {
        do throws(StorageError) {
            try LastGoodConfig(directories).keep(found)
        } catch {
            Log.write("What the config says would not outlast a fault in it and a restart: \(error).")
        }
    }

    // MARK: Effects

    private func run(_ effects: [Effect]) {
        guard !effects.isEmpty else { return }
        let now = SystemClock.now()
        var rows: [HistoryEntry] = []
        var needsSaving = false
        var isNews = false
        for effect in effects {
            switch effect {
            case .present(let presentation): presenter.present(presentation)
            case .withdraw(let id): presenter.withdraw(id)
            case .arm(let deadline): timer.arm(deadline, at: now.instant)
            case .watchIdle(let after): sensors?.watch(after: after)
            case .cue(let content): sound.give(content)
            case .tell(let notice):
                presenter.tell(NoticeText.notification(notice)) { [self] in
                    queue.async { self.handle(.told(notice)) }
                }
            case .record(let entry): rows.append(entry)
            case .save: needsSaving = true
            case .reply(let answer): reply = answer
            case .statusChanged: isNews = true
            }
        }
        if needsSaving { journal.save(policy.saved(at: now), rows: rows, policy.calendar) }
        // After the rows: whoever hears the signal finds them in the history.
        if isNews { tellOfChange(at: now) }
        if policy.isAtRest { ProcessMemory.releaseIdle() }
    }

    private func tellOfChange(at now: Moment) {
        hasTold = true
        bus.emit(
            path: ControlInterface.path, interface: ControlInterface.interface, signal: ControlInterface.changed,
            [report(at: now).variant])
    }

    private func report(at now: Moment) -> StatusReport {
        StatusReport(
            policy.status(at: now), calendar: policy.calendar, server: server, configProblems: configProblems)
    }
}
