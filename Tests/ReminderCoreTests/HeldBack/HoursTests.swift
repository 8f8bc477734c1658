import GLibBridge
import Platform
import ReminderCore
import Testing

@Suite("Rule 10: quiet hours, and hours of sitting reminders") struct HoursTests {
    private static func range(_ from: Int, _ until: Int) -> DailyRanges.Range {
        DailyRanges.Range(
            from: TimeOfDay(hour: from / 100, minute: from % 100),
            until: TimeOfDay(hour: until / 100, minute: until % 100))
    }

    /// A desk at noon of Friday, 15 January 2027, with a sitting reminder that is due at 12:45.
    private func desk(_ change: (inout Settings) -> Void) -> Desk {
        Desk(Desk.withoutSlots(change), calendar: MealTests.zone, utc: MealTests.noon)
    }

    private func heldBack(_ desk: Desk) -> [Status.HeldBack] { desk.policy.status(at: desk.now).heldBack }

    @Test func `in quiet hours nothing comes, sitting counts on, and it comes once when they end`() {
        let desk = desk { $0.quiet.ranges = [Self.range(1230, 1400)] }
        desk.pass(.minutes(29))
        #expect(heldBack(desk) == [])
        desk.pass(.minutes(90))
        #expect(desk.presentations.isEmpty)
        #expect(heldBack(desk) == [.quiet(until: MealTests.noon + .minutes(120))])
        #expect(desk.policy.status(at: desk.now).next?.at == MealTests.noon + .minutes(120))
        #expect(desk.sitting == .minutes(119))
        desk.pass(.minutes(3))
        #expect(desk.state == .shown)
        #expect(desk.presentations.count == 1)
        #expect(heldBack(desk) == [])
    }

    @Test func `a reminder on the screen leaves it when they begin, which answers nothing`() {
        let desk = desk {
            $0.quiet.ranges = [Self.range(1248, 1400)]
            $0.delivery.onScreen = .minutes(5)
        }
        desk.pass(.minutes(47))
        #expect(desk.state == .shown)
        desk.pass(.minutes(1))
        #expect(desk.onScreen == nil && desk.state == .due)
        desk.pass(.minutes(75))
        #expect(desk.events == [.shown])
        #expect(desk.presentations.count == 2)
    }

    @Test func `a break within them answers what waits`() {
        let desk = desk { $0.quiet.ranges = [Self.range(1230, 1400)] }
        desk.pass(.minutes(60))
        desk.stopTyping()
        desk.pass(.minutes(4))
        #expect(desk.events == [.awayBreak])
    }

    @Test func `a hold that its user starts is led, and a slot waits for their end`() {
        let desk = desk {
            $0.quiet.ranges = [Self.range(1200, 1300)]
            $0.slots = [SlotSettings(name: "noon", at: TimeOfDay(hour: 12, minute: 10))]
        }
        desk.pass(.minutes(20))
        #expect(desk.reminder == nil)
        desk.pass(.minutes(43))
        #expect(desk.reminder?.kind == .slot("noon"))
        let other = self.desk { $0.quiet.ranges = [Self.range(1200, 1300)] }
        other.stopTyping()
        other.command(.hold(HoldWish()))
        other.pass(.minutes(1))
        #expect(other.events == [.started, .done])
    }

    @Test func `ranges go over midnight, follow one another, and belong to the day on which they begin`() {
        var quiet = DailyRanges([Self.range(2200, 630), Self.range(630, 700)])
        func end(_ hours: Int, _ minutes: Int = 0) -> UTC? {
            quiet.end(at: MealTests.noon + .hours(hours) + .minutes(minutes), MealTests.zone)
        }
        #expect(end(9, 59) == nil)
        #expect(end(10) == MealTests.noon + .hours(19))
        #expect(end(18, 59) == MealTests.noon + .hours(19))
        #expect(end(19) == nil)
        quiet = DailyRanges([Self.range(2200, 630)])
        quiet.days = [.fri]
        #expect(end(17) == MealTests.noon + .hours(18) + .minutes(30), "the night from Friday to Saturday")
        #expect(end(36) == nil, "Saturday night")
        #expect(
            quiet.nextBegin(after: MealTests.noon + .hours(11), MealTests.zone) == MealTests.noon + .hours(7 * 24 + 10))
        #expect(DailyRanges().end(at: MealTests.noon, MealTests.zone) == nil)
        let always = DailyRanges([Self.range(0, 0)])
        #expect(always.end(at: MealTests.noon, MealTests.zone).map { $0 > MealTests.noon + .hours(240) } == true)
    }

    @Test(arguments: [("2026-03-28", 7 * 60 + 30), ("2026-10-24", 9 * 60 + 30), ("2026-06-01", 8 * 60 + 30)])
    func `a night lasts as long as the clocks make it`(date: String, minutes: Int) throws {
        let berlin = try #require(Calendar.named("Europe/Berlin"))
        let quiet = DailyRanges([Self.range(2200, 630)])
        let parts = date.split(separator: "-").compactMap { Int($0) }
        let night = LocalDate(year: parts[0], month: parts[1], day: parts[2])
        let begin = berlin.resolve(LocalTime(night, TimeOfDay(hour: 22, minute: 0))).opening
        #expect(quiet.end(at: begin, berlin) == begin + .minutes(minutes))
        #expect(quiet.end(at: begin + .seconds(-1), berlin) == nil)
    }

    @Test func `outside its hours no sitting reminder comes, and a slot does`() {
        let desk = desk {
            $0.sitting.hours.ranges = [Self.range(900, 1230)]
            $0.slots = [SlotSettings(name: "late", at: TimeOfDay(hour: 13, minute: 30))]
        }
        desk.pass(.minutes(60))
        #expect(desk.presentations.isEmpty)
        let monday = MealTests.noon + .hours(21)
        #expect(heldBack(desk) == [.offHours(until: monday)])
        #expect(desk.state == .sitting && desk.policy.status(at: desk.now).next?.kind == .slot("late"))
        desk.pass(.minutes(33))
        #expect(desk.reminder?.kind == .slot("late"))
    }

    @Test func `days alone are whole days, and what is due waits for the next of them`() {
        let desk = desk { $0.sitting.hours.days = [.mon, .tue, .wed, .thu] }
        desk.pass(.minutes(60))
        #expect(desk.presentations.isEmpty)
        #expect(heldBack(desk) == [.offHours(until: MealTests.noon + .hours(2 * 24 + 12))])
        #expect(desk.state == .sitting && desk.policy.status(at: desk.now).next == nil)
    }

    @Test func `new settings, another zone and a set clock count at once, and so does a restart`() {
        let desk = desk { _ in }
        desk.pass(.minutes(47))
        #expect(desk.state == .shown)
        let quiet = Desk.withoutSlots { $0.quiet.ranges = [Self.range(1200, 1400)] }
        desk.send(.settingsChanged(quiet))
        #expect(desk.onScreen == nil)
        let next = Desk(
            quiet, calendar: MealTests.zone, utc: desk.now.utc, saved: desk.policy.saved(at: desk.now),
            continuity: .sameSession, instant: desk.now.instant)
        #expect(heldBack(next).count == 1)
        next.pass(.minutes(10))
        #expect(next.presentations.isEmpty)
        next.send(.zoneChanged(Calendar(zone: .fixed(offset: 7200))))
        #expect(heldBack(next) == [])
        next.pass(.minutes(2))
        #expect(next.state == .shown)
        desk.setClock(MealTests.noon + .hours(3))
        #expect(heldBack(desk) == [])
    }

    @Test func `a reminder on the screen leaves it when the hours of sitting end, and is there when they begin again`()
    {
        let desk = desk {
            $0.sitting.hours.ranges = [Self.range(900, 1248)]
            $0.delivery.onScreen = .minutes(5)
        }
        desk.pass(.minutes(47))
        #expect(desk.state == .shown)
        desk.pass(.minutes(1))
        #expect(desk.onScreen == nil && desk.events == [.shown])
        desk.pass(.hours(20) + .minutes(15))
        #expect(desk.state == .shown)
        #expect(desk.events == [.shown], "it is the same asking")
    }

    @Test func `two reasons at once are both told, and the last one to end lets it come`() {
        let desk = desk { $0.quiet.ranges = [Self.range(1230, 1300)] }
        desk.pass(.minutes(50))
        desk.send(.doNotDisturb(true))
        #expect(heldBack(desk) == [.doNotDisturb, .quiet(until: MealTests.noon + .minutes(60))])
        desk.pass(.minutes(20))
        #expect(heldBack(desk) == [.doNotDisturb] && desk.presentations.isEmpty)
        desk.send(.doNotDisturb(false))
        desk.pass(.minutes(3))
        #expect(desk.presentations.count == 1)
    }

    @Test(arguments: [("2026-03-28", 7 * 60 + 30), ("2026-10-24", 9 * 60 + 30)])
    func `what waits through a night in which the clocks change comes at its end`(date: String, minutes: Int) throws {
        let berlin = try #require(Calendar.named("Europe/Berlin"))
        let parts = date.split(separator: "-").compactMap { Int($0) }
        let night = LocalDate(year: parts[0], month: parts[1], day: parts[2])
        let begin = berlin.resolve(LocalTime(night, TimeOfDay(hour: 22, minute: 0))).opening
        let desk = Desk(
            Desk.withoutSlots { $0.quiet.ranges = [Self.range(2200, 630)] }, calendar: berlin,
            utc: begin + .minutes(-10))
        desk.pass(.minutes(10 + minutes) - .seconds(1))
        #expect(desk.presentations.isEmpty && heldBack(desk) == [.quiet(until: begin + .minutes(minutes))])
        desk.pass(.minutes(3))
        #expect(desk.presentations.count == 1)
    }
}
