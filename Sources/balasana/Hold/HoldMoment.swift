import Control
import Presenters
import ReminderCore

/// A hold at one instant, between two reports of the agent.
struct HoldMoment {
    /// The part that is on.
    let phase: HoldContent.Phase
    /// How much of the hold proper has passed.
    let held: Duration
    /// What is left of getting down, of the hold proper or of the slow return; never negative.
    let left: Duration
    /// How long until the next part begins without a word from the agent; nil where only the agent knows.
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
