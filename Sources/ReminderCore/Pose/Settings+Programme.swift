/// Poses and plans from settings and practice, for the rules and for the commands that explain them.
extension Settings {
    /// The pose for `kind`, without regard to meals (rules 5 and 9).
    ///
    /// - Parameters:
    ///   - wish: Replaces the `variation` in the config; nil for that one.
    ///   - isLate: Whether a slot offers it later than ``SlotSettings/lateAfter``.
    public func choice(
        of kind: ReminderKind, wish: Variation? = nil, isLate: Bool = false, _ practice: Practice
    ) -> PoseChoice {
        let (place, configured): (PracticePlace, Variation?) =
            switch kind {
            case .sitting: (sitting.place, sitting.variation)
            // A slot that is no longer in the config is treated like sitting.
            case .slot(let name): slot(name).map { ($0.place, $0.variation) } ?? (sitting.place, sitting.variation)
            }
        return PoseChoice(
            wish: wish ?? configured, place: place, isLate: isLate, body: body, practice: practice)
    }

    /// What a reminder of `kind` offers at `now`; for sitting, a walk after a meal (rule 6).
    public func offer(
        _ kind: ReminderKind, isLate: Bool = false, _ practice: Practice, _ calendar: Calendar, at now: UTC
    ) -> PoseChoice {
        let choice = choice(of: kind, isLate: isLate, practice)
        guard kind == .sitting, choice.pose.variation.isPose, let end = mealEnd(practice, calendar, at: now) else {
            return choice
        }
        return PoseChoice(pose: Pose(.walk), reasons: [.meal(until: end)])
    }

    /// The plan at `now` for the next hold of `variation` in `kind` (rule 4); nil for the variation on offer.
    public func plan(of kind: ReminderKind, in variation: Variation? = nil, _ practice: Practice, at now: UTC)
        -> HoldPlan
    {
        practice.plan(
            kind, variation ?? choice(of: kind, practice).pose.variation, holdRange(of: kind), programme, at: now)
    }

    /// The length at `now` of the next hold of `variation` in `kind`, or of the walk.
    public func holdLength(of kind: ReminderKind, in variation: Variation, _ practice: Practice, at now: UTC)
        -> Duration
    {
        variation.isPose ? plan(of: kind, in: variation, practice, at: now).length : Variation.walkLength
    }

    /// Until when no pose is offered because of a meal (rule 6); nil if poses are offered.
    public func mealEnd(_ practice: Practice, _ calendar: Calendar, at now: UTC) -> UTC? {
        MealWait(meals: meals, wait: afterMeal, calendar: calendar).end(reported: practice.lastMeal, at: now)
    }

    /// The range of a kind; a slot that is no longer in the config has that of sitting.
    private func holdRange(of kind: ReminderKind) -> HoldRange {
        switch kind {
        case .sitting: sitting.hold
        case .slot(let name): slot(name)?.hold ?? sitting.hold
        }
    }
}
