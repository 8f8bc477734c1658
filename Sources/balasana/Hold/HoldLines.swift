import Control
import Presenters
import ReminderCore

/// A hold in plain sentences: a line for each phase and for the end.
enum HoldLines {
    /// The line for the phase of `report` at `now`, in milliseconds since boot (`CLOCK_BOOTTIME`). It is nil for
    /// getting down because the agent's reply already describes that.
    static func line(_ report: HoldReport, at now: Int) -> String? {
        let moment = HoldMoment(report, at: now)
        // Round to the nearest second: the line is printed a moment after its phase began.
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

    /// The phase of `report` at `now`, in milliseconds since boot.
    static func part(_ report: HoldReport, at now: Int) -> HoldContent.Phase {
        HoldMoment(report, at: now).phase
    }

    /// The milliseconds until the next line, if this program can calculate them; nil if only the agent knows.
    static func next(_ report: HoldReport, at now: Int) -> Int? {
        HoldMoment(report, at: now).next.map { Int(($0 / .milliseconds(1)).rounded(.up)) }
    }

    /// The lines for the end of a hold. `last` is its last report.
    ///
    /// - Parameter isAsked: Whether a question follows. Otherwise the lines name the command that rates the hold.
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

    /// A sentence about how the hold ended, without coming up.
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
