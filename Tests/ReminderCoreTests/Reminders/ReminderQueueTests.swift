import Testing

@testable import ReminderCore

@Suite("The reminder queue alone") struct ReminderQueueTests {
    /// Noon of a Friday.
    private let now = Moment(instant: Instant(sinceBoot: .seconds(1000)), utc: MealTests.noon)
    private let noon = SlotSettings(name: "noon", at: TimeOfDay(hour: 12, minute: 10))

    private func view(due: Duration? = nil, heldKind: ReminderKind? = nil, isInCall: Bool = false) -> ReminderQueue.View
    {
        ReminderQueue.View(
            isHolding: heldKind != nil, heldKind: heldKind, sittingDue: due.map { now.instant + $0 },
            countingSince: now.instant, isInCall: isInCall)
    }

    private func later(_ span: Duration) -> Moment {
        Moment(instant: now.instant + span, utc: now.utc + span)
    }

    /// Lets `span` pass since noon.
    private func pass(_ queue: inout ReminderQueue, _ span: Duration, _ view: ReminderQueue.View) -> [ReminderQueue
        .News]
    {
        queue.advance(to: later(span), [noon], MealTests.zone, view)
    }

    private func queue() -> ReminderQueue {
        var queue = ReminderQueue([noon], saved: nil, at: now)
        _ = queue.openSlots([noon], MealTests.zone, view(), at: now, reportsMissed: true)
        return queue
    }

    @Test func `a slot opens, and is missed when its window ends`() {
        var queue = queue()
        #expect(queue.deadline(view(), at: now) == now.instant + .minutes(10))
        #expect(pass(&queue, .minutes(10), view()) == [])
        #expect(queue.reminders.map(\.kind) == [.slot("noon")])
        let date = queue.reminders[0].date
        let end = Duration.minutes(130)
        #expect(pass(&queue, end, view(heldKind: .slot("noon"))) == [], "not during its hold")
        #expect(
            pass(&queue, end, view()) == [
                .missed(.slot("noon"), date: date, at: now.utc + end), .dropped(.slot("noon")),
            ])
    }

    @Test func `sitting is due once, and not during a hold`() {
        var queue = queue()
        #expect(pass(&queue, .minutes(5), view(due: .minutes(5), heldKind: .sitting)) == [])
        #expect(queue.reminders.isEmpty)
        _ = pass(&queue, .minutes(5), view(due: .minutes(5)))
        _ = pass(&queue, .minutes(6), view(due: .minutes(5)))
        #expect(queue.reminders.map(\.kind) == [.sitting])
        #expect(queue.drop(.sitting) == [.dropped(.sitting)])
        #expect(queue.drop(.sitting) == [])
    }

    @Test func `a snooze ends with the call, if that is over first`() {
        var queue = queue()
        _ = pass(&queue, .minutes(5), view(due: .minutes(5)))
        let world = World(settings: Desk.withoutSlots(), calendar: MealTests.zone, practice: Practice())
        let decision = queue.delay(.sitting, until: .callEnd, world, view(isInCall: true), at: later(.minutes(5)))
        guard case .granted(let delay) = decision else {
            Issue.record("\(decision)")
            return
        }
        queue.apply(delay, at: now.instant + .minutes(5))
        #expect(delay.left == 2)
        _ = pass(&queue, .minutes(7), view(isInCall: true))
        #expect(queue.reminders[0].isSnoozed)
        _ = pass(&queue, .minutes(8), view())
        #expect(queue.reminders[0].phase == .waiting)
    }

    @Test func `it is ignored after its nudges, and a closing by another program uses none`() {
        var queue = queue()
        _ = pass(&queue, .minutes(5), view(due: .minutes(5)))
        let delivery = DeliverySettings()
        #expect(queue.shown(.sitting, at: now.instant) != nil)
        #expect(queue.shown(.sitting, at: now.instant) == nil, "its row is written")
        for _ in 0..<5 { #expect(queue.leave(.sitting, .closed, delivery, at: now.instant) == nil) }
        for _ in 0..<2 { #expect(queue.leave(.sitting, .expired, delivery, at: now.instant) == nil) }
        #expect(queue.leave(.sitting, .expired, delivery, at: now.instant)?.unanswered == 3)
        #expect(queue.reminders.isEmpty)
    }
}
