/// All the rules, as one value: events in, effects out, one next deadline.
///
/// It reads no clock and does nothing itself. ``handle(_:at:)`` is called with every event in the order in which they
/// happen, with instants that never go back, and its effects are done in their order.
public struct ReminderPolicy: Sendable {
    /// What the user has set.
    public internal(set) var settings: Settings
    /// The user's wall clock.
    public internal(set) var calendar: Calendar
    /// The sources of presence that work.
    public internal(set) var sources = PresenceSources()

    var presence = Presence()
    var bout = SittingBout()
    var slots: SlotSchedule
    var reminders: [Reminder] = []
    var hold: GuidedHold?
    /// What the history tells; it grows with every row.
    var practice: Practice
    /// The question after a hold that has not been asked yet.
    var question: ComfortQuestion?
    /// The last hold, where it has no row: it may have hurt all the same.
    var unrecorded: UnrecordedHold?
    /// On which date each kind was last asked how its hold felt.
    var asked: [ReminderKind: LocalDate] = [:]
    /// The notes whose caution was told.
    var cautioned: [BodyNote] = []
    /// The notes whose caution waits for somebody to be there.
    var owed: [BodyNote] = []
    /// What was told to be missing for a hold to be heard.
    var toldUnheard: [GuideMedium] = []
    /// What is missing and waits to be told until nothing else is on the screen.
    var owedUnheard: [GuideMedium] = []
    var pause: UserPause?
    var calls = Calls()
    /// Where the day stands in the hours that the user has set.
    var hours = QuietHours()
    /// Who keeps the desktop from going idle, ignored programs too.
    var inhibitors: [IdleInhibitor] = []
    /// Whether the user wants no notifications, as the desktop tells.
    var isSilenced = false
    var screen: Screen?
    var nextPresentation: UInt64 = 1
    /// No reminder before this: the calm after a return.
    var settledAt: Instant
    /// Since when nothing but a good moment has been missing.
    var gateOpenSince: Instant?
    /// No other attempt before this, after the server refused one.
    var retryAt: Instant?
    /// Whether there may be a notification server.
    var hasServer = true
    var isStarted = false
    /// A hold that went on when an earlier session ended, and what was held of it until then.
    var interrupted: (hold: GuidedHold, held: Duration)?
    /// How often a server has died with the reminder at hand on its screen.
    var lostScreens = 0
    /// When the state was saved that this policy took up in the same session.
    var restoredAt: Instant?

    /// The effects of the event at hand.
    var effects: [Effect] = []
    private var armed: Instant?
    private var watched: Duration?
    private var told: StatusDigest?

    /// A policy for `settings` from `now` on, which takes up `saved` and goes on from `practice`. Nothing is decided
    /// before ``Event/started(_:)``.
    public init(
        settings: Settings, calendar: Calendar, practice: Practice = Practice(), saved: SavedState? = nil,
        continuity: Continuity = .newBoot, at now: Moment
    ) {
        self.settings = settings
        self.practice = practice
        self.calendar = calendar
        settledAt = now.instant + settings.delivery.settle
        slots = SlotSchedule(records: saved?.slots ?? [], lookedUpTo: saved?.savedAt.utc ?? now.utc)
        slots.define(settings.slots, at: now.utc)
        bout = SittingBout(countingSince: now.instant)
        if let saved { restore(saved, continuity, at: now) }
    }

    /// Whether a hold or a walk runs, from the time to get down to the slow return.
    public var isHolding: Bool { hold != nil }

    /// Whether a hold runs that counts: for a sample nothing is different from sitting without one.
    var isHoldCounted: Bool { hold.map { !$0.isSample } ?? false }

    /// The silence that a source of idle time should tell of before the start.
    public var initialWatch: Duration { wantedWatch }

    /// Whether nothing goes on but sitting or being away, so that hours may pass until the next event.
    public var isAtRest: Bool {
        isStarted && screen == nil && !isHolding && gateOpenSince == nil && presence.touch == nil
    }

    /// Takes in one event and returns what is to be done about it.
    public mutating func handle(_ event: Event, at now: Moment) -> [Effect] {
        effects.removeAll(keepingCapacity: true)
        guard isStarted || isStart(event) else {
            seed(event, at: now)
            return effects
        }
        // These tell of a time that lies back, so that nothing may be decided on that time without them.
        if case .presence(.slept(let span)) = event { sleptThrough(span, at: now) }
        if case .clockChanged = event { slots.jump(to: now.utc) }
        if case .zoneChanged(let calendar) = event {
            self.calendar = calendar
            slots.jump(to: now.utc)
        }
        if isStarted { advance(to: now) }
        take(event, at: now)
        advance(to: now)
        conclude(at: now)
        return effects
    }

    private func isStart(_ event: Event) -> Bool {
        if case .started = event { true } else { false }
    }

    private mutating func take(_ event: Event, at now: Moment) {
        switch event {
        case .started(let sources): start(with: sources, at: now)
        case .presence(let reading): read(reading, at: now)
        case .sourcesChanged(let sources): change(sources, at: now)
        case .inhibitors(let inhibitors): inhibited(by: inhibitors, at: now)
        case .doNotDisturb(let isOn): silence(isOn, at: now)
        case .deadline: break
        case .presented(let id, let bubble): presented(id, bubble, at: now)
        case .presentationFailed(let id, let failure): presentationFailed(id, failure, at: now)
        case .closed(let id, let reason): closed(id, reason, at: now)
        case .action(let id, let action): chosen(action, of: id, at: now)
        case .serverAppeared: serverAppeared(at: now)
        case .serverVanished(let canReturn): serverVanished(canReturn: canReturn, at: now)
        case .command(let command): effects.append(.reply(obey(command, at: now)))
        case .told(let notice): told(notice)
        case .practiceRead(let practice): take(practice, at: now)
        case .unheard(let media): unheard(media, at: now)
        case .settingsChanged(let settings): change(settings, at: now)
        case .clockChanged, .zoneChanged:
            hours.isOutdated = true
            lookForSlots(at: now, tellsMissed: false)
        }
    }

    /// Lets time pass up to `now`: whatever it brings about is brought about here, and nowhere else.
    private mutating func advance(to now: Moment) {
        if hours.isOver(at: now.utc) { readHours(at: now) }
        if let ended = calls.tick(now.instant) { followCalls(from: ended) }
        while let change = presence.tick(now.instant, settings.sitting, duringHold: isHoldCounted) {
            desk(change, at: now)
        }
        passPause(at: now)
        advanceHold(to: now)
        closeWindows(at: now)
        if let next = slots.next, next.at <= now.utc { lookForSlots(at: now, tellsMissed: true) }
        advanceReminders(to: now)
        passQuestion(at: now)
        if screen != nil, !settings.meals.isEmpty { withdrawWhatIsOutdated(isChanged: false, at: now) }
        passGate(at: now)
        passNotices()
    }

    /// Tells the world what has changed: the silence to listen for, the deadline, and that there is a new status.
    private mutating func conclude(at now: Moment) {
        let watch = wantedWatch
        if watch != watched {
            watched = watch
            effects.append(.watchIdle(after: watch))
        }
        let next = nextDeadline(at: now)
        if next != armed {
            armed = next
            effects.append(.arm(next))
        }
        let digest = digest(at: now)
        if digest != told {
            told = digest
            effects.append(.statusChanged)
        }
    }

    /// Asks for the state to be saved, once per event.
    mutating func save() {
        if !effects.contains(.save) { effects.append(.save) }
    }

    /// Writes a row about something that happened at `now`.
    mutating func record(_ event: HistoryEvent, at now: Moment) {
        let row = HistoryEntry(at: now.utc, event: event, sitting: bout.sitting(at: now.instant))
        practice.take(row)
        effects.append(.record(row))
        save()
    }
}
