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
        case .started(.walk, _, _): "Stand up and walk a minute."
        case .started(let variation, let getDown, let hold):
            "Get ready: \(SpokenDuration.text(hold)) of \(PoseText.name(variation)) in \(SpokenDuration.text(getDown)). \(PoseText.caution.text)"
        case .stopped: "Stopped. Come up slowly. If it hurt: `balasana comfort hurt`."
        case .noted(let comfort, let choice, let plan): noted(comfort, choice, plan, calendar)
        case .better(wasHurt: true): "Good to hear. Poses are offered as before, in their start length."
        case .better(wasHurt: false): "Good. Nothing was held back because of pain."
        case .ate(let until?): "Noted. Child's Pose waits until \(clock(until, calendar))."
        case .ate(nil): "Noted. That is long enough ago: Child's Pose need not wait."
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
        case .afterMeal(let until):
            "\(Statement("Child's Pose waits until \(clock(until, calendar)), as you have eaten.", .d8).text) `balasana hold --anyway` starts it all the same."
        case .suspended:
            "It hurt twice in a week, so that no pose is offered until you run `balasana comfort better`."
        case .holdLength:
            "A hold lasts from \(SpokenDuration.text(HoldRange.allowed.lowerBound)) to \(SpokenDuration.text(HoldRange.allowed.upperBound))."
        case .noHoldToAnswer: "There is no hold of the last day to answer for."
        case .alreadyNoted(let comfort): "The last hold is noted as \(word(comfort)) already."
        case .notHeldToEnd: "The last hold was stopped before its end; allowed for it are too-long and hurt."
        case .mealTime: "A meal lies from 0 s to less than 24 h back."
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

    private static func noted(_ comfort: Comfort, _ choice: PoseChoice, _ plan: HoldPlan, _ calendar: Calendar)
        -> String
    {
        var sentences = ["Noted: \(word(comfort))."]
        if choice.pose.variation.isPose {
            sentences.append(
                "The next hold is \(SpokenDuration.text(plan.length)) of \(PoseText.name(choice.pose.variation)).")
            if let growth = PlanText.growth(plan, calendar) { sentences.append(growth) }
        } else {
            sentences.append("Reminders ask you to walk a minute until you run `balasana comfort better`.")
        }
        if comfort == .hurt { sentences.append(CautionText.clinician.text) }
        return sentences.joined(separator: " ")
    }

    private static func word(_ comfort: Comfort) -> String {
        switch comfort {
        case .comfortable: "comfortable"
        case .tooLong: "too long"
        case .hurt: "it hurt"
        }
    }

    private static func clock(_ time: UTC, _ calendar: Calendar) -> String {
        calendar.local(time).time.hoursAndMinutes
    }
}
