import ReminderCore
import Synchronization
import Testing

@Suite("Rule 3: many slots") struct ManySlotsTests {
    /// How often a zone was asked for its offset.
    private final class Count: Sendable {
        let number = Mutex(0)
    }

    /// How often a day of `slots` asks for the offset of the zone, for each slot.
    private func lookups(_ slots: Int) -> Int {
        let count = Count()
        let zone = Zone(name: "counted") { _ in
            count.number.withLock { $0 += 1 }
            return Zone.Interval(start: nil, end: nil, offset: 0)
        }
        let desk = Desk(
            Desk.withoutSlots { settings in
                settings.slots = (0..<slots).map {
                    SlotSettings(name: "s\($0)", at: TimeOfDay(seconds: 86_400 / slots * $0 + 60))
                }
            }, calendar: Calendar(zone: zone), utc: SlotTests.midnight, first: [.locked(.hint)])
        desk.pass(.hours(26))
        #expect(desk.events.count { $0 == .missed } == slots)
        return count.number.withLock { $0 } / slots
    }

    @Test func `the opening of a slot does not search all other slots`() {
        #expect(lookups(200) <= lookups(10) * 2)
    }
}
