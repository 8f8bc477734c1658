import ReminderCore

/// What a command is answered with, in a sentence.
public enum ReplyText {
    /// The sentence for `reply` at `now`; times of the day are those of `calendar`.
    public static func sentence(_ reply: Reply, _ calendar: Calendar, at now: UTC) -> String {
        let when = { (time: UTC) in Self.when(time, calendar, at: now) }
        return switch reply {
        case .snoozed(let until, let left):
            "Snoozed until \(when(until)); \(snoozes(left)) left."
        case .snoozedForCall(let until, let left):
            "Snoozed until the call is over, until \(when(until)) at the latest; \(snoozes(left)) left."
        case .skipped(.sitting): "Skipped. The next reminder comes after as much sitting again."
        case .skipped(.slot(let name)): "Skipped: no \(name) session today."
        case .started(let variation, let getDown, let hold): started(variation, getDown, hold)
        case .startedInstead(let choice, let getDown, let hold):
            "\(PlanText.pose(choice, calendar)) \(started(choice.pose.variation, getDown, hold))"
        case .stopped(.walk): "Stopped."
        case .stopped: "Stopped. \(PoseText.slowly.text) If it hurt: `balasana comfort hurt`."
        case .over: "It was over already. \(PoseText.slowly.text)"
        case .noted(let comfort, let held, let choice, let plan): noted(comfort, held, choice, plan, calendar)
        case .better(wasHurt: true, let rest): better(rest, calendar)
        case .better(wasHurt: false, _): "Good. Nothing was held back because of pain."
        case .ate(let until?): "Noted. Child's Pose waits until \(when(until))."
        case .ate(nil): "Noted. That is long enough ago: Child's Pose need not wait."
        case .calledOff(isStillDue: true): "Stopped before the hold began; the reminder is still due."
        case .calledOff(isStillDue: false): "Stopped before the hold began."
        case .paused(let until?): "Paused until \(when(until)). Sitting still counts."
        case .paused(nil): "Paused until you run `balasana resume`. Sitting still counts."
        case .pausedForCall: "Paused until the call is over. Sitting still counts."
        case .resumed(wasPaused: true): "Resumed."
        case .resumed(wasPaused: false): "Nothing was paused."
        case .previewed: "The sample is on its way to the screen."
        case .refused(let refusal): sentence(refusal, calendar, at: now)
        }
    }

    private static func sentence(_ refusal: Reply.Refusal, _ calendar: Calendar, at now: UTC) -> String {
        let when = { (time: UTC) in Self.when(time, calendar, at: now) }
        return switch refusal {
        case .nothingDue: "Nothing is due."
        case .noHold: "No hold is running."
        case .holdRunning: "A hold or a walk is running; `balasana stop` ends it."
        case .afterMeal(let until):
            "\(Statement("Child's Pose waits until \(when(until)), because of a meal.", .d8).text) `balasana hold --anyway` starts it all the same."
        case .suspended:
            "Because of pain no pose is offered until you run `balasana comfort better`."
        case .holdLength:
            "A hold lasts from \(SpokenDuration.text(HoldRange.allowed.lowerBound)) to \(SpokenDuration.text(HoldRange.allowed.upperBound))."
        case .holdRests(let longest, let until):
            "It has hurt: until \(PlanText.day(until, calendar)) a hold is \(SpokenDuration.text(longest)) at the most."
        case .noHoldToAnswer: "There is no hold of the last day to answer for."
        case .alreadyNoted(let comfort): "That is noted of the last hold already: \(word(comfort))."
        case .notHeldToEnd: "The last hold was stopped before its end: only too-long or hurt can be said of it."
        case .mealTime: "A meal lies from 0 s to less than 24 h back."
        case .reminderShown: "A reminder is on the screen already."
        case .budgetSpent(let budget):
            budget == 0
                ? "Snoozing is switched off ([snooze] budget = 0)."
                : "No snoozes left: all \(budget) are used. `balasana start` or `balasana skip` answers it."
        case .snoozeLength(let longest):
            "A snooze lasts from 1 s to \(SpokenDuration.text(longest)), the longest of [snooze] lengths."
        case .snoozeTooFar(let until):
            "\(clock(until, calendar)) on \(PlanText.day(until, calendar)) is further off than the \(SpokenDuration.text(ReminderPolicy.longestSnoozeUntil)) of a snooze; `balasana pause until` takes it."
        case .noCall: "No call, film or presentation is on."
        case .beyondWindow(let end):
            "That is beyond the end of the session's window at \(when(end))."
        }
    }

    private static func snoozes(_ left: Int) -> String {
        left == 0 ? "no snoozes" : left == 1 ? "1 snooze" : "\(left) snoozes"
    }

    private static func started(_ variation: Variation, _ getDown: Duration, _ hold: Duration) -> String {
        if variation == .walk { return "Stand up and walk a minute." }
        let what = "\(SpokenDuration.text(hold)) of \(PoseText.name(variation))"
        return "Get ready: \(what) in \(SpokenDuration.text(getDown)). \(PoseText.caution.text)"
    }

    private static func better(_ rest: UTC?, _ calendar: Calendar) -> String {
        let growth = rest.map { " They do not grow before \(PlanText.day($0, calendar))." } ?? ""
        return "Good to hear. Poses are offered as before, in their start length.\(growth)"
    }

    private static func noted(
        _ comfort: Comfort, _ held: Duration, _ choice: PoseChoice, _ plan: HoldPlan, _ calendar: Calendar
    ) -> String {
        var sentences = ["Noted: \(word(comfort))."]
        if comfort == .hurt {
            sentences.append(PlanText.afterPain(choice, plan).text)
            if choice.pose.variation.isPose, let growth = PlanText.growth(plan, calendar) { sentences.append(growth) }
            sentences.append(CautionText.clinician.text)
            sentences.append("When you are well again: `balasana comfort better`.")
        } else if choice.pose.variation.isPose {
            sentences.append(
                "The next hold is \(SpokenDuration.text(plan.length)) of \(PoseText.name(choice.pose.variation)).")
            if comfort == .tooLong, plan.length == plan.start {
                sentences.append("That is its start length; `hold` in the config can make it shorter.")
            } else if comfort == .comfortable, held < plan.length {
                sentences.append("This one was shorter, so that it does not count for a longer one.")
            } else if let growth = PlanText.growth(plan, calendar) {
                sentences.append(growth)
            }
        } else {
            sentences.append("Reminders ask you to walk a minute until you run `balasana comfort better`.")
        }
        return sentences.joined(separator: " ")
    }

    private static func word(_ comfort: Comfort) -> String {
        switch comfort {
        case .comfortable: "comfortable"
        case .tooLong: "too long"
        case .hurt: "it hurt"
        }
    }

    /// The time of the day, and the day where that is another one than at `now`.
    private static func when(_ time: UTC, _ calendar: Calendar, at now: UTC) -> String {
        let (date, today) = (calendar.local(time).date, calendar.local(now).date)
        let clock = clock(time, calendar)
        if date == today { return clock }
        return date == today.advanced(by: 1) ? "\(clock) tomorrow" : "\(clock) on \(PlanText.day(time, calendar))"
    }

    private static func clock(_ time: UTC, _ calendar: Calendar) -> String {
        calendar.local(time).time.hoursAndMinutes
    }
}
