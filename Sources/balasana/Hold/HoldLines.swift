import Presenters
import ReminderCore

/// A running hold in words, a line for each part of it, and its end.
enum HoldLines {
    /// The line for the part of `report` that is on at `now`, in milliseconds since boot (`CLOCK_BOOTTIME`); nil for
    /// the getting down, which the agent's answer to the command tells of.
    static func line(_ report: HoldReport, at now: Int) -> String? {
        let moment = HoldMoment(report, at: now)
        // To the nearest second: a line comes a moment after what it tells of has begun.
        let lasts = Duration.seconds((moment.left / .seconds(1)).rounded())
        switch moment.phase {
        case .getDown: return nil
        case .hold, .halfway, .lastSeconds:
            return HoldText.notification(content(report, moment.phase, lasts: lasts)).summary + "."
        case .comeUp:
            let back = PoseText.back(report.knownVariation).text
            return report.knownVariation.isPose ? "\(back) You have \(SpokenDuration.text(lasts))." : back
        }
    }

    /// The part of `report` that is on at `now`.
    static func part(_ report: HoldReport, at now: Int) -> HoldContent.Phase {
        HoldMoment(report, at: now).phase
    }

    /// How long until another line is due without the agent's telling, in milliseconds; nil where only the agent tells.
    static func next(_ report: HoldReport, at now: Int) -> Int? {
        HoldMoment(report, at: now).next.map { Int(($0 / .milliseconds(1)).rounded(.up)) }
    }

    /// The lines for the end of the hold, of which `last` was the last that the agent told.
    static func end(_ last: HoldReport) -> [String] {
        switch last.knownStage {
        case .gettingDown: return ["Stopped before the hold began."]
        case .holding:
            guard last.knownVariation.isPose else { return ["Stopped."] }
            return ["Stopped. \(PoseText.back(last.knownVariation).text)"]
        case .comingUp:
            guard last.isDone == true else {
                let what = last.knownVariation.isPose ? "hold" : "walk"
                return ["The \(what) is over: there was input during it, so it counts in part."]
            }
            guard last.knownVariation.isPose else { return [outcome(last)] }
            return [outcome(last), "How was it? balasana comfort comfortable, too-long or hurt"]
        }
    }

    /// The sentence for how the hold proper ended.
    static func outcome(_ report: HoldReport) -> String {
        let phase = HoldContent.Phase.comeUp(isDone: report.isDone ?? false)
        return HoldText.notification(content(report, phase, lasts: .zero)).summary + "."
    }

    private static func content(
        _ report: HoldReport, _ phase: HoldContent.Phase, lasts: Duration
    ) -> HoldContent {
        HoldContent(
            pose: Pose(report.knownVariation), length: .milliseconds(report.length), phase: phase, lasts: lasts)
    }
}
