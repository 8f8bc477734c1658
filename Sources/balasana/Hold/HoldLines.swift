import Control
import Presenters
import ReminderCore

/// A running hold in words, a line for each part of it, and its end.
enum HoldLines {
    /// The line for the part of `report` that is on at `now`, in milliseconds since boot (`CLOCK_BOOTTIME`); nil for
    /// getting down, which is in the agent's answer to the command.
    static func line(_ report: HoldReport, at now: Int) -> String? {
        let moment = HoldMoment(report, at: now)
        // To the nearest second: a line comes a moment after its part has begun.
        let left = DurationPhrase.text(.seconds((moment.left / .seconds(1)).rounded()))
        let isPose = report.knownVariation.isPose
        switch moment.phase {
        case .getDown: return nil
        case .hold: return isPose ? "Hold for \(left)." : "Walk for \(left)."
        case .halfway: return "Halfway: \(left) to go."
        case .lastSeconds: return "\(left) to go."
        case .comeUp:
            let back = PoseText.back(report.knownVariation).text
            return isPose ? "\(back) You have \(left)." : back
        }
    }

    /// The part of `report` that is on at `now`.
    static func part(_ report: HoldReport, at now: Int) -> HoldContent.Phase {
        HoldMoment(report, at: now).phase
    }

    /// How long until another line is due without a word from the agent, in milliseconds; nil where only the agent
    /// knows.
    static func next(_ report: HoldReport, at now: Int) -> Int? {
        HoldMoment(report, at: now).next.map { Int(($0 / .milliseconds(1)).rounded(.up)) }
    }

    /// The lines for the end of a hold whose last report was `last`.
    ///
    /// - Parameter isAsked: Whether the question how it felt comes next; else the command that rates it is named.
    static func end(_ last: HoldReport, isAsked: Bool = false) -> [String] {
        switch last.knownStage {
        case .gettingDown: return ["Stopped before the hold began."]
        case .holding:
            guard last.knownVariation.isPose else { return ["Stopped."] }
            return ["Stopped. \(PoseText.back(last.knownVariation).text)"]
        case .comingUp:
            let answers = "How did that feel? Answer with `balasana comfort comfortable`, `too-long` or `hurt`."
            let isDone = last.isDone == true
            let outcome = outcome(last, isDone: isDone)
            return isDone && last.knownVariation.isPose && !isAsked ? [outcome, answers] : [outcome]
        }
    }

    /// The sentences for how the hold proper ended.
    static func outcome(_ report: HoldReport, isDone: Bool) -> String {
        let length = DurationPhrase.text(.milliseconds(report.length))
        switch (isDone, report.knownVariation.isPose) {
        case (true, true): return "Done. You held for \(length)."
        case (true, false): return "Done. You walked for \(length)."
        case (false, true): return "The hold is over. You used the keyboard or mouse, so it counts as partial."
        case (false, false): return "The walk is over. You used the keyboard or mouse, so it counts as partial."
        }
    }
}
