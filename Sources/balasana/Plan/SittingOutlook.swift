import Control
import GLibBridge
import Presenters
import ReminderCore

/// A forecast of the next sitting reminder.
struct SittingOutlook: Hashable {
    /// The next event according to the running agent.
    enum Next: Hashable {
        /// The agent is not running.
        case noAgent
        /// The user is away. Sitting time counts again after the return.
        case away
        /// The user stands, until then; nil for no known end. Sitting time counts after that.
        case standing(until: String?)
        /// The next reminder, if the user stays.
        case reminder(StatusReport.Next)
        /// A session comes before any sitting reminder.
        case afterSlot(StatusReport.Next)
        /// The agent cannot predict it, for example during a pause without an end.
        case unknown

        /// The forecast in `report`. Nil means that the agent is not running.
        init(_ report: StatusReport?) {
            guard let report else {
                self = .noAgent
                return
            }
            if report.state == Status.State.away.rawValue {
                self = .away
            } else if report.standingSince != nil {
                self = .standing(until: report.standingUntil)
            } else if let next = report.next {
                self = next.slot == nil ? .reminder(next) : .afterSlot(next)
            } else {
                self = .unknown
            }
        }
    }

    /// Nil if sitting reminders are off.
    let remindAfter: Duration?
    let hold: Duration
    let variation: Variation
    let next: Next
    /// The hours of sitting reminders; nil if there is no limit.
    let hours: DailyRanges?
    /// The next time within ``hours``; nil if that is now.
    let notBefore: UTC?
    /// The user's pause; nil for none.
    let pause: PlannedPause?

    init(
        _ settings: Settings, _ practice: Practice, _ next: Next, pause: PlannedPause? = nil, _ calendar: Calendar,
        at now: UTC
    ) {
        self.pause = pause
        let reminding = settings.sitting.remindingHours
        hours = reminding
        notBefore = reminding.flatMap { $0.end(at: now, calendar) == nil ? $0.nextBegin(after: now, calendar) : nil }
        remindAfter = settings.sitting.remindAfter
        variation = settings.choice(of: .sitting, practice).pose.variation
        hold = settings.holdLength(of: .sitting, in: variation, practice, at: now)
        self.next = next
    }

    /// The status of the running agent; nil if it does not respond within 2 s.
    static var report: StatusReport? {
        guard let bus = try? Bus.connect(.session, patience: AgentClient.patience) else { return nil }
        let answer = try? bus.callAndWait(ControlInterface.read(.status, timeout: .seconds(2)))
        return answer?.first.flatMap(StatusReport.init)
    }
}
