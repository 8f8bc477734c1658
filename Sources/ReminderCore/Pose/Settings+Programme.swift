/// What the settings make of the practice: for the rules, and for the commands that explain them.
extension Settings {
    /// The pose for `kind`, whatever the user has eaten (rules 5 and 9).
    ///
    /// - Parameters:
    ///   - wish: Asked for instead of what the config says.
    ///   - isLate: Whether a slot offers it later than ``SlotSettings/lateAfter``.
    public func choice(
        of kind: ReminderKind, wish: Variation? = nil, isLate: Bool = false, _ practice: Practice
    ) -> PoseChoice {
        let (place, configured): (PracticePlace, Variation?) =
            switch kind {
            case .sitting: (sitting.place, sitting.variation)
            // A slot that is gone from the config is led like sitting.
            case .slot(let name): slot(name).map { ($0.place, $0.variation) } ?? (sitting.place, sitting.variation)
            }
        return PoseChoice(
            wish: wish ?? configured, place: place, isLate: isLate, body: body, practice: practice)
    }

    /// What `kind` asks for at `now`: after a meal a sitting reminder asks to walk (rule 6).
    public func offer(
        _ kind: ReminderKind, isLate: Bool = false, _ practice: Practice, _ calendar: Calendar, at now: UTC
    ) -> PoseChoice {
        let choice = choice(of: kind, isLate: isLate, practice)
        guard kind == .sitting, choice.pose.variation.isPose, let end = mealEnd(practice, calendar, at: now) else {
            return choice
        }
        return PoseChoice(pose: Pose(.walk), reasons: [.meal(until: end)])
    }

    /// How long to hold next in `kind`, at `now` (rule 4); `variation` is held instead of what is offered.
    public func plan(of kind: ReminderKind, in variation: Variation? = nil, _ practice: Practice, at now: UTC)
        -> HoldPlan
    {
        practice.plan(
            kind, variation ?? choice(of: kind, practice).pose.variation, holdRange(of: kind), programme, at: now)
    }

    /// How long `variation` takes next in `kind`, at `now`: the hold of a pose, or the walk.
    public func holdLength(of kind: ReminderKind, in variation: Variation, _ practice: Practice, at now: UTC)
        -> Duration
    {
        variation.isPose ? plan(of: kind, in: variation, practice, at: now).length : Variation.walkLength
    }

    /// Until when no pose is offered because the last meal is not long enough ago (rule 6); nil when one may be.
    public func mealEnd(_ practice: Practice, _ calendar: Calendar, at now: UTC) -> UTC? {
        MealWait(meals: meals, wait: afterMeal, calendar: calendar).end(reported: practice.lastMeal, at: now)
    }

    func slot(_ name: String) -> SlotSettings? {
        slots.first { $0.name == name }
    }

    /// The range of a kind; a slot that is gone from the config is led like sitting.
    private func holdRange(of kind: ReminderKind) -> HoldRange {
        switch kind {
        case .sitting: sitting.hold
        case .slot(let name): slot(name)?.hold ?? sitting.hold
        }
    }
}
