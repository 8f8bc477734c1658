import Testing

@testable import ReminderCore

@Suite("Rule 3: slots that were answered at another machine") struct OtherMachineTests {
    private let today = LocalDate(year: 2027, month: 1, day: 15)

    private func practice(on date: LocalDate, slot name: String = "morning") throws -> Practice {
        var practice = Practice()
        practice.answeredSlots = [try #require(SlotDate(.slot(name), date))]
        return practice
    }

    private func desk(at minute: Int, practice: Practice = Practice()) -> Desk {
        Desk(
            Desk.withoutSlots { $0.slots = [.morning] }, utc: SlotTests.midnight + .minutes(minute), practice: practice)
    }

    @Test func `one that is to open does not, and opens on the next date`() throws {
        let desk = desk(at: 7 * 60)
        desk.send(.practiceRead(try practice(on: today)))
        desk.pass(.hours(3))
        #expect(!desk.rows.contains { $0.event.kind == .slot("morning") })
        desk.pass(.hours(22))
        #expect(desk.rows.contains { $0.event.kind == .slot("morning") && $0.event.date == today.advanced(by: 1) })
    }

    @Test func `one on the screen leaves it, without a row`() throws {
        let desk = desk(at: 7 * 60 + 25)
        desk.pass(.minutes(7) + .seconds(30))
        #expect(desk.reminder?.kind == .slot("morning"))
        desk.send(.practiceRead(try practice(on: today)))
        #expect(desk.onScreen == nil && desk.policy.openReminders.isEmpty)
        #expect(desk.events == [.shown])
        desk.pass(.hours(3))
        #expect(!desk.events.contains(.missed))
    }

    @Test func `one whose hold is running is not stopped`() throws {
        let desk = desk(at: 7 * 60 + 25)
        desk.pass(.minutes(7) + .seconds(30))
        desk.choose(.start)
        desk.send(.practiceRead(try practice(on: today)))
        #expect(desk.policy.isHolding)
        desk.stopTyping()
        desk.pass(.minutes(2))
        #expect(desk.events.suffix(1) == [.done])
    }

    @Test func `one that was answered before the agent started does not open`() throws {
        let desk = desk(at: 7 * 60 + 40, practice: try practice(on: today))
        desk.pass(.hours(3))
        #expect(!desk.rows.contains { $0.event.kind == .slot("morning") })
    }

    @Test func `other slots and other dates open`() throws {
        for practice in [try practice(on: today, slot: "evening"), try practice(on: today.advanced(by: -1))] {
            let desk = desk(at: 7 * 60)
            desk.send(.practiceRead(practice))
            desk.pass(.minutes(32) + .seconds(30))
            #expect(desk.reminder?.kind == .slot("morning"))
        }
    }
}
