import Control
import Presenters
import ReminderCore

/// The state of a hold at one instant between two reports of the agent.
struct HoldMoment {
    let phase: HoldContent.Phase
    /// The time that the pose was held, without getting down.
    let held: Duration
    /// The time left in the current stage: getting down, the hold or coming up. Never negative.
    let left: Duration
    /// The time until the next phase, if this program can calculate it; nil if only the agent knows.
    let next: Duration?

    /// - Parameter now: Milliseconds since boot (`CLOCK_BOOTTIME`).
    init(_ report: HoldReport, at now: Int) {
        let length = Duration.milliseconds(report.length)
        let held = min(max(.zero, .milliseconds(now - report.holdFrom)), length)
        self.held = held
        left = report.left(at: now)
        switch report.knownStage {
        case .gettingDown:
            phase = .getDown
            next = nil
        case .holding:
            let part = report.knownVariation.isPose ? HoldContent.Phase.within(length, at: held) : (.hold, nil)
            phase = part.0
            next = part.1.map { $0 - held }
        case .comingUp:
            phase = .comeUp(isDone: report.isDone ?? false)
            next = nil
        }
    }
}
