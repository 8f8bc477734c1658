/// All the rules, as one value: events in, effects out, one next deadline.
///
/// It reads no clock and does nothing itself. Call ``handle(_:at:)`` with every event, in the order in which they
/// happen and with instants that never go back, and carry out the effects in their order.
///
/// It coordinates machines that do not know each other. This type handles the events and the passing of time;
/// ``Machines`` has the table of what the news of one machine means for the others.
public struct ReminderPolicy: Sendable {
    /// The limit of a snooze until a time of day. `balasana pause until` has none.
    public static let longestSnoozeUntil: Duration = .seconds(12 * 3600)

    var machines: Machines
    private var announced = Announcement()
    private var isStarted = false

    /// A policy that starts at `now` with `practice` and the `saved` state. It decides nothing before
    /// ``Event/started(_:)``.
    public init(
        settings: Settings, calendar: Calendar, practice: Practice = Practice(), saved: SavedState? = nil,
        continuity: Continuity = .newBoot, at now: Moment
    ) {
        let world = World(settings: settings, calendar: calendar, practice: practice)
        machines = Machines(world, saved: saved, at: now)
        machines.board.redate(at: now)
        if let saved { restore(saved, continuity, at: now) }
    }

    /// Handles one event, lets time pass up to `now`, and returns what the agent must do, in order.
    public mutating func handle(_ event: Event, at now: Moment) -> [Effect] {
        var effects = Effects()
        guard isStarted || event.isStart else {
            seed(event, at: now, into: &effects)
            return effects.list
        }
        prepare(event, at: now, into: &effects)
        if isStarted { advance(to: now, into: &effects) }
        isStarted = true
        change(for: event, at: now, into: &effects)
        advance(to: now, into: &effects)
        announced.update(
            watch: wantedWatch, deadline: deadline(at: now), digest: StatusDigest.of(machines, at: now),
            saved: lasting,
            into: &effects)
        return effects.list
    }

    /// Handles the events that report something about the time that has just passed, before that time is judged.
    private mutating func prepare(_ event: Event, at now: Moment, into effects: inout Effects) {
        switch event {
        case .presence(.slept(let span)): slept(for: span, until: now, into: &effects)
        case .clockChanged: machines.jump(to: now, into: &effects)
        case .zoneChanged(let calendar):
            machines.board.world.calendar = calendar
            machines.jump(to: now, into: &effects)
        case .started, .presence, .sourcesChanged, .inhibitors, .doNotDisturb, .deadline, .presented,
            .presentationFailed, .closed, .action, .serverAppeared, .serverVanished, .command, .notified, .practiceRead,
            .unheard, .settingsChanged:
            break
        }
    }

    /// Lets time pass up to `now`. All consequences of time alone are here.
    ///
    /// The order matters, because each step uses the results of the steps before it:
    /// 1. Quiet hours begin and end. 2. A call ends, from when its programs let go. 3. A pause ends.
    /// 4. An absence becomes a break, or an input a return. Silence may mean something else since step 2. Standing
    /// ends, also because of the break.
    /// 5. A hold advances. 6. Windows of slots end, unless their hold is running. 7. Slots open.
    /// 8. A sitting reminder becomes due, unless a hold has ended the bout. 9. Snoozes end.
    /// 10. A notification leaves the screen after its time. 11. A reminder that a meal has made wrong is withdrawn.
    /// 12. One candidate passes the gate: the question after a hold, a reminder, a notice or the weekly note.
    private mutating func advance(to now: Moment, into effects: inout Effects) {
        machines.board.world.practice.forgetPossiblePain(at: now.utc)
        machines.board.splitObservation(at: now, into: &effects)
        machines.weeklyNote.advance(
            to: now.utc, machines.board.world.settings.history, machines.board.world.calendar)
        machines.follow(machines.advanceHeldBack(to: now), at: now, into: &effects)
        let news = machines.board.presence.advance(
            to: now.instant, machines.board.world.settings.sitting, duringHold: machines.hold.isCounted)
        machines.follow(news, at: now, into: &effects)
        machines.follow(machines.standing.advance(to: now.instant), at: now, into: &effects)
        if isHolding {
            let view = machines.holdView
            let news = machines.hold.advance(to: now.instant, view, machines.board.world.settings.guide)
            machines.follow(news, at: now, into: &effects)
        }
        machines.board.follow(machines.board.advanceQueue(to: now, machines.queueView), at: now, into: &effects)
        machines.follow(machines.board.screen.advance(to: now.instant, into: &effects), at: now, into: &effects)
        if !machines.board.screen.isEmpty, !machines.board.world.settings.meals.isEmpty {
            machines.board.withdrawOutdated(isChanged: false, at: now, into: &effects)
        }
        machines.passGate(at: now, into: &effects)
    }

    /// The next instant at which time alone changes something; nil if it never does.
    private func deadline(at now: Moment) -> Instant? {
        var earliest = machines.board.presence.deadline(
            machines.board.world.settings.sitting, duringHold: machines.hold.isCounted)
        earliest.bringForward(to: machines.heldBack.deadline(at: now))
        earliest.bringForward(to: machines.standing.deadline)
        earliest.bringForward(to: machines.hold.deadline)
        earliest.bringForward(to: machines.board.queue.deadline(machines.queueView, at: now))
        earliest.bringForward(to: machines.board.screen.deadline)
        earliest.bringForward(to: machines.gateDeadline(at: now))
        earliest.bringForward(to: machines.board.mealEnd(at: now.utc).map { now.instant(at: $0) })
        if let pose = machines.board.screen.reminder?.pose, pose.variation.isPose {
            earliest.bringForward(to: machines.board.world.nextMeal(after: now.utc).map { now.instant(at: $0) })
        }
        return earliest
    }

    /// The silence that the idle source should report. At rest it is the length of a break, to wake the process seldom.
    private var wantedWatch: Duration {
        if machines.hold.isCounted { return GuidedHold.quietThreshold }
        let wanted = machines.board.presence.wantedWatch(machines.board.world.settings.sitting)
        return machines.gate.isOpen ? min(wanted, machines.board.world.settings.delivery.pause) : wanted
    }
}

// MARK: Reading the state

extension ReminderPolicy {
    /// What the user has set.
    public var settings: Settings { machines.board.world.settings }
    /// The user's wall clock.
    public var calendar: Calendar { machines.board.world.calendar }
    /// The sources of presence that work.
    public var sources: PresenceSources { machines.board.world.sources }
    /// The practice, with every row so far.
    var practice: Practice { machines.board.world.practice }

    /// The last rows of the practice, on both clocks.
    public var recentRows: RecentRows { machines.board.recent }

    /// What `balasana status` reports at `now`, which must not be before the last event.
    public func status(at now: Moment) -> Status { Status.of(machines, at: now) }

    /// Whether a hold or a walk is in progress, from the time to get down to the slow return.
    public var isHolding: Bool { machines.hold.isRunning }

    /// The silence that a source of idle time should report before the start.
    public var initialWatch: Duration { wantedWatch }

    /// Whether nothing is on the screen, in progress or waiting at the gate, so hours may pass until the next event.
    public var isAtRest: Bool {
        isStarted && machines.board.screen.isEmpty && !isHolding && !machines.gate.isOpen
            && !machines.board.presence.isUncertain
    }

    /// The reminders without an outcome, the first that became due first.
    public var openReminders: [Reminder] { machines.board.queue.reminders }

    /// Whether the user is not at the desk, so no reminder is shown.
    public var isAway: Bool { machines.board.presence.isAway }

    /// The pose that a reminder of `kind` offers at `now`, and the length of its hold.
    public func asking(_ kind: ReminderKind, at now: UTC) -> (variation: Variation, hold: Duration) {
        let date = machines.board.queue.reminder(of: kind)?.date
        let variation = machines.board.world.offer(kind, on: date, at: now).pose.variation
        return (variation, machines.board.world.holdLength(of: kind, variation, at: now))
    }

    /// Why each of ``openReminders`` would be held back at `now` if it waited at the gate (rules 6 and 10). Empty for
    /// one that would not be.
    public func reasonsToWait(at now: Moment) -> [[Status.HeldBack]] {
        let mealEnd = machines.board.mealEnd(at: now.utc)
        return openReminders.map { reasonsToWait($0, mealEnd: mealEnd, at: now) }
    }

    private func reasonsToWait(_ reminder: Reminder, mealEnd: UTC?, at now: Moment) -> [Status.HeldBack] {
        let world = machines.board.world
        var reasons = machines.heldBack.reasons(for: Candidate(reminder), world.settings.calls, at: now.instant)
        if mealEnd != nil, world.waitsForMeals(reminder) { reasons.insert(.meal) }
        return machines.heldBack.described(reasons, mealEnd: mealEnd)
    }
}

extension Event {
    fileprivate var isStart: Bool {
        if case .started = self { true } else { false }
    }
}
