/// Which pose, how long, and whether one may be offered at all (rules 4 to 6).
extension ReminderPolicy {
    /// The pose for `kind` at `now`, whatever the user has eaten; `wish` is asked for instead of what the config says.
    func choice(of kind: ReminderKind, wish: Variation? = nil, at now: UTC) -> PoseChoice {
        settings.choice(of: kind, wish: wish, isLate: isLate(kind, at: now), practice)
    }

    /// What `kind` asks for at `now`: after a meal a sitting reminder asks to walk.
    ///
    /// - Parameter since: When it was asked for; what was in time then is not late now. Nil for `now`.
    func offer(_ kind: ReminderKind, at now: UTC, since: UTC? = nil) -> PoseChoice {
        settings.offer(kind, isLate: isLate(kind, at: since ?? now), practice, calendar, at: now)
    }

    /// Whether the session of `kind` that is open is late at `now` (rule 3): it finds its user on a chair.
    private func isLate(_ kind: ReminderKind, at now: UTC) -> Bool {
        guard case .slot(let name) = kind, let slot = settings.slot(name), let index = index(of: kind),
            let date = reminders[index].date, let opening = slot.opening(on: date, calendar)
        else { return false }
        return now - opening > SlotSettings.lateAfter
    }

    /// What `kind` has asked for: what it says on `screen`, if it is there, else what it would ask for at `now`.
    func asked(_ kind: ReminderKind, on screen: Screen?, at now: UTC) -> Variation {
        if let screen, screen.subject == .reminder(kind), let pose = screen.pose { return pose.variation }
        return offer(kind, at: now).pose.variation
    }

    /// How long to hold `variation` next in `kind`.
    func plan(_ kind: ReminderKind, _ variation: Variation, at now: UTC) -> HoldPlan {
        settings.plan(of: kind, in: variation, practice, at: now)
    }

    func holdLength(of kind: ReminderKind, _ variation: Variation, at now: UTC) -> Duration {
        settings.holdLength(of: kind, in: variation, practice, at: now)
    }

    /// Until when no pose is offered, as the last meal is not long enough ago; nil when one may be.
    func mealEnd(at now: UTC) -> UTC? {
        settings.mealEnd(practice, calendar, at: now)
    }

    /// Until when that slot waits for a meal, if it does: it has nothing to offer but a pose.
    func mealHoldEnd(_ reminder: Reminder, at now: UTC) -> UTC? {
        guard reminder.kind != .sitting, reminder.phase == .waiting,
            settings.choice(of: reminder.kind, practice).pose.variation.isPose
        else { return nil }
        return mealEnd(at: now)
    }

    /// When a slot that waits for a meal waits no more.
    func mealWaitEnd(at now: UTC) -> UTC? {
        for reminder in reminders {
            if let end = mealHoldEnd(reminder, at: now) { return end }
        }
        return nil
    }

    /// Starts what the reminder at hand asks for, or a hold for its own sake.
    mutating func start(at now: Moment) -> Reply {
        guard hold == nil else { return .refused(.holdRunning) }
        if let screen, case .reminder(let kind) = screen.subject, let pose = screen.pose {
            return startHold(kind, pose, at: now)
        }
        let kind = target.map { reminders[$0].kind } ?? .sitting
        let pose = offer(kind, at: now.utc).pose
        if pose.variation.isPose, let end = mealEnd(at: now.utc) { return .refused(.afterMeal(until: end)) }
        return startHold(kind, pose, at: now)
    }

    /// Starts a hold as the user wishes it; it answers the reminder at hand.
    mutating func startHold(as wish: HoldWish, at now: Moment) -> Reply {
        guard hold == nil else { return .refused(.holdRunning) }
        guard wish.length.map(HoldRange.allowed.contains) ?? true else { return .refused(.holdLength) }
        if wish.variation != nil, practice.offersNoPose { return .refused(.suspended) }
        let kind = target.map { reminders[$0].kind } ?? .sitting
        let choice = choice(of: kind, wish: wish.variation, at: now.utc)
        let pose = choice.pose
        if pose.variation.isPose, !wish.evenAfterMeal, let end = mealEnd(at: now.utc) {
            return .refused(.afterMeal(until: end))
        }
        let plan = plan(kind, pose.variation, at: now.utc)
        if pose.variation.isPose, let length = wish.length, let rest = plan.restsUntil, length > plan.length {
            return .refused(.holdRests(longest: plan.length, until: rest))
        }
        let reply = startHold(kind, pose, length: pose.variation.isPose ? wish.length : nil, at: now)
        guard case .started(let variation, let getDown, let hold) = reply, variation != wish.variation ?? variation
        else {
            return reply
        }
        return .startedInstead(choice, getDown: getDown, hold: hold)
    }

    /// The user had a meal `ago`.
    mutating func ate(_ ago: Duration, at now: Moment) -> Reply {
        guard ago >= .zero, ago < .seconds(86_400) else { return .refused(.mealTime) }
        record(.ate, at: Moment(instant: now.instant, utc: now.utc + (.zero - ago)))
        withdrawWhatIsOutdated(at: now)
        return .ate(until: mealEnd(at: now.utc))
    }

    /// What is asked for on the screen may not be right any more, after a meal, pain or a change of the config.
    ///
    /// - Parameter isChanged: Whether the config or the practice has changed, and not only the time: then the length of
    ///   the hold and the snoozes may be other ones.
    mutating func withdrawWhatIsOutdated(isChanged: Bool = true, at now: Moment) {
        guard let screen, case .reminder(let kind) = screen.subject else { return }
        guard let said = screen.reminder, let index = index(of: kind) else { return }
        var content = content(of: reminders[index], at: now, since: now.utc(at: screen.sentAt))
        let hasToWait = kind != .sitting && content.pose.variation.isPose && mealEnd(at: now.utc) != nil
        let isOther = content.pose != said.pose || content.waitsForBetter != said.waitsForBetter
        // What time alone has changed is not worth another bubble.
        (content.sitting, content.poseWaits) = (said.sitting, said.poseWaits)
        if content.snooze == nil, content.snoozesLeft == said.snoozesLeft { content.snooze = said.snooze }
        if hasToWait || isOther || isChanged && content != said { takeReminderOffScreen() }
    }

    /// When a meal begins that the pose on the screen has to wait for.
    func mealBegin(at now: Moment) -> UTC? {
        guard !settings.meals.isEmpty, let screen, let pose = screen.pose, pose.variation.isPose else { return nil }
        return MealWait(meals: settings.meals, wait: settings.afterMeal, calendar: calendar).nextBegin(after: now.utc)
    }

    /// Notes each caution to be shown once when its condition is set (C1 to C3).
    mutating func oweCautions() {
        let notes = settings.body.notes.filter(\.hasCaution)
        owed = notes.filter { !cautioned.contains($0) }
        let still = cautioned.filter(notes.contains)
        guard still != cautioned else { return }
        cautioned = still
        save()
    }

    /// Shows the notices that are owed once the user is there to read them and nothing else is on the screen, or about
    /// to be asked.
    mutating func passNotices() {
        guard !owed.isEmpty || !owedUnheard.isEmpty, isStarted, hasServer, screen == nil, hold == nil, question == nil,
            !presence.isAway, !presence.isBarred, pause == nil, !isSilenced, calls.since == nil
        else { return }
        if !owed.isEmpty { effects.append(.tell(.caution(owed))) }
        owed = []
        // After a hold the head may still be down.
        guard !owedUnheard.isEmpty, presence.idleSince == nil else { return }
        effects.append(.tell(.unheard(owedUnheard)))
        owedUnheard = []
    }

    /// A notice is on the screen, and need not be told again.
    mutating func told(_ notice: Notice) {
        switch notice {
        case .caution(let notes):
            let told = cautioned + notes
            cautioned = settings.body.notes.filter(told.contains)
            save()
        case .rated, .unheard: break
        }
    }

    /// A hold cannot be heard by these. It says so itself while there is time to turn to the screen. What is missing is
    /// told once after it, and again when it was there in between.
    mutating func unheard(_ media: [GuideMedium], at now: Moment) {
        let new = media.filter { !toldUnheard.contains($0) }
        owedUnheard = (owedUnheard + new).filter(media.contains)
        guard media != toldUnheard else { return }
        let before = silence
        toldUnheard = media
        if hold?.stage == .gettingDown, screen?.subject == .hold, silence != before { showHold(at: now) }
        save()
    }
}
