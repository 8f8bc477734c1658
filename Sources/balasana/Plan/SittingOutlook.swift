import Control
import GLibBridge
import Presenters
import ReminderCore

/// What is known of the next sitting reminder.
struct SittingOutlook: Hashable {
    /// What comes next, as the running agent knows it.
    enum Next: Hashable {
        /// No agent answers.
        case noAgent
        /// The user is away: sitting time counts from the return on.
        case away
        /// That, if the user stays.
        case reminder(StatusReport.Next)
        /// A session comes first.
        case afterSlot(StatusReport.Next)
        /// The agent cannot predict it, as in a pause without an end.
        case unknown

        /// What `report` says; nil for no agent.
        init(_ report: StatusReport?) {
            guard let report else {
                self = .noAgent
                return
            }
            if report.state == Status.State.away.rawValue {
                self = .away
            } else if let next = report.next {
                self = next.slot == nil ? .reminder(next) : .afterSlot(next)
            } else {
                self = .unknown
            }
        }
    }

    let remindAfter: Duration
    let hold: Duration
    let variation: Variation
    let next: Next
    /// The hours in which sitting reminders come; nil where they always do.
    let hours: DailyRanges?
    /// When they begin again; nil within them.
    let notBefore: UTC?

    /// The outlook for `settings` after `practice`.
    init(_ settings: Settings, _ practice: Practice, _ next: Next, _ calendar: Calendar, at now: UTC) {
        let reminding = settings.sitting.remindingHours
        hours = reminding
        notBefore = reminding.flatMap { $0.end(at: now, calendar) == nil ? $0.nextBegin(after: now, calendar) : nil }
        remindAfter = settings.sitting.remindAfter
        variation = settings.choice(of: .sitting, practice).pose.variation
        hold = settings.holdLength(of: .sitting, in: variation, practice, at: now)
        self.next = next
    }

    /// The status of the running agent; nil without an answer.
    static var report: StatusReport? {
        guard let bus = try? Bus.connect(.session) else { return nil }
        let answer = try? bus.callAndWait(
            MethodCall(
                destination: ControlInterface.name, path: ControlInterface.path, interface: ControlInterface.interface,
                method: "GetStatus", timeout: .seconds(2)))
        return answer?.first.flatMap(StatusReport.init)
    }
}
