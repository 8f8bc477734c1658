import Control
import Presenters
import ReminderCore

/// The status in a few words that stay true until something changes.
enum BarText {
    /// Such as `break at 09:57`, read on `today`; nil for no agent.
    static func text(_ report: StatusReport?, on today: LocalDate) -> String {
        guard let report else { return "no agent" }
        guard let state = Status.State(rawValue: report.state) else { return report.state }
        if state == .holding, report.hold?.knownVariation.isPose == false { return "walking" }
        var content = StatusContent(
            state: state, today: today, sitting: .seconds(report.sittingSeconds), next: report.next.flatMap(next))
        content.setEnd(
            pause: report.pausedUntil.flatMap(StatusText.local), withCall: report.pauseEndsWithCall,
            snooze: report.snoozedUntil.flatMap(StatusText.local), withCall: report.snoozeEndsWithCall)
        content.isStanding = report.standingSince != nil
        content.standingUntil = report.standingUntil.flatMap(StatusText.local)
        return StateText.text(content)
    }

    private static func next(_ next: StatusReport.Next) -> StatusContent.Next? {
        StatusText.local(next.at).map {
            StatusContent.Next(
                kind: next.slot.map(ReminderKind.slot) ?? .sitting, at: $0, hold: .seconds(next.holdSeconds),
                variation: Variation(rawValue: next.variation) ?? .walk)
        }
    }
}
