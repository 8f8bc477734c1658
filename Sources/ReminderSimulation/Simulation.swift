import ReminderCore

/// Runs the agent's policy through steps. It starts without history and state, and saves nothing.
///
/// The times of the steps are those of a clock that is never set, so durations come from them alone;
/// ``SimulatedStep/Event/clockSet(_:)`` moves the civil time that the policy sees.
public final class Simulation: SimulatedDesk {
    /// A step that answers something that is not there.
    public struct Refusal: Sendable {
        /// Why.
        public enum Reason: Sendable {
            /// The policy says so.
            case reply(Reply)
            /// A call that is not on cannot end.
            case noSuchCall
            /// Nothing is on the screen to close.
            case nothingOnScreen
        }

        /// Why.
        public let reason: Reason
        /// When.
        public let at: UTC
        /// The user's wall clock then.
        public let calendar: Calendar
    }

    /// Events are emitted this long after they happened: a slot during sleep is reported only on waking, and was
    /// missed up to a week before.
    private static let delay = Duration.seconds(9 * 86_400)

    private let boot = Instant(sinceBoot: .seconds(60))
    private let begin: UTC
    private var pending: [(at: Instant, event: SimulatedEvent)] = []
    private var calls: [IdleInhibitor] = []
    private var watch = ReminderWatch()
    private var reply: Reply?

    /// Starts the policy with `settings`, in the zone of `calendar`, at the time of the first step.
    init(_ settings: Settings, _ calendar: Calendar, from begin: UTC) {
        self.begin = begin
        let now = Moment(instant: boot, utc: begin)
        super.init(ReminderPolicy(settings: settings, calendar: calendar, at: now), at: now, silentSince: boot)
        start(PresenceSources(idle: "trace", lock: "trace", sleep: "trace"))
    }

    /// Lets time pass until `time`, by a clock that is never set.
    func wait(until time: UTC, _ emit: (SimulatedEvent) throws -> Void) rethrows {
        let end = boot + (time - begin)
        repeat {
            pass(min(end - now.instant, Self.delay))
            // Twice the delay: each time there is enough to be worth sorting.
            if let first = pending.first, first.at + Self.delay + Self.delay < now.instant {
                try emitAll(before: now.instant + (.zero - Self.delay), emit)
            }
        } while now.instant < end
    }

    /// Emits what happened before `end`; nil for all.
    func emitAll(before end: Instant?, _ emit: (SimulatedEvent) throws -> Void) rethrows {
        let sorted = pending.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
            .map(\.element)
        let count = end.map { end in sorted.prefix { $0.at < end }.count } ?? sorted.count
        pending = Array(sorted[count...])
        for (_, event) in sorted[..<count] { try emit(event) }
    }

    // MARK: The steps

    /// Carries out a step.
    ///
    /// - Returns: Why it answered nothing; nil if it did.
    func take(_ event: SimulatedStep.Event) -> Refusal? {
        reason(event).map { Refusal(reason: $0, at: now.utc, calendar: policy.calendar) }
    }

    private func reason(_ event: SimulatedStep.Event) -> Refusal.Reason? {
        reply = nil
        switch event {
        case .active: type()
        case .idle:
            type()
            stopTyping()
        case .reading(let reading): send(.presence(reading))
        case .opening(let reading):
            touch()
            send(.presence(reading))
        case .asleep: sleep()
        case .awake: wake()
        case .callStarted(let call):
            if !calls.contains(call) { calls.append(call) }
            send(.inhibitors(calls))
        case .callEnded(let call):
            let ended = call.map { call in calls.filter { $0 == call } } ?? calls
            guard !ended.isEmpty else { return .noSuchCall }
            calls.removeAll(where: ended.contains)
            send(.inhibitors(calls))
        case .doNotDisturb(let isOn): send(.doNotDisturb(isOn))
        case .command(let command):
            touch()
            send(.command(command))
            if policy.isHolding { input.rest(at: now.instant) }
        case .close:
            touch()
            guard close(.dismissed) else { return .nothingOnScreen }
        case .clockSet(let time): setClock(time)
        case .zone(let calendar): send(.zoneChanged(calendar))
        case .end: break
        }
        return reply.flatMap { Self.isForNothing($0) ? .reply($0) : nil }
    }

    /// Whether an answer found nothing to answer.
    private static func isForNothing(_ reply: Reply) -> Bool {
        switch reply {
        case .refused, .better(wasHurt: false, _), .resumed(wasPaused: false), .sat(wasStanding: false): true
        case .better(wasHurt: true, _), .nothingHurt, .resumed(wasPaused: true), .snoozed, .snoozedForCall, .skipped,
            .skippedSlot, .started, .startedInstead, .stopped, .over, .noted, .undone, .ate, .calledOff, .paused,
            .pausedForCall, .standing, .sat(wasStanding: true), .previewed, .statusShown,
            .sampleEnded:
            false
        }
    }

    // MARK: What is reported

    public override func followed(_ event: Event, _ effects: [Effect], from before: Presentation?) {
        var rows: [HistoryEntry] = []
        var isGone = if case .closed = event { true } else { false }
        for effect in effects {
            switch effect {
            case .withdraw(let id): if before?.id == id { isGone = true }
            // When the user sat is in the steps.
            case .record(let row): if !row.event.isMeasurement { rows.append(row) }
            case .reply(let answer): reply = answer
            case .present, .arm, .watchIdle, .cue, .announce, .hush, .notify, .noteWeek, .save, .openSettings,
                .statusChanged:
                break
            }
        }
        if case .presented = event, case .reminder(let content) = onScreen?.content,
            !rows.contains(where: { $0.event.name == .shown })
        {
            collect(shownAgain(content))
        }
        if isGone, case .reminder(let content) = before?.content { withdrawn(content, event, rows) }
        for row in rows { collect(SimulatedEvent(row, policy.calendar)) }
        for event in watch.events(in: policy, at: now) { collect(event) }
    }

    /// A reminder that is shown again after an interruption has no second row in the history, but this event.
    private func shownAgain(_ content: ReminderContent) -> SimulatedEvent {
        SimulatedEvent(
            .shownAgain, content.kind, at: now.utc, policy.calendar, hold: content.hold,
            variation: content.pose.variation)
    }

    /// Emits why a reminder left the screen, unless it was answered.
    private func withdrawn(_ content: ReminderContent, _ event: Event, _ rows: [HistoryEntry]) {
        guard !policy.isHolding, let reason = reason(content.kind, event, rows) else { return }
        collect(
            SimulatedEvent(
                .withdrawn(reason), content.kind, at: now.utc, policy.calendar, hold: content.hold,
                variation: content.pose.variation))
    }

    private func collect(_ event: SimulatedEvent) {
        pending.append((now.instant(at: event.time), event))
    }

    private func reason(_ kind: ReminderKind, _ event: Event, _ rows: [HistoryEntry])
        -> SimulatedEvent.Withdrawal?
    {
        if case .closed = event { return .closed }
        let outcomes = rows.map(\.event.name)
        if outcomes.contains(.awayBreak) { return .away }
        if outcomes.contains(.ignored) { return .expired }
        if outcomes.contains(.missed) { return .missed }
        guard let index = policy.openReminders.firstIndex(where: { $0.kind == kind }) else {
            switch event {
            // The time of the slot is to come again.
            case .clockChanged, .zoneChanged: return .outdated
            case .started, .presence, .sourcesChanged, .inhibitors, .doNotDisturb, .deadline, .presented,
                .presentationFailed, .closed, .action, .serverAppeared, .serverVanished, .command, .notified,
                .practiceRead, .unheard, .settingsChanged:
                return nil
            }
        }
        switch policy.openReminders[index].phase {
        case .resting, .silent:
            let reasons = policy.reasonsToWait(at: now)[index]
            return reasons.isEmpty ? .expired : .heldBack(reasons)
        case .snoozed, .shown: return nil
        case .waiting:
            if policy.isAway { return .away }
            let reasons = policy.reasonsToWait(at: now)[index]
            return reasons.isEmpty ? .outdated : .heldBack(reasons)
        }
    }
}
