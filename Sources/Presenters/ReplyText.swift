import ReminderCore

/// What a command is answered with, in a sentence.
public enum ReplyText {
    /// The sentence for `reply`; times of the day are those of `calendar`.
    public static func sentence(_ reply: Reply, _ calendar: Calendar) -> String {
        switch reply {
        case .snoozed(let until, let left):
            "Snoozed until \(clock(until, calendar)); \(left == 0 ? "no snoozes" : left == 1 ? "1 snooze" : "\(left) snoozes") left."
        case .skipped(.sitting): "Skipped. The next reminder comes after as much sitting again."
        case .skipped(.slot(let name)): "Skipped: no \(name) session today."
        case .started(let variation, let getDown, let hold):
            "Get ready: \(SpokenDuration.text(hold)) of \(PoseText.name(variation)) in \(SpokenDuration.text(getDown)). \(PoseText.caution)"
        case .stopped: "Stopped. Come up slowly."
        case .calledOff(isStillDue: true): "Stopped before the hold began; the reminder is still due."
        case .calledOff(isStillDue: false): "Stopped before the hold began."
        case .paused(let until?): "Paused until \(clock(until, calendar)). Sitting still counts."
        case .paused(nil): "Paused until you run `balasana resume`. Sitting still counts."
        case .resumed(wasPaused: true): "Resumed."
        case .resumed(wasPaused: false): "Nothing was paused."
        case .previewed: "The sample is on its way to the screen."
        case .refused(let refusal): sentence(refusal, calendar)
        }
    }

    private static func sentence(_ refusal: Reply.Refusal, _ calendar: Calendar) -> String {
        switch refusal {
        case .nothingDue: "Nothing is due."
        case .noHold: "No hold is running."
        case .holdRunning: "A hold is running; `balasana stop` ends it."
        case .reminderShown: "A reminder is on the screen already."
        case .budgetSpent(let budget):
            budget == 0
                ? "Snoozing is switched off ([snooze] budget = 0)."
                : "No snoozes left: all \(budget) are used. `balasana start` or `balasana skip` answers it."
        case .snoozeLength(let longest):
            "A snooze lasts from 1 s to \(SpokenDuration.text(longest)), the longest of [snooze] lengths."
        case .beyondWindow(let end):
            "That is beyond the end of the session's window at \(clock(end, calendar))."
        }
    }

    private static func clock(_ time: UTC, _ calendar: Calendar) -> String {
        calendar.local(time).time.hoursAndMinutes
    }
}
