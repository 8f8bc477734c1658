import Presenters
import ReminderCore

/// A hold as it is at one instant, between what the agent tells at its stages.
struct HoldMoment {
    /// The part that is on.
    let phase: HoldContent.Phase
    /// How much of the hold proper has passed.
    let held: Duration
    /// What is left of the getting down, of the hold proper, or of the slow return; never negative.
    let left: Duration
    /// How long until the next part begins without the agent's telling; nil where only the agent tells.
    let next: Duration?

    /// - Parameter now: Milliseconds since boot (`CLOCK_BOOTTIME`).
    init(_ report: HoldReport, at now: Int) {
        let length = Duration.milliseconds(report.length)
        let since = Duration.milliseconds(now - report.holdFrom)
        let held = min(max(.zero, since), length)
        self.held = held
        switch report.knownStage {
        case .gettingDown:
            phase = .getDown
            left = max(.zero, .zero - since)
            next = nil
        case .holding:
            let part = report.knownVariation.isPose ? HoldContent.Phase.within(length, at: held) : (.hold, nil)
            phase = part.0
            left = length - held
            next = part.1.map { $0 - held }
        case .comingUp:
            phase = .comeUp(isDone: report.isDone ?? false)
            left = max(.zero, .milliseconds((report.upAt ?? now) - now))
            next = nil
        }
    }
}

extension HoldReport {
    /// Its stage; a word that only a newer agent knows stands for the hold proper.
    var knownStage: GuidedHold.Stage { GuidedHold.Stage(rawValue: stage) ?? .holding }

    /// What is held; a word that only a newer agent knows stands for a walk, of which least is said.
    var knownVariation: Variation { Variation(rawValue: variation) ?? .walk }

    /// The same with what is changed for this body.
    var knownPose: Pose { Pose(knownVariation, Set(adjustments.compactMap(Adjustment.init(rawValue:)))) }
}
