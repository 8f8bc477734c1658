/// The pose on offer, and the length of its hold (rules 4 to 6). `date` is the date of an open slot, from which follows
/// whether it is late (rule 3).
extension World {
    /// The pose for `kind`, without regard to meals. A `wish` replaces the `variation` in the config.
    func choice(of kind: ReminderKind, on date: LocalDate?, wish: Variation? = nil, at now: UTC) -> PoseChoice {
        settings.choice(of: kind, wish: wish, isLate: isLate(kind, on: date, at: now), practice)
    }

    /// What a reminder of `kind` offers at `now`; for sitting, a walk after a meal.
    ///
    /// - Parameter since: When the reminder was shown; a slot that was not late then is not late now. Nil for `now`.
    func offer(_ kind: ReminderKind, on date: LocalDate?, at now: UTC, since: UTC? = nil) -> PoseChoice {
        settings.offer(kind, isLate: isLate(kind, on: date, at: since ?? now), practice, calendar, at: now)
    }

    private func isLate(_ kind: ReminderKind, on date: LocalDate?, at now: UTC) -> Bool {
        guard let date, case .slot(let name) = kind, let opening = settings.slot(name)?.opening(on: date, calendar)
        else { return false }
        return now - opening > SlotSettings.lateAfter
    }

    /// The plan for the next hold of `variation` in `kind`.
    func plan(_ kind: ReminderKind, _ variation: Variation, at now: UTC) -> HoldPlan {
        settings.plan(of: kind, in: variation, practice, at: now)
    }

    /// The length of the next hold of `variation` in `kind`, or of the walk.
    func holdLength(of kind: ReminderKind, _ variation: Variation, at now: UTC) -> Duration {
        settings.holdLength(of: kind, in: variation, practice, at: now)
    }

    /// Until when no pose is offered because of a meal; nil if poses are offered.
    func mealEnd(at now: UTC) -> UTC? {
        settings.mealEnd(practice, calendar, at: now)
    }

    /// Whether `reminder` waits while a meal lets no pose be offered. Only a slot waits: a sitting reminder offers a
    /// walk instead.
    func waitsForMeals(_ reminder: Reminder) -> Bool {
        guard reminder.phase == .waiting, reminder.kind != .sitting else { return false }
        return settings.choice(of: reminder.kind, practice).pose.variation.isPose
    }

    /// When the next meal begins.
    func nextMeal(after now: UTC) -> UTC? {
        guard !settings.meals.isEmpty else { return nil }
        return MealWait(meals: settings.meals, wait: settings.afterMeal, calendar: calendar).nextBegin(after: now)
    }

    /// The content of `reminder` at `now`, in a bout of `sitting`.
    ///
    /// - Parameter since: When the reminder was shown; nil for `now`.
    func content(of reminder: Reminder, sitting: Duration, at now: Moment, since: UTC? = nil) -> ReminderContent {
        let left = settings.snooze.budget - reminder.snoozes
        let length = settings.snooze.lengths[0]
        let fits = reminder.windowEnd.map { now.instant + length < $0 } ?? true
        let choice = offer(reminder.kind, on: reminder.date, at: now.utc, since: since)
        var content = ReminderContent(
            kind: reminder.kind, purpose: settings.purpose(of: reminder.kind), pose: choice.pose,
            hold: holdLength(of: reminder.kind, choice.pose.variation, at: now.utc), sitting: sitting,
            poseWaits: choice.mealEnd.map { calendar.local($0).time },
            snoozesLeft: settings.snooze.budget == 0 ? nil : max(0, left), snooze: left > 0 && fits ? length : nil,
            onScreen: settings.delivery.onScreen)
        content.isCareful = choice.isCareful
        content.sound = settings.delivery.sound
        if case .slot(let name) = reminder.kind { content.note = settings.slot(name)?.note }
        return content
    }
}

extension Settings {
    /// The purpose of the slot; `daily` for sitting.
    fileprivate func purpose(of kind: ReminderKind) -> SlotPurpose {
        switch kind {
        case .sitting: .daily
        case .slot(let name): slot(name)?.purpose ?? .daily
        }
    }

    /// The content of a sample at `now`: a sitting reminder after `remind_after` of sitting, with a short hold.
    public func sample(_ practice: Practice, _ calendar: Calendar, at now: UTC) -> ReminderContent {
        let choice = offer(.sitting, practice, calendar, at: now)
        let variation = choice.pose.variation
        let length = holdLength(of: .sitting, in: variation, practice, at: now)
        var content = ReminderContent(
            kind: .sitting, pose: choice.pose, hold: variation.isPose ? min(length, GuidedHold.longestSample) : length,
            sitting: sitting.remindAfter ?? SittingSettings.usualRemindAfter,
            poseWaits: choice.mealEnd.map { calendar.local($0).time },
            snoozesLeft: snooze.budget > 0 ? snooze.budget : nil,
            snooze: snooze.budget > 0 ? snooze.lengths[0] : nil, onScreen: delivery.onScreen)
        content.sound = delivery.sound
        return content
    }
}
