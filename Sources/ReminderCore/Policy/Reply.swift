/// What became of a ``Command``.
public enum Reply: Hashable, Sendable {
    /// Snoozed until then; `left` is how many snoozes this reminder has left.
    case snoozed(until: UTC, left: Int)
    /// Snoozed until the call is over, but at most until then; `left` is how many snoozes this reminder has left.
    case snoozedForCall(until: UTC, left: Int)
    /// A sitting reminder was skipped; the next one comes after this much more sitting.
    case skipped(again: Duration)
    /// The slot with this name was skipped; it is over for the date.
    case skippedSlot(String)
    /// The hold began with the time to get down.
    case started(Variation, getDown: Duration, hold: Duration)
    /// The hold began in another pose than the user asked for, because that one does not suit the body.
    case startedInstead(PoseChoice, getDown: Duration, hold: Duration)
    /// The hold was stopped after it had begun. If that was too early to answer a reminder, the reminder comes again
    /// then; otherwise nil.
    case stopped(Variation, again: UTC?)
    /// The slow return was ended; the hold had already been recorded.
    case over
    /// The answer about the last hold is recorded. `wasShort` if that was shorter than planned; the pose and the plan
    /// are those of the next hold of its kind.
    case noted(Comfort, wasShort: Bool, PoseChoice, HoldPlan)
    /// The last answer is taken back; the pose and the plan are those of the next hold of its kind.
    case undone(Answer, PoseChoice, HoldPlan)
    /// Pain is gone. `wasHurt` if pain had changed anything; holds do not grow before `restsUntil`.
    case better(wasHurt: Bool, restsUntil: UTC?)
    /// Nothing hurt in the part of the history that cannot be read; holds do not grow before `restsUntil`.
    case nothingHurt(restsUntil: UTC?)
    /// The meal is recorded. No pose is offered before then; nil if that time has already passed.
    case ate(until: UTC?)
    /// The hold was stopped before it began and is not recorded. If it was for a reminder, the reminder comes again
    /// then; otherwise nil.
    case calledOff(again: UTC?)
    /// Reminders are held back until then; nil for until `resume`.
    case paused(until: UTC?)
    /// Reminders are held back until the call is over.
    case pausedForCall
    /// No pause is in force; `wasPaused` if one has just been ended.
    case resumed(wasPaused: Bool)
    /// No sitting reminder comes until then; nil for until `sit` or a break. `fromReturn` if the user is away, so
    /// standing counts from the return.
    case standing(until: UTC?, fromReturn: Bool)
    /// Sitting is counted; `wasStanding` if it was not before.
    case sat(wasStanding: Bool)
    /// The sample is being shown.
    case previewed
    /// The hold of the sample is over. It is not recorded, not even if the user said that it hurt.
    case sampleEnded(saidHurt: Bool)
    /// The status is being shown.
    case statusShown
    /// Nothing was changed.
    case refused(Refusal)

    /// Why a command was refused.
    public enum Refusal: Hashable, Sendable {
        /// No reminder is due, shown or snoozed.
        case nothingDue
        /// No hold is running.
        case noHold
        /// A hold is running and must end first.
        case holdRunning
        /// A reminder is on the screen, and a sample or the status would replace it.
        case reminderShown
        /// The question after a hold is on the screen, and a sample would replace it.
        case questionShown
        /// No pose is offered before then, because of a meal.
        case afterMeal(until: UTC)
        /// The pose hurt twice in a week.
        case suspended
        /// The length of the hold is not within ``HoldRange/allowed``.
        case holdLength
        /// It hurt, so until then a hold can only be as long as planned, or shorter.
        case holdRests(longest: Duration, until: UTC)
        /// There is no hold, or none of the last 24 h, to answer for.
        case noHoldToAnswer
        /// The last hold already has this answer.
        case alreadyNoted(Comfort)
        /// A hold that was stopped cannot have been comfortable to its end.
        case notHeldToEnd
        /// A hold that was held to its end was not interrupted.
        case heldToEnd
        /// The last hold was a sample, which is not recorded.
        case sample
        /// There is no answer of the last hour, or it has already been undone.
        case nothingToUndo
        /// The meal is in the future, or 24 h or more ago.
        case mealTime
        /// All snoozes of this reminder are used.
        case budgetSpent(budget: Int)
        /// The snooze is longer than the longest configured length, or shorter than 1 s.
        case snoozeLength(longest: Duration)
        /// The length of standing is not within ``Standing/allowed``.
        case standLength
        /// The snooze would be longer than ``ReminderPolicy/longestSnoozeUntil``.
        case snoozeTooFar(until: UTC)
        /// There is no call to wait for.
        case noCall
        /// The snooze would outlast the slot's window, which ends then.
        case beyondWindow(end: UTC)
    }
}
