/// The decision about a hold that the user wants to start.
enum HoldDecision {
    case refused(Reply.Refusal)
    /// The pose and the length. `instead` has the reasons if the pose is not the one that the user asked for.
    case granted(Pose, Duration, instead: PoseChoice?)
}

extension World {
    /// Decides about Start for `kind` when no reminder is on the screen.
    func decide(_ kind: ReminderKind, on date: LocalDate?, at now: UTC) -> HoldDecision {
        let pose = offer(kind, on: date, at: now).pose
        if pose.variation.isPose, let end = mealEnd(at: now) { return .refused(.afterMeal(until: end)) }
        return .granted(pose, holdLength(of: kind, pose.variation, at: now), instead: nil)
    }

    /// Decides about `wish` for `kind`. The length of a walk is fixed.
    func decide(_ wish: HoldWish, _ kind: ReminderKind, on date: LocalDate?, at now: UTC) -> HoldDecision {
        guard wish.length.map(HoldRange.allowed.contains) ?? true else { return .refused(.holdLength) }
        if wish.variation != nil, practice.offersNoPose { return .refused(.suspended) }
        let choice = choice(of: kind, on: date, wish: wish.variation, at: now)
        let variation = choice.pose.variation
        if variation.isPose, !wish.evenAfterMeal, let end = mealEnd(at: now) {
            return .refused(.afterMeal(until: end))
        }
        let plan = plan(kind, variation, at: now)
        let length = variation.isPose ? wish.length : nil
        if let length, let rest = plan.restsUntil, length > plan.length {
            return .refused(.holdRests(longest: plan.length, until: rest))
        }
        return .granted(
            choice.pose, length ?? holdLength(of: kind, variation, at: now),
            instead: variation == wish.variation ?? variation ? nil : choice)
    }
}
