/// What comes next if the user stays at the desk, and if neither do-not-disturb nor another call holds it back.
///
/// It lets time pass for a copy of the queue, and asks the copy which reminder comes first. So the order of slots and
/// sitting, and what waits for a slot or a meal, are up to the rules themselves.
///
/// Nobody sits through the night: a sitting reminder that a pause or hours put off from one day to another is not
/// foreseen. The days are those of a pause until tomorrow, so an evening can go on after midnight.
struct Forecast {
    /// How far it looks: every weekday has come twice by then, with all slots and hours.
    private static let horizon: Duration = .seconds(15 * 86_400)

    private let machines: Machines
    private let now: Moment

    /// The forecast at `now`.
    init(_ machines: Machines, at now: Moment) {
        self.machines = machines
        self.now = now
    }

    /// The reminder on the screen or in a hold, else the next one; nil if none can be foreseen.
    var next: Status.Next? {
        switch machines.heldBack.pause {
        case .indefinite, .callEnd: return nil
        case .until, .untilTime, nil: break
        }
        if let current { return next(current, at: now.utc) }
        var queue = machines.board.queue
        var view = view
        let world = machines.board.world
        var time = max(now.instant, machines.gate.settledAt, machines.heldBack.pauseEnd ?? now.instant)
        while time - now.instant < Self.horizon {
            let moment = Moment(instant: time, utc: now.utc(at: time))
            _ = queue.advance(to: moment, world.settings.slots, world.calendar, view)
            if let sitting = queue.reminder(of: .sitting), machines.isPutOff(sitting, at: moment) {
                _ = queue.drop(.sitting)
                view.sittingDue = nil
            }
            let candidate = queue.candidate(world, at: moment)
            let free = candidate.map { passes($0, at: moment) }
            if let candidate, free == time { return next(candidate, at: now.shown(time)) }
            var change = queue.deadline(view, at: moment)
            change.bringForward(to: free)
            change.bringForward(to: queue.mealEnd(world, at: moment.utc).map { moment.instant(at: $0) })
            guard let change, change > time else { return nil }
            time = change
        }
        return nil
    }

    private var current: Reminder? {
        let queue = machines.board.queue
        return queue.reminders.first(where: \.isShown) ?? machines.hold.kind.flatMap { queue.reminder(of: $0) }
    }

    /// As if no hold was running, because it may be stopped. At the end of standing the user sits.
    private var view: ReminderQueue.View {
        let view = machines.queueView
        let sitsFrom = machines.standing.current.flatMap { $0.awaitsReturn ? nil : $0.until }
        let remindAfter = machines.board.world.settings.sitting.remindAfter
        return ReminderQueue.View(
            isHolding: false, heldKind: nil,
            sittingDue: view.sittingDue ?? sitsFrom.flatMap { start in remindAfter.map { start + $0 } },
            countingSince: view.countingSince ?? sitsFrom, isInCall: view.isInCall)
    }

    /// When `reminder`, which waits at `moment`, is held back neither by hours nor by the current call. Only what waits
    /// already waits for the call: it can be over before anything else comes.
    private func passes(_ reminder: Reminder, at moment: Moment) -> Instant {
        let world = machines.board.world
        var free = moment.instant(at: QuietHours.end(for: reminder.kind, from: moment.utc, world))
        if machines.board.queue.reminder(of: reminder.kind)?.phase == .waiting,
            let end = machines.heldBack.callEnd(reminder.callsSince ?? now.instant, world.settings.calls)
        {
            free = max(free, end)
        }
        return free
    }

    private func next(_ reminder: Reminder, at time: UTC) -> Status.Next {
        let world = machines.board.world
        let choice = world.offer(reminder.kind, on: reminder.date, at: time)
        let variation = choice.pose.variation
        var next = Status.Next(
            kind: reminder.kind, at: time, hold: world.holdLength(of: reminder.kind, variation, at: time),
            variation: variation)
        next.poseWaits = choice.mealEnd
        return next
    }
}

extension Machines {
    /// Whether the pause, or hours at `moment`, put `reminder` off from the day on which it became due to another one,
    /// if it is for sitting.
    func isPutOff(_ reminder: Reminder, at moment: Moment) -> Bool {
        guard reminder.kind == .sitting else { return false }
        let world = board.world
        let hours = QuietHours.end(for: .sitting, from: moment.utc, world)
        let end = [heldBack.pauseEnd.map(moment.utc(at:)), hours > moment.utc ? hours : nil].compactMap(\.self).max()
        let tomorrow = DelayEnd.tomorrow.time(
            after: moment.utc(at: reminder.dueSince), hours: world.settings.sitting.hours, world.calendar)
        guard let end, let tomorrow else { return false }
        return end >= tomorrow
    }
}

extension Moment {
    /// The civil time that belongs to `other`. One to come is given to the nearest second: the two clocks are not read
    /// at once, so a time of day would become 05:59:59.9999 now and then.
    func shown(_ other: Instant) -> UTC {
        other <= instant ? utc(at: other) : UTC(seconds: (utc(at: other) + .milliseconds(500)).seconds)
    }
}
