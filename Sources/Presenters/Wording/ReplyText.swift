import ReminderCore

/// The replies to commands, in whole sentences.
public enum ReplyText {
    /// The text for `reply` at `now`, with times of day in the zone of `calendar`.
    public static func sentence(_ reply: Reply, _ calendar: Calendar, at now: UTC) -> String {
        let when = { (time: UTC) in Self.when(time, calendar, at: now) }
        return switch reply {
        case .snoozed(let until, let left):
            "Snoozed until \(when(until)). \(snoozes(left))"
        case .snoozedForCall(until: let limit, let left):
            "Snoozed until the call ends, or until \(when(limit)) at the latest. \(snoozes(left))"
        case .skipped(let again):
            "Skipped. The next reminder comes after another \(DurationPhrase.text(again)) of sitting."
        case .skippedSlot(let name): "Skipped. The session \"\(name)\" is over for today."
        case .started(let variation, let getDown, let hold): started(variation, getDown, hold)
        case .startedInstead(let choice, let getDown, let hold):
            "\(PlanText.pose(choice, calendar)) \(started(choice.pose.variation, getDown, hold))"
        case .stopped(let variation, let again): stopped(variation, again: again.map(when))
        case .over: "The hold was already over. \(PoseText.slowly.text)"
        case .noted(let comfort, let wasShort, let choice, let plan): noted(comfort, wasShort, choice, plan, calendar)
        case .undone(let answer, let choice, let plan):
            "\(AnswerText.undone(answer)) \(AnswerText.next(choice, plan))"
        case .better(wasHurt: true, let rest): better(rest, calendar)
        case .better(wasHurt: false, _): "There was no pain limit to lift."
        case .nothingHurt(let rest): nothingHurt(rest, calendar)
        case .ate(let until?): "Saved. No poses are suggested before \(when(until))."
        case .ate(nil): "Saved. The meal was long enough ago, so poses do not have to wait."
        case .calledOff(let again?): "Stopped before the hold began. \(PlanText.again(when(again)))"
        case .calledOff(nil): "Stopped before the hold began."
        case .paused(let until?): "Paused until \(when(until)). Sitting time is still counted."
        case .paused(nil): "Paused until `balasana resume`. Sitting time is still counted."
        case .pausedForCall: "Paused until the call ends. Sitting time is still counted."
        case .resumed(wasPaused: true): "Resumed."
        case .resumed(wasPaused: false): "Reminders were not paused."
        case .standing(let until, let fromReturn): standing(until.map(when), fromReturn: fromReturn)
        case .sat(wasStanding: true): "Sitting time is counted again."
        case .sat(wasStanding: false): "You were not standing."
        case .previewed: "Showing a sample reminder."
        case .statusShown: "Showing the status as a notification."
        case .sampleEnded(saidHurt: false): "The sample has ended. Nothing was recorded."
        case .sampleEnded(saidHurt: true):
            "The sample has ended. Nothing was recorded. If it hurt, run `balasana comfort hurt` again."
        case .refused(let refusal): sentence(refusal, calendar, at: now)
        }
    }

    private static func sentence(_ refusal: Reply.Refusal, _ calendar: Calendar, at now: UTC) -> String {
        let when = { (time: UTC) in Self.when(time, calendar, at: now) }
        return switch refusal {
        case .nothingDue: "No reminder is due."
        case .noHold: "No hold is in progress."
        case .holdRunning: "A hold is in progress. Stop it with `balasana stop`."
        case .afterMeal(let until): afterMeal(when(until))
        case .suspended: "You reported pain, so no pose is suggested. Run `balasana comfort better` when you are well."
        case .holdLength: holdLength
        case .holdRests(let longest, let until): holdRests(longest, PlanText.day(until, calendar))
        case .noHoldToAnswer: "There was no hold in the last 24 hours to rate."
        case .alreadyNoted(let comfort): "You already rated the last hold: \(AnswerText.word(comfort))."
        case .notHeldToEnd: "You stopped the last hold early, so only `too-long` or `hurt` apply."
        case .heldToEnd: "You completed the last hold, so `interrupted` does not apply."
        case .sample: "The last hold was a sample, so your answer was not recorded."
        case .nothingToUndo: "There is nothing to undo. Only your last answer can be undone, within an hour."
        case .mealTime: "The meal must be less than 24 hours ago."
        case .reminderShown: "A reminder is already on the screen."
        case .questionShown: "The question about your last hold is on the screen. Answer or close it first."
        case .budgetSpent(budget: 0): "Snoozing is off ([snooze] budget = 0)."
        case .budgetSpent(budget: 1): "You have used the only snooze. Use `balasana start` or `balasana skip`."
        case .budgetSpent(let budget):
            "You have used all \(budget) snoozes. Use `balasana start` or `balasana skip`."
        case .snoozeLength(let longest):
            "The longest snooze is \(DurationPhrase.text(longest)) (see [snooze] lengths)."
        case .standLength: standLength
        case .snoozeTooFar(let until): tooFar(when(until))
        case .noCall: "No call, film or presentation is in progress."
        case .beyondWindow(let end): "The session ends at \(when(end)). Choose an earlier time."
        }
    }

    private static func afterMeal(_ end: String) -> String {
        let wait = Statement("No poses are suggested before \(end), because you ate.", .d8).text
        return "\(wait) To start one anyway, run `balasana hold --anyway`."
    }

    private static var holdLength: String {
        let (shortest, longest) = (HoldRange.allowed.lowerBound, HoldRange.allowed.upperBound)
        return "A hold lasts from \(DurationPhrase.text(shortest)) to \(DurationPhrase.text(longest))."
    }

    private static var standLength: String {
        let (shortest, longest) = (Standing.allowed.lowerBound, Standing.allowed.upperBound)
        return "A period of standing lasts from \(DurationPhrase.text(shortest)) to \(DurationPhrase.text(longest))."
    }

    private static func standing(_ end: String?, fromReturn: Bool) -> String {
        let end = end ?? "`balasana sit` or your next break"
        return "Standing \(fromReturn ? "from your return " : "")until \(end). No sitting reminders until then."
    }

    private static func holdRests(_ longest: Duration, _ day: String) -> String {
        "You reported pain, so a hold is at most \(DurationPhrase.text(longest)) until \(day)."
    }

    private static func tooFar(_ end: String) -> String {
        let limit = DurationPhrase.text(ReminderPolicy.longestSnoozeUntil)
        return "\(end) is more than \(limit) away. Use `balasana pause until` instead."
    }

    private static func snoozes(_ left: Int) -> String {
        left == 0 ? "No snoozes left." : left == 1 ? "1 snooze left." : "\(left) snoozes left."
    }

    private static func started(_ variation: Variation, _ getDown: Duration, _ hold: Duration) -> String {
        if variation == .walk { return "Stand up and walk around for a minute." }
        let pose = PoseText.name(variation).capitalizedFirst
        let times = "starts in \(DurationPhrase.text(getDown)) and lasts \(DurationPhrase.text(hold))"
        return "Get ready. \(pose) \(times). \(PoseText.caution.text)"
    }

    private static func stopped(_ variation: Variation, again: String?) -> String {
        let next = again.map { [PlanText.again($0)] } ?? []
        let pain = variation.isPose ? ["If it hurt, run `balasana comfort hurt`."] : []
        return ([variation.isPose ? "Stopped. \(PoseText.slowly.text)" : "Stopped."] + next + pain)
            .joined(separator: " ")
    }

    private static func better(_ rest: UTC?, _ calendar: Calendar) -> String {
        guard let rest else { return "Good to hear. Holds are back to their starting length." }
        let day = PlanText.day(rest, calendar)
        return "Good to hear. Holds are back to their starting length and will not get longer before \(day)."
    }

    private static func nothingHurt(_ rest: UTC?, _ calendar: Calendar) -> String {
        let text = "Good to hear. The part of the history that cannot be read no longer limits your holds."
        return rest.map { "\(text) They will not get longer before \(PlanText.day($0, calendar))." } ?? text
    }

    private static func noted(
        _ comfort: Comfort, _ wasShort: Bool, _ choice: PoseChoice, _ plan: HoldPlan, _ calendar: Calendar
    ) -> String {
        var sentences = ["Saved: \(AnswerText.word(comfort))."]
        if comfort == .hurt {
            sentences.append(PlanText.afterPain(choice, plan).text)
            if choice.pose.variation.isPose, let growth = PlanText.growth(plan, calendar) { sentences.append(growth) }
            sentences.append(CautionText.clinician.text)
            sentences.append("Run `balasana comfort better` when you are well.")
        } else if comfort == .interrupted {
            sentences.append("This does not change the next hold.")
        } else if choice.pose.variation.isPose {
            let pose = PoseText.name(choice.pose.variation)
            sentences.append("The next hold is \(DurationPhrase.text(plan.length)) of \(pose).")
            if comfort == .tooLong, plan.length == plan.start {
                sentences.append("This is the minimum. To shorten it, change `hold` in the config.")
            } else if comfort == .comfortable, wasShort {
                sentences.append("This hold was shorter than planned, so it does not count towards a longer one.")
            } else if let growth = PlanText.growth(plan, calendar) {
                sentences.append(growth)
            }
        } else {
            sentences.append("Reminders suggest a walk until you run `balasana comfort better`.")
        }
        return sentences.joined(separator: " ")
    }

    private static func when(_ time: UTC, _ calendar: Calendar, at now: UTC) -> String {
        DateText.when(calendar.local(time), today: calendar.local(now).date)
    }
}
