import ReminderCore

/// A simulated day at a desk: time jumps from event to event, and the policy's effects come true at once.
final class Desk {
    var policy: ReminderPolicy
    private(set) var now: Moment
    private(set) var rows: [HistoryEntry] = []
    private(set) var presentations: [(at: Instant, presentation: Presentation)] = []
    /// What is on the screen now.
    private(set) var onScreen: Presentation?
    private(set) var replies: [Reply] = []
    /// What was heard, and when.
    private(set) var cues: [(at: Instant, content: CueContent)] = []
    private(set) var notices: [Notice] = []
    private(set) var saves = 0
    private(set) var wakeups = 0
    /// What the server answers; nil for a server that is not there.
    var server: String? = ":1.1"

    /// What happened while an event was being taken in waits for its turn.
    private var inbox: [Event] = []
    private(set) var deadline: Instant?
    private var threshold: Duration
    private(set) var silentSince: Instant?
    private var hasReportedIdle = false
    private(set) var hasIdleSource: Bool
    private let tellsPastSilence: Bool
    /// Since when the source has listened for silence of that length.
    private var listeningSince: Instant

    static let boot: Duration = .seconds(1000)

    init(
        _ settings: Settings = Desk.withoutSlots(), calendar: Calendar = Calendar(zone: .fixed(offset: 0)),
        utc: UTC = UTC(seconds: 1_800_000_000), practice: Practice = Practice(), idleSource: Bool = true,
        saved: SavedState? = nil,
        continuity: Continuity = .newBoot, instant: Instant = Instant(sinceBoot: boot), silentSince: Instant? = nil,
        first readings: [PresenceReading] = [], inhibitors: [IdleInhibitor] = [], tellsPastSilence: Bool = true
    ) {
        self.tellsPastSilence = tellsPastSilence
        listeningSince = instant
        now = Moment(instant: instant, utc: utc)
        policy = ReminderPolicy(
            settings: settings, calendar: calendar, practice: practice, saved: saved, continuity: continuity, at: now)
        hasIdleSource = idleSource
        threshold = policy.initialWatch
        self.silentSince = silentSince
        for reading in readings { send(.presence(reading)) }
        if !inhibitors.isEmpty { send(.inhibitors(inhibitors)) }
        if idleSource, let silentSince, now.instant - silentSince >= threshold {
            hasReportedIdle = true
            send(.presence(.idle(since: silentSince)))
        }
        send(
            .started(
                Sources(
                    idle: idleSource ? "simulated" : nil, lock: "simulated", sleep: "simulated",
                    tellsPastSilence: tellsPastSilence)))
    }

    /// Settings with short sitting and no slots; other numbers are the defaults.
    static func withoutSlots(_ change: (inout Settings) -> Void = { _ in }) -> Settings {
        var settings = Settings()
        settings.slots = []
        change(&settings)
        return settings
    }

    var state: Status.State { policy.status(at: now).state }
    var sitting: Duration { policy.status(at: now).sitting }
    var events: [HistoryEntry.Event] { rows.map(\.event) }
    /// Whether the policy has been told of the silence that goes on.
    var isIdleTold: Bool { hasReportedIdle }
    var isTyping: Bool { silentSince == nil }

    /// The reminder on the screen, if that is what is there.
    var reminder: ReminderContent? {
        if case .reminder(let content) = onScreen?.content { content } else { nil }
    }

    // MARK: What happens

    func send(_ event: Event) {
        inbox.append(event)
        guard inbox.count == 1 else { return }
        while let first = inbox.first {
            for effect in policy.handle(first, at: now) { perform(effect) }
            inbox.removeFirst()
        }
        tellOfSilence()
    }

    @discardableResult func command(_ command: Command) -> Reply? {
        send(.command(command))
        return replies.last
    }

    func choose(_ action: Action) {
        guard let id = onScreen?.id else { return }
        input()
        send(.action(id, action))
    }

    func close(_ reason: CloseReason) {
        guard let id = onScreen?.id else { return }
        onScreen = nil
        send(.closed(id, reason))
    }

    /// One input, after which it is silent again if it was.
    func input() {
        let wasSilent = silentSince != nil
        type()
        if wasSilent { stopTyping() }
    }

    /// Input begins and goes on.
    func type() {
        silentSince = nil
        if hasReportedIdle {
            hasReportedIdle = false
            send(.presence(.input(at: now.instant)))
        }
    }

    /// The last input is now.
    func stopTyping() {
        silentSince = now.instant
        tellOfSilence()
    }

    func serverDies() {
        server = nil
        onScreen = nil
        send(.serverVanished(canReturn: false))
    }

    func serverComes(_ name: String) {
        server = name
        send(.serverAppeared)
    }

    /// The source of idle time goes.
    func loseIdleSource() {
        hasIdleSource = false
        hasReportedIdle = false
        send(.sourcesChanged(Sources(lock: "simulated", sleep: "simulated")))
    }

    /// It comes back, and knows of nothing that was before.
    func regainIdleSource() {
        hasIdleSource = true
        hasReportedIdle = false
        if silentSince != nil { silentSince = now.instant }
        send(.presence(.input(at: now.instant)))
        send(
            .sourcesChanged(
                Sources(
                    idle: "simulated", lock: "simulated", sleep: "simulated", tellsPastSilence: tellsPastSilence)))
    }

    /// Lets time pass, from deadline to deadline.
    func pass(_ span: Duration) {
        let end = now.instant + span
        while let next = nextEvent(before: end) {
            move(to: max(next, now.instant))
            wakeups += 1
            if !tellOfSilence(), deadline.map({ $0 <= now.instant }) ?? false { send(.deadline) }
        }
        move(to: end)
    }

    /// Somebody sets the civil clock.
    func setClock(_ utc: UTC) {
        now = Moment(instant: now.instant, utc: utc)
        send(.clockChanged)
    }

    /// The machine sleeps; the agent sees nothing of it until it is over.
    func sleep(_ span: Duration, logind: Bool = true) {
        if logind { send(.presence(.asleep)) }
        move(to: now.instant + span)
        send(.presence(.slept(span)))
        if logind { send(.presence(.awake)) }
    }

    // MARK: What comes true

    private func perform(_ effect: Effect) {
        switch effect {
        case .present(let presentation):
            presentations.append((now.instant, presentation))
            guard let server else { return send(.presentationFailed(presentation.id, .noServer)) }
            onScreen = presentation
            send(.presented(presentation.id, Bubble(server: server, id: UInt32(presentation.id))))
        case .withdraw(let id):
            if onScreen?.id == id { onScreen = nil }
        case .arm(let instant): deadline = instant
        case .watchIdle(let after):
            threshold = after
            if !tellsPastSilence, !hasReportedIdle { listeningSince = now.instant }
        case .record(let entry): rows.append(entry)
        case .cue(let content): cues.append((now.instant, content))
        case .tell(let notice):
            notices.append(notice)
            if server != nil { send(.told(notice)) }
        case .save: saves += 1
        case .reply(let reply): replies.append(reply)
        case .statusChanged: break
        }
    }

    @discardableResult private func tellOfSilence() -> Bool {
        guard hasIdleSource, !hasReportedIdle, let since = heardSilence, now.instant - since >= threshold else {
            return false
        }
        hasReportedIdle = true
        send(.presence(.idle(since: since)))
        return true
    }

    private func nextEvent(before end: Instant) -> Instant? {
        var next = deadline
        if hasIdleSource, !hasReportedIdle, let since = heardSilence {
            next = min(next ?? since + threshold, since + threshold)
        }
        return next.flatMap { $0 <= end ? $0 : nil }
    }

    /// Since when the source has heard nothing.
    private var heardSilence: Instant? {
        silentSince.map { tellsPastSilence ? $0 : max($0, listeningSince) }
    }

    private func move(to instant: Instant) {
        now = Moment(instant: instant, utc: now.utc(at: instant))
    }
}

extension Duration {
    static func minutes(_ count: Int) -> Duration { .seconds(count * 60) }
    static func hours(_ count: Int) -> Duration { .seconds(count * 3600) }
}
