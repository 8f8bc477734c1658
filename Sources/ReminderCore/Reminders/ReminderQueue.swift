/// The reminders without an outcome, and the slots that open (rules 2, 3 and 7).
struct ReminderQueue: Sendable {
    enum News: Hashable {
        /// A slot's window ended then without an outcome.
        case missed(ReminderKind, date: LocalDate?, at: UTC)
        /// The reminder of that kind was removed.
        case dropped(ReminderKind)
    }

    /// The state of the other machines that the queue depends on.
    struct View {
        /// Whether there is a hold, a sample's included.
        let isHolding: Bool
        /// The kind of the current hold; nil for no hold, or a sample's. Its reminder does not end meanwhile.
        let heldKind: ReminderKind?
        /// When the next sitting reminder is due, if sitting goes on; nil while sitting is not counted.
        var sittingDue: Instant?
        /// Since when sitting is counted; nil while it is not.
        let countingSince: Instant?
        let isInCall: Bool
    }

    /// The reminders without an outcome, the first that became due first. At most one of each kind.
    private(set) var reminders: [Reminder] = []
    var slots: SlotSchedule

    init(_ slots: [SlotSettings], saved: SavedState?, at now: Moment) {
        self.slots = SlotSchedule(records: saved?.slots ?? [], lookedUpTo: saved?.savedAt.utc ?? now.utc)
        self.slots.define(slots, at: now)
    }

    // MARK: Reading

    /// The next opening of a slot.
    var nextOpening: SlotSchedule.Opening? { slots.next }

    func reminder(of kind: ReminderKind) -> Reminder? {
        reminders.first { $0.kind == kind }
    }

    func contains(_ kind: ReminderKind) -> Bool {
        reminders.contains { $0.kind == kind }
    }

    /// Whether a slot is open.
    var containsSlot: Bool {
        reminders.count > 1 || reminders.first.map { $0.kind != .sitting } ?? false
    }

    /// The reminder that a command answers: the one on the screen, else one that is due (a slot before sitting), else
    /// one that was ignored.
    var target: Reminder? {
        reminders.first(where: \.isShown)
            ?? reminders.first { $0.phase != .silent && $0.kind != .sitting }
            ?? reminders.first { $0.phase != .silent }
            ?? reminders.first
    }

    /// The kind of a hold that the user starts now.
    var targetKind: ReminderKind { target?.kind ?? .sitting }

    /// The next instant at which time alone changes something: a window ends, a slot opens, or a reminder becomes due.
    func deadline(_ view: View, at now: Moment) -> Instant? {
        var earliest = slots.next.map { now.instant(at: $0.at) }
        if !contains(.sitting), view.heldKind == nil { earliest.bringForward(to: view.sittingDue) }
        for reminder in reminders {
            if view.heldKind != reminder.kind { earliest.bringForward(to: reminder.windowEnd) }
            switch reminder.phase {
            case .snoozed(let until, _), .resting(let until): earliest.bringForward(to: until)
            case .waiting, .shown, .silent: break
            }
        }
        return earliest
    }

    // MARK: Which one comes first

    /// The reminder at the gate that comes first: a slot before sitting, an older slot before a newer one.
    func candidate(_ world: World, at now: Moment) -> Reminder? {
        var sitting: Reminder?
        var slotIsOpen = false
        lazy var isMealtime = world.mealEnd(at: now.utc) != nil
        for reminder in reminders {
            switch reminder.kind {
            case .sitting:
                if reminder.phase == .waiting { sitting = reminder }
            case .slot:
                // A slot that waits for a meal lets a sitting reminder pass, which suggests a walk.
                if reminder.phase == .waiting, isMealtime, world.waitsForMeals(reminder) { continue }
                if reminder.phase == .waiting { return reminder }
                // A slot that was ignored is not shown again, so sitting reminders need not wait for it.
                if reminder.phase != .silent { slotIsOpen = true }
            }
        }
        return slotIsOpen || isSlotNear(world.settings.delivery, at: now) ? nil : sitting
    }

    /// Whether a sitting reminder waits for a slot that is about to open (rule 3).
    private func isSlotNear(_ delivery: DeliverySettings, at now: Moment) -> Bool {
        guard let next = nextOpening else { return false }
        return next.at - now.utc <= delivery.beforeSlot
    }

    /// When the wait of a slot for a meal ends; nil if no slot waits for one.
    func mealEnd(_ world: World, at now: UTC) -> UTC? {
        guard containsSlot, let end = world.mealEnd(at: now) else { return nil }
        return reminders.contains(where: world.waitsForMeals) ? end : nil
    }

    // MARK: Time

    /// Lets time pass: windows end, slots open, a sitting reminder becomes due, snoozes end.
    mutating func advance(to now: Moment, _ slots: [SlotSettings], _ calendar: Calendar, _ view: View) -> [News] {
        var news = closeWindows(view, at: now)
        if self.slots.needsLook(at: now.utc) {
            news += openSlots(slots, calendar, view, at: now, reportsMissed: true)
        }
        if !contains(.sitting), view.heldKind == nil, let due = view.sittingDue, due <= now.instant {
            reminders.append(Reminder(kind: .sitting, dueSince: max(due, view.countingSince ?? due), phase: .waiting))
        }
        for index in reminders.indices where isOver(reminders[index].phase, view, at: now.instant) {
            reminders[index].phase = .waiting
        }
        return news
    }

    private func isOver(_ phase: Reminder.Phase, _ view: View, at now: Instant) -> Bool {
        switch phase {
        case .snoozed(let until, let endsWithCall): until <= now || endsWithCall && !view.isInCall
        case .resting(let until): until <= now
        case .waiting, .shown, .silent: false
        }
    }

    /// A slot without an outcome is missed when its window ends, unless its hold is running.
    mutating func closeWindows(_ view: View, at now: Moment) -> [News] {
        var news: [News] = []
        while let reminder = reminders.first(where: { isClosed($0, view, at: now.instant) }) {
            let end = reminder.windowEnd.map { now.utc(at: $0) } ?? now.utc
            news += close(reminder, at: end)
        }
        return news
    }

    /// Ends a slot without an answer. One that was ignored has its outcome already.
    private mutating func close(_ reminder: Reminder, at end: UTC) -> [News] {
        if case .slot(let name) = reminder.kind, let date = reminder.date { slots.end(name, on: date, at: end) }
        let missed = News.missed(reminder.kind, date: reminder.date, at: end)
        return (reminder.phase == .silent ? [] : [missed]) + drop(reminder.kind)
    }

    private func isClosed(_ reminder: Reminder, _ view: View, at now: Instant) -> Bool {
        guard let end = reminder.windowEnd, end <= now else { return false }
        return view.heldKind != reminder.kind
    }

    /// Opens the slots whose time has come. With `reportsMissed`, reports those whose window ended while no agent ran.
    mutating func openSlots(
        _ settings: [SlotSettings], _ calendar: Calendar, _ view: View, at now: Moment, reportsMissed: Bool
    ) -> [News] {
        let (open, missed) = slots.look(settings, calendar, at: now.utc)
        var news: [News] = []
        if reportsMissed {
            news = missed.map { .missed(.slot($0.slot.name), date: $0.date, at: $0.windowEnd) }
        }
        for opening in open {
            let kind = ReminderKind.slot(opening.slot.name)
            if let older = reminder(of: kind) {
                // The next date opens after the hold.
                guard kind != view.heldKind else {
                    slots.reopen(opening.slot.name, on: opening.date)
                    continue
                }
                news += reportsMissed ? close(older, at: now.utc) : withdraw(older)
            }
            reminders.append(
                Reminder(
                    kind: kind, date: opening.date, dueSince: now.instant, phase: .waiting,
                    windowEnd: now.instant(at: opening.windowEnd)))
        }
        return news
    }

    /// The civil clock was set or the time zone has changed. The slots in between do not count as missed, and those
    /// whose time is to come are withdrawn.
    mutating func jump(to now: Moment, _ world: World, _ view: View) -> [News] {
        slots.jump(to: now.utc)
        moveSnoozes(at: now)
        return withdrawEarly(world, except: view.heldKind, at: now.utc)
    }

    /// Withdraws the slots that wait for an answer although their time is to come: they opened while the clock was
    /// ahead, in another time zone, or before their time was changed. They open again then, with all their snoozes and
    /// nudges.
    mutating func withdrawEarly(_ world: World, except heldKind: ReminderKind?, at now: UTC) -> [News] {
        slots.forgetFuture(after: now)
        return reminders.filter { $0.kind != heldKind && isEarly($0, world, at: now) }.flatMap { withdraw($0) }
    }

    private func isEarly(_ reminder: Reminder, _ world: World, at now: UTC) -> Bool {
        guard case .slot(let name) = reminder.kind, let date = reminder.date,
            let opening = world.settings.slot(name)?.opening(on: date, world.calendar)
        else { return false }
        return opening > now
    }

    /// Removes a slot as if it had not opened.
    private mutating func withdraw(_ reminder: Reminder) -> [News] {
        if case .slot(let name) = reminder.kind, let date = reminder.date { slots.reopen(name, on: date) }
        return drop(reminder.kind)
    }

    // MARK: Changes

    /// The settings have changed: drops reminders that they no longer have, and opens new slots from now on.
    mutating func change(_ world: World, _ view: View, at now: Moment) -> [News] {
        let unanswered = reminders.filter { $0.kind != view.heldKind }.compactMap { reminder in
            if case .slot(let name) = reminder.kind { reminder.date.map { (name: name, date: $0) } } else { nil }
        }
        slots.define(world.settings.slots, unanswered: unanswered, at: now)
        let gone = reminders.map(\.kind).filter { !world.settings.defines($0) && $0 != view.heldKind }
        var news = gone.flatMap { drop($0) }
        if isSittingEarly(view, at: now.instant) { news += drop(.sitting) }
        news += withdrawEarly(world, except: view.heldKind, at: now.utc)
        return news + openSlots(world.settings.slots, world.calendar, view, at: now, reportsMissed: false)
    }

    /// The settings have changed before the start.
    mutating func define(_ slots: [SlotSettings], at now: Moment) {
        self.slots.define(slots, at: now)
    }

    /// Whether the sitting reminder would not be due yet, because `remind_after` is longer now. False for one that the
    /// user has snoozed or left unanswered.
    private func isSittingEarly(_ view: View, at now: Instant) -> Bool {
        guard let sitting = reminder(of: .sitting), let due = view.sittingDue, due > now else { return false }
        switch sitting.phase {
        case .waiting, .shown: return true
        case .snoozed, .resting, .silent: return false
        }
    }

    /// Removes the reminder of `kind` for good.
    mutating func drop(_ kind: ReminderKind) -> [News] {
        guard let index = index(of: kind) else { return [] }
        reminders.remove(at: index)
        return [.dropped(kind)]
    }

    /// Changes the reminder of `kind`, if there is one.
    mutating func change(_ kind: ReminderKind, _ change: (inout Reminder) -> Void) {
        guard let index = index(of: kind) else { return }
        change(&reminders[index])
    }

    private func index(of kind: ReminderKind) -> Int? {
        reminders.firstIndex { $0.kind == kind }
    }

    // MARK: Restart

    /// Writes its part of `state`.
    func save(to state: inout SavedState) {
        state.reminders = reminders
        state.slots = slots.records
    }

    /// Restores its part of `saved`. `shift` converts its instants to the clock of this boot. The reminder on the
    /// screen stayed there until `withdrawnAt`, on the clock of the saved state.
    mutating func restore(
        _ saved: SavedState, _ settings: Settings, shiftedBy shift: Duration, withdrawnAt: Instant, at now: Moment
    ) {
        reminders = saved.reminders.filter { settings.defines($0.kind) }.map { reminder in
            var moved = reminder
            moved.dueSince = reminder.dueSince + shift
            moved.callsSince = reminder.callsSince.map { $0 + shift }
            moved.windowEnd = reminder.windowEnd.map { $0 + shift }
            switch reminder.phase {
            case .shown: moved.putBack(at: withdrawnAt)
            case .snoozed(let until, let endsWithCall):
                moved.phase = .snoozed(until: until + shift, endsWithCall: endsWithCall)
            case .resting(let until): moved.phase = .resting(until: until + shift)
            case .waiting, .silent: break
            }
            return moved
        }
        moveSnoozes(at: now)
    }
}

extension Settings {
    /// Whether reminders of `kind` exist in these settings.
    func defines(_ kind: ReminderKind) -> Bool {
        switch kind {
        case .sitting: sitting.remindAfter != nil
        case .slot(let name): slot(name) != nil
        }
    }
}
