/// What became of a ``Command``.
public enum Reply: Hashable, Sendable {
    /// Put off until then; so many snoozes are left for this reminder.
    case snoozed(until: UTC, left: Int)
    /// Put off until the call is over, and no longer than until then; so many snoozes are left for this reminder.
    case snoozedForCall(until: UTC, left: Int)
    /// A sitting reminder was declined; the next one comes after that much more sitting.
    case skipped(again: Duration)
    /// A slot was declined, by its name; it is over for the date.
    case skippedSlot(String)
    /// The hold began with the time to get down.
    case started(Variation, getDown: Duration, hold: Duration)
    /// The hold began in another pose than was wished for, because that does not suit.
    case startedInstead(PoseChoice, getDown: Duration, hold: Duration)
    /// The hold was stopped after it had begun.
    case stopped(Variation)
    /// The hold was over but for the slow return.
    case over
    /// The answer about the last hold is noted, and whether that was shorter than its plan; the next hold in that kind
    /// is so.
    case noted(Comfort, wasShort: Bool, PoseChoice, HoldPlan)
    /// The last answer is taken back; the next hold of its kind is so.
    case undone(Answer, PoseChoice, HoldPlan)
    /// Pain is over; whether there was any that changed something, and until when no hold grows even so.
    case better(wasHurt: Bool, restsUntil: UTC?)
    /// The meal is noted: no pose is offered before then; nil when that lies back already.
    case ate(until: UTC?)
    /// The hold was called off before it had begun: nothing is recorded, and a reminder that it answered is still due.
    case calledOff(isStillDue: Bool)
    /// Held back until then; nil until `resume`.
    case paused(until: UTC?)
    /// Held back until the call is over.
    case pausedForCall
    /// The pause is over; or there was none.
    case resumed(wasPaused: Bool)
    /// The sample is on its way to the screen.
    case previewed
    /// The hold of the sample is over; nothing is recorded, even where its user said that it hurt.
    case sampleEnded(saidHurt: Bool)
    /// Nothing was changed.
    case refused(Refusal)

    /// Why a command was refused.
    public enum Refusal: Hashable, Sendable {
        /// No reminder is due, shown or snoozed.
        case nothingDue
        /// No hold is running.
        case noHold
        /// A hold is running, which has to end first.
        case holdRunning
        /// A reminder is on the screen, which a sample would hide.
        case reminderShown
        /// The pose has to wait after a meal until then.
        case afterMeal(until: UTC)
        /// The pose hurt twice in a week.
        case suspended
        /// A hold shorter or longer than ``HoldRange/allowed``.
        case holdLength
        /// It hurt. Until then no hold is longer than the programme's.
        case holdRests(longest: Duration, until: UTC)
        /// There is no hold that could be answered for.
        case noHoldToAnswer
        /// That was said of the last hold already.
        case alreadyNoted(Comfort)
        /// A hold that was stopped cannot have been comfortable to its end.
        case notHeldToEnd
        /// A hold that was held to its end was not interrupted.
        case heldToEnd
        /// The last hold was a sample. Nothing of it is recorded.
        case sample
        /// There is no answer of the last hour, or the last one is undone already.
        case nothingToUndo
        /// A meal in the future, or a day or more ago.
        case mealTime
        /// All snoozes of this reminder are used.
        case budgetSpent(budget: Int)
        /// A snooze that is longer than the longest configured length, or shorter than a second.
        case snoozeLength(longest: Duration)
        /// A snooze until a time that is further off than ``ReminderPolicy/longestSnoozeUntil``.
        case snoozeTooFar(until: UTC)
        /// There is no call whose end could be waited for.
        case noCall
        /// The snooze would outlast the slot's window, which ends then.
        case beyondWindow(end: UTC)
    }
}
