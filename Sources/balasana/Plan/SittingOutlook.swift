import GLibBridge
import Presenters
import ReminderCore

/// What is known of the next sitting reminder.
struct SittingOutlook: Hashable {
    /// What the running agent tells of what comes next.
    enum Next: Hashable {
        /// No agent answers.
        case noAgent
        /// Nobody is at the desk: sitting counts from the return on.
        case away
        /// Then, in local ISO 8601, if the user stays.
        case at(String)
        /// That slot comes first.
        case afterSlot(String)
        /// The agent foresees nothing, as in a pause without an end.
        case unknown

        /// What `report` tells.
        init(_ report: StatusReport?) {
            guard let report else {
                self = .noAgent
                return
            }
            if report.state == Status.State.away.rawValue {
                self = .away
            } else if let next = report.next {
                self = next.slot.map(Next.afterSlot) ?? .at(next.at)
            } else {
                self = .unknown
            }
        }
    }

    let remindAfter: Duration
    let hold: Duration
    let variation: Variation
    let next: Next

    /// The outlook for `settings` after `practice`.
    init(_ settings: Settings, _ practice: Practice, _ next: Next, at now: UTC) {
        remindAfter = settings.sitting.remindAfter
        variation = settings.choice(of: .sitting, practice).pose.variation
        hold =
            variation.isPose ? settings.plan(of: .sitting, practice, at: now).length : Variation.walkLength
        self.next = next
    }

    /// The status of the running agent; nil where none answers.
    static var report: StatusReport? {
        guard let bus = try? Bus.connect(.session) else { return nil }
        let answer = try? bus.callAndWait(
            MethodCall(
                destination: ControlInterface.name, path: ControlInterface.path, interface: ControlInterface.interface,
                method: "GetStatus", timeout: .seconds(2)))
        return answer?.first.flatMap(StatusReport.init)
    }
}
