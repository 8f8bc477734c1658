import ReminderSimulation

@testable import ReminderCore

/// A simulated day at a desk. It keeps everything that the policy has asked for.
final class Desk: SimulatedDesk {
    /// The rows about reminders, holds and answers.
    private(set) var rows: [HistoryEntry] = []
    /// The rows about periods: bouts and observations.
    private(set) var periods: [HistoryEntry] = []
    private(set) var presentations: [(at: Instant, presentation: Presentation)] = []
    private(set) var replies: [Reply] = []
    /// What was heard, and when.
    private(set) var cues: [(at: Instant, content: CueContent)] = []
    /// The reminders that were heard, with the effect `hush` as nil.
    private(set) var heard: [ReminderContent?] = []
    private(set) var notices: [Notice] = []
    /// When the weekly note was asked for.
    private(set) var weeklyNotes: [UTC] = []
    private(set) var saves = 0
    /// How often the config was to be opened.
    private(set) var openings = 0
    /// The ``lastingState`` that was saved last.
    private(set) var savedState: SavedState?
    private let reportsPastSilence: Bool

    static let boot: Duration = .seconds(1000)

    init(
        _ settings: Settings = Desk.withoutSlots(), calendar: Calendar = Calendar(zone: .fixed(offset: 0)),
        utc: UTC = UTC(seconds: 1_800_000_000), practice: Practice = Practice(), idleSource: Bool = true,
        saved: SavedState? = nil,
        continuity: Continuity = .newBoot, instant: Instant = Instant(sinceBoot: boot), silentSince: Instant? = nil,
        first readings: [PresenceReading] = [], inhibitors: [IdleInhibitor] = [], reportsPastSilence: Bool = true
    ) {
        self.reportsPastSilence = reportsPastSilence
        let now = Moment(instant: instant, utc: utc)
        super.init(
            ReminderPolicy(
                settings: settings, calendar: calendar, practice: practice, saved: saved, continuity: continuity,
                at: now), at: now, silentSince: silentSince, isHeard: idleSource, reportsPastSilence: reportsPastSilence
        )
        for reading in readings { send(.presence(reading)) }
        if !inhibitors.isEmpty { send(.inhibitors(inhibitors)) }
        start(sources)
    }

    private var sources: PresenceSources {
        PresenceSources(
            idle: input.isHeard ? "simulated" : nil, lock: "simulated", sleep: "simulated",
            reportsPastSilence: reportsPastSilence)
    }

    /// The state, without what changes with time or with every input.
    var lastingState: SavedState { policy.lasting }

    /// Settings with short sitting and no slots; other numbers are the defaults.
    static func withoutSlots(_ change: (inout Settings) -> Void = { _ in }) -> Settings {
        var settings = Settings()
        settings.slots = []
        change(&settings)
        return settings
    }

    var state: Status.State { policy.status(at: now).state }
    var sitting: Duration { policy.status(at: now).sitting }
    var events: [HistoryEvent.Name] { rows.map(\.event.name) }

    /// The reminder on the screen, if that is what is there.
    var reminder: ReminderContent? {
        if case .reminder(let content) = onScreen?.content { content } else { nil }
    }

    override func followed(_ event: Event, _ effects: [Effect], from before: Presentation?) {
        for effect in effects {
            switch effect {
            case .present(let presentation): presentations.append((now.instant, presentation))
            case .record(let entry):
                if entry.event.isMeasurement { periods.append(entry) } else { rows.append(entry) }
            case .cue(let content): cues.append((now.instant, content))
            case .announce(let content, isSample: _): heard.append(content)
            case .hush: heard.append(nil)
            case .notify(let notice): notices.append(notice)
            case .save:
                saves += 1
                savedState = lastingState
            case .reply(let reply): replies.append(reply)
            case .noteWeek: weeklyNotes.append(now.utc)
            case .openSettings: openings += 1
            case .withdraw, .arm, .watchIdle, .statusChanged: break
            }
        }
    }

    // MARK: What happens

    @discardableResult func command(_ command: Command) -> Reply? {
        send(.command(command))
        return replies.last
    }

    func choose(_ action: Action) {
        guard let id = onScreen?.id else { return }
        touch()
        send(.action(id, action))
    }

    func serverDies() {
        server = nil
        send(.serverVanished(canReturn: false))
    }

    func serverComes(_ name: String) {
        server = name
        send(.serverAppeared)
    }

    /// The source of idle time goes.
    func loseIdleSource() {
        input.isHeard = false
        send(.sourcesChanged(PresenceSources(lock: "simulated", sleep: "simulated")))
    }

    /// It comes back, and knows of nothing that was before.
    func regainIdleSource() {
        input.isHeard = true
        if input.silentSince != nil { input.fallSilent(at: now.instant) }
        send(.presence(.input(at: now.instant)))
        send(.sourcesChanged(sources))
    }

    /// The machine sleeps; the agent sees nothing of it until it is over.
    func sleep(_ span: Duration, logind: Bool = true) {
        sleep(isTold: logind)
        pass(span)
        wake(isTold: logind)
    }
}

extension Duration {
    static func minutes(_ count: Int) -> Duration { .seconds(count * 60) }
    static func hours(_ count: Int) -> Duration { .seconds(count * 3600) }
}
