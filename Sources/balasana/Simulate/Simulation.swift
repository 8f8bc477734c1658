import Presenters
import ReminderCore

/// The agent's policy, led through a trace: time jumps from deadline to deadline, and what the policy asks for comes
/// true at once. It starts as on the first day, without a history or a state, and keeps nothing.
///
/// The trace's times are those of a clock that nobody sets, so that durations come from them alone; `clock-set` moves the
/// civil time that the policy sees.
struct Simulation {
    /// An answer of the trace that the agent would have refused.
    struct Refusal {
        let step: TraceStep
        /// Why, in a sentence.
        let reason: String
    }

    /// What the trace has answered to nothing, or to what does not take it.
    private(set) var refusals: [Refusal] = []

    private var told: [(at: Instant, event: SimulatedEvent)] = []
    private var policy: ReminderPolicy
    private var now: Moment
    private var deadline: Instant?
    private var input: SimulatedInput
    private var sleepingSince: Instant?
    private var calls: [IdleInhibitor] = []
    private var screen: Presentation?
    private var watch = ReminderWatch()
    private var reply: Reply?
    /// What happens while an event is being taken in waits for its turn.
    private var inbox: [Event] = []

    /// What `settings` would have made of `steps`, which are in the order of time, in the zone of `calendar`.
    init(_ steps: [TraceStep], _ settings: Settings, _ calendar: Calendar) {
        let boot = Instant(sinceBoot: .seconds(60))
        let start = steps.first?.at ?? UTC(seconds: 0)
        now = Moment(instant: boot, utc: start)
        policy = ReminderPolicy(settings: settings, calendar: calendar, at: now)
        input = SimulatedInput(silentSince: boot, threshold: policy.initialWatch)
        send(.started(Sources(idle: "trace", lock: "trace", sleep: "trace")))
        for step in steps {
            pass(to: boot + (step.at - start))
            take(step)
        }
    }

    /// What would have happened, in the order of time: a slot that was slept through is told of only on waking, and was
    /// missed before.
    var events: [SimulatedEvent] {
        told.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element.event)
    }

    // MARK: What happens

    private mutating func take(_ step: TraceStep) {
        reply = nil
        switch step.event {
        case .active: type()
        case .idle:
            type()
            input.fallSilent(at: now.instant)
            tellOfSilence()
        case .reading(let reading): send(.presence(reading))
        case .opening(let reading):
            touch()
            send(.presence(reading))
        case .asleep:
            send(.presence(.asleep))
            sleepingSince = sleepingSince ?? now.instant
        case .awake:
            if let since = sleepingSince {
                sleepingSince = nil
                send(.presence(.slept(now.instant - since)))
            }
            send(.presence(.awake))
        case .callStarted(let call):
            if !calls.contains(call) { calls.append(call) }
            send(.inhibitors(calls))
        case .callEnded(let call):
            let ended = call.map { call in calls.filter { $0 == call } } ?? calls
            guard !ended.isEmpty else {
                refusals.append(Refusal(step: step, reason: "No such call is on."))
                return
            }
            calls.removeAll(where: ended.contains)
            send(.inhibitors(calls))
        case .doNotDisturb(let isOn): send(.doNotDisturb(isOn))
        case .command(let command):
            touch()
            send(.command(command))
            if policy.isHolding { input.rest(at: now.instant) }
        case .close:
            touch()
            guard let screen else {
                refusals.append(Refusal(step: step, reason: "Nothing is on the screen."))
                return
            }
            send(.closed(screen.id, .dismissed))
        case .clockSet(let time):
            now = Moment(instant: now.instant, utc: time)
            send(.clockChanged)
        case .zone(let calendar): send(.zoneChanged(calendar))
        case .end: break
        }
        if let reply, Self.isForNothing(reply) {
            refusals.append(Refusal(step: step, reason: ReplyText.sentence(reply, policy.calendar, at: now.utc)))
        }
    }

    /// Whether an answer has answered nothing.
    private static func isForNothing(_ reply: Reply) -> Bool {
        switch reply {
        case .refused, .better(wasHurt: false, _), .resumed(wasPaused: false): true
        case .better(wasHurt: true, _), .resumed(wasPaused: true), .snoozed, .snoozedForCall, .skipped, .started,
            .startedInstead, .stopped, .over, .noted, .ate, .calledOff, .paused, .pausedForCall, .previewed:
            false
        }
    }

    private mutating func type() {
        if let reading = input.type(at: now.instant) { send(.presence(reading)) }
    }

    /// One input, after which it is silent again if it was.
    private mutating func touch() {
        guard input.silentSince != nil else { return }
        let rests = input.restsForHold
        type()
        if rests {
            input.rest(at: now.instant)
        } else {
            input.fallSilent(at: now.instant)
        }
    }

    /// Lets time pass, from deadline to deadline; none is met by a machine that sleeps.
    private mutating func pass(to end: Instant) {
        while sleepingSince == nil, let next = [deadline, input.alarm].compactMap(\.self).min(), next <= end {
            move(to: max(next, now.instant))
            if !tellOfSilence(), deadline.map({ $0 <= now.instant }) ?? false { send(.deadline) }
        }
        move(to: end)
    }

    private mutating func move(to instant: Instant) {
        now = Moment(instant: instant, utc: now.utc(at: instant))
    }

    // MARK: The policy

    private mutating func send(_ event: Event) {
        inbox.append(event)
        guard inbox.count == 1 else { return }
        while let first = inbox.first {
            handle(first)
            inbox.removeFirst()
        }
        if input.restsForHold, !policy.isHolding { type() }
        tellOfSilence()
    }

    @discardableResult private mutating func tellOfSilence() -> Bool {
        guard let reading = input.tell(at: now.instant) else { return false }
        send(.presence(reading))
        return true
    }

    private mutating func handle(_ event: Event) {
        let before = screen
        var rows: [HistoryEntry] = []
        var isGone = false
        if case .closed = event {
            screen = nil
            isGone = true
        }
        for effect in policy.handle(event, at: now) {
            switch effect {
            case .present(let presentation):
                screen = presentation
                inbox.append(
                    .presented(presentation.id, Bubble(server: ":1.1", id: UInt32(truncatingIfNeeded: presentation.id)))
                )
            case .withdraw(let id):
                if screen?.id == id { screen = nil }
                if before?.id == id { isGone = true }
            case .arm(let instant): deadline = instant
            case .watchIdle(let after): input.threshold = after
            case .record(let row): rows.append(row)
            case .reply(let answer): reply = answer
            case .cue, .tell, .save, .statusChanged: break
            }
        }
        if case .presented = event, case .reminder(let content) = screen?.content,
            !rows.contains(where: { $0.event == .shown })
        {
            tell(shownAgain(content))
        }
        if isGone, case .reminder(let content) = before?.content { withdrawn(content, event, rows) }
        for row in rows { tell(SimulatedEvent(row, policy.calendar)) }
        for event in watch.events(in: policy, at: now) { tell(event) }
    }

    /// The history has one row for each asking, and no second one where something has interrupted it.
    private func shownAgain(_ content: ReminderContent) -> SimulatedEvent {
        SimulatedEvent(
            .recorded(.shown), content.kind, at: now.utc, policy.calendar, hold: content.hold,
            variation: content.pose.variation, reason: "again")
    }

    /// Tells why a reminder has left the screen, unless it was answered.
    private mutating func withdrawn(_ content: ReminderContent, _ event: Event, _ rows: [HistoryEntry]) {
        guard !policy.isHolding, let reason = reason(content.kind, event, rows) else { return }
        tell(
            SimulatedEvent(
                .withdrawn, content.kind, at: now.utc, policy.calendar, hold: content.hold,
                variation: content.pose.variation, reason: reason))
    }

    private mutating func tell(_ event: SimulatedEvent) {
        told.append((now.instant(at: event.time), event))
    }

    private func reason(_ kind: Kind, _ event: Event, _ rows: [HistoryEntry]) -> String? {
        if case .closed = event { return "closed" }
        let outcomes = rows.map(\.event)
        if outcomes.contains(.awayBreak) { return "away" }
        if outcomes.contains(.ignored) { return "expired" }
        if outcomes.contains(.missed) { return "missed" }
        guard let reminder = policy.openReminders.first(where: { $0.kind == kind }) else { return nil }
        switch reminder.phase {
        case .resting, .silent: return "expired"
        case .snoozed, .shown: return nil
        case .waiting:
            if policy.isAway { return "away" }
            let reasons = policy.reasonsToWait(reminder, at: now).map(\.name)
            return reasons.isEmpty ? "outdated" : reasons.joined(separator: " ")
        }
    }
}
