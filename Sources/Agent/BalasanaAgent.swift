import Control
import GLibBridge
import Platform
import Presenters
import ReminderCore
import Sensors
import Storage

/// The resident program: it takes events to the policy and carries out the policy's effects. It decides nothing.
///
/// Its state is isolated to the main actor. Sensors, timer, bus and file watches deliver on the main thread, in GLib's
/// main loop; notifications have a loop of their own, and come over through Dispatch's main queue.
@MainActor final class BalasanaAgent {
    private enum Stage {
        /// The first readings are not in yet; these callers wait for them.
        case starting(waiting: [@MainActor () -> Void])
        case running
        case stopping
    }

    /// How the parts, which are made before the agent is, reach it.
    private final class Link {
        weak var agent: BalasanaAgent?
    }

    private let bus: Bus
    private let directories: XDGDirectories
    private let finished: @MainActor () -> Void

    private let journal: Journal
    private let timer: DeadlineTimer
    private let presenter: NotificationPresenter
    private let sound: GuideSound
    private let sensors: PresenceSensors
    private let zoneWatch: ZoneWatch
    private let clockWatch: ClockWatch?
    private let configWatch: ConfigWatch?
    private let historyWatch: HistoryWatch?

    private var policy: ReminderPolicy
    private var stage = Stage.starting(waiting: [])
    private var clocks = ClockPair()
    private var server: String?
    /// What is known of the sources of presence.
    private(set) var survey = SourceReport()
    private var configProblems: [String] = []
    private var toldFaults: Set<String> = []
    /// Whether a change was announced since the config was last read.
    private var hasTold = false

    /// What the agent of the last run left; it is taken up by ``start()``.
    private let found: Journal.Found?
    private let firstReading: ConfigReading

    /// An agent that keeps its files in `directories`. Make it when the bus name is ours: it reads and may write them.
    ///
    /// - Parameter finished: Called when it has ended after ``stop()``.
    init(
        bus: Bus, directories: XDGDirectories, environment: [String: String], icon: String,
        finished: @escaping @MainActor () -> Void
    ) {
        self.bus = bus
        self.directories = directories
        self.finished = finished
        let link = Link()
        let systemBus = try? Bus.connect(.system)
        // Zone and config are watched before they are read, so no change is lost in between.
        zoneWatch = ZoneWatch(
            loop: .main, environment: environment, systemBus: systemBus,
            changed: onMainActor { link.agent?.zoneChanged($0) })
        configWatch = ConfigWatch(
            files: directories.configFiles, loop: .main, changed: onMainActor { link.agent?.readConfig() })
        timer = DeadlineTimer { link.agent?.handle(.deadline) }
        presenter = NotificationPresenter(
            bus: bus, loop: .onNewThread(named: "notifications"), icon: icon, pictures: SharedFolder.path("pictures"),
            report: laterOnMainActor { link.agent?.handle($0) },
            serverChanged: laterOnMainActor { link.agent?.server = $0 }, log: Log.write)
        sound = GuideSound(
            sounds: SharedFolder.path("sounds"), environment: environment, loop: .main,
            report: onMainActor { link.agent?.handle(.unheard($0)) })
        sensors = PresenceSensors(
            loop: .main, environment: environment, sessionBus: bus, systemBus: systemBus,
            report: onMainActor { link.agent?.handle($0) },
            changed: onMainActor { sources, survey in
                link.agent?.learn(survey)
                link.agent?.handle(.sourcesChanged(sources))
            })
        clockWatch = ClockWatch(loop: .main, onChange: onMainActor { link.agent?.clocksChanged() })
        historyWatch = HistoryWatch(
            folder: directories.historyFolder, loop: .main, changed: onMainActor { link.agent?.readHistory() })

        let now = SystemClock.now()
        firstReading = ConfigReader.load(ConfigFiles(directories.configFiles), of: directories)
        let calendar = Calendar.local
        journal = Journal(directories, busID: bus.id)
        found = journal.load(calendar)
        policy = ReminderPolicy(
            settings: firstReading.settings, calendar: calendar, practice: journal.practice(at: now.utc),
            saved: found?.state, continuity: found?.continuity ?? .newBoot, at: now)
        link.agent = self
    }

    /// Starts it; call once, on the main loop.
    func start() {
        if configWatch == nil { Log.write("The config cannot be watched. Changes apply when the agent is restarted.") }
        // A number of another session's server may be that of a stranger's notification now.
        let isSameSession = found?.continuity == .sameSession
        presenter.start(leftover: isSameSession ? found?.state.bubble : nil)
        if !firstReading.hasErrors { keepGoodConfig(ConfigFiles(directories.configFiles)) }
        configProblems = firstReading.diagnostics.map(\.description)
        tellFaults(firstReading.diagnostics)
        if let found, isSameSession, let span = clocks.sleptSince(found.suspended) {
            handle(.presence(.slept(span)))
        }
        sensors.start(
            idleAfter: policy.initialWatch,
            ready: onMainActor { [self] sources, survey in
                learn(survey)
                begin(with: sources)
            })
    }

    /// The zone that replies and rows are told in.
    var calendar: Calendar { policy.calendar }

    /// How things are now.
    var report: StatusReport { report(at: SystemClock.now()) }

    /// Runs `work` once the first readings are in; never when the agent ends before that.
    func whenReady(_ work: @escaping @MainActor () -> Void) {
        switch stage {
        case .starting(let waiting): stage = .starting(waiting: waiting + [work])
        case .running, .stopping: work()
        }
    }

    /// Saves the state and takes everything off the screen. A second call does nothing.
    func stop() {
        if case .stopping = stage { return }
        stage = .stopping
        sensors.stop()
        let state = policy.saved(at: SystemClock.now())
        // With the bubble in it: if the server does not take that away in time, the next agent does.
        journal.save(state, rows: [], policy.calendar)
        presenter.stop(laterOnMainActor { [self] isGone in finish(state, isBubbleGone: isGone) })
    }

    private func finish(_ state: SavedState, isBubbleGone: Bool) {
        if isBubbleGone, state.bubble != nil {
            var rest = state
            rest.bubble = nil
            journal.save(rest, rows: [], policy.calendar)
        }
        finished()
    }

    private func begin(with sources: PresenceSources) {
        guard case .starting(let waiting) = stage else { return }
        handle(.started(sources))
        stage = .running
        Log.write("ready")
        for work in waiting { work() }
    }

    // MARK: Events

    private func learn(_ survey: SourceReport) {
        SourceNotes.lines(survey, since: self.survey).forEach(Log.write)
        self.survey = survey
    }

    /// Takes `event` to the policy and carries out what follows.
    ///
    /// - Returns: The answer to a command; nil for every other event, and after ``stop()``.
    @discardableResult
    func handle(_ event: Event) -> Reply? {
        if case .stopping = stage { return nil }
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

    /// What other programs wrote there; of its own rows the policy knows.
    private func readHistory() {
        if case .stopping = stage { return }
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
            Log.write("The config was reloaded.")
            handle(.settingsChanged(reading.settings))
        }
        if !reading.hasErrors { keepGoodConfig(found) }
        guard configProblems != before else { return }
        // The rules know nothing of faults, and so of no change.
        if case .running = stage, !hasTold { tellOfChange(at: SystemClock.now()) }
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
            Log.write("Could not save a copy of the working config: \(error).")
        }
    }

    // MARK: Effects

    @discardableResult
    private func run(_ effects: [Effect]) -> Reply? {
        guard !effects.isEmpty else { return nil }
        let now = SystemClock.now()
        var rows: [HistoryEntry] = []
        var needsSaving = false
        var isNews = false
        var reply: Reply?
        for effect in effects {
            switch effect {
            case .present(let presentation): presenter.present(presentation)
            case .withdraw(let id): presenter.withdraw(id)
            case .arm(let deadline): timer.arm(deadline, at: now.instant)
            case .watchIdle(let after): sensors.watch(after: after)
            case .cue(let content): sound.give(content)
            case .tell(let notice):
                presenter.tell(
                    NoticeText.notification(notice), shown: laterOnMainActor { [self] in handle(.told(notice)) })
            case .record(let entry): rows.append(entry)
            case .save: needsSaving = true
            case .reply(let answer): reply = answer
            case .statusChanged: isNews = true
            }
        }
        if needsSaving { journal.save(policy.saved(at: now), rows: rows, policy.calendar) }
        // After the rows: whoever hears the signal finds them in the history.
        if isNews { tellOfChange(at: now) }
        if policy.isAtRest { ProcessMemory.trim() }
        return reply
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
