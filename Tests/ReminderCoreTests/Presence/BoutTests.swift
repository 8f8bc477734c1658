import Platform
import ReminderCore
import Testing

@Suite("Rule 13: bouts") struct BoutTests {
    private func desk(_ settings: Settings = Desk.withoutSlots(), at hour: Int = 9) -> Desk {
        Desk(settings, utc: SlotTests.midnight + .hours(hour))
    }

    @Test func `a bout ends with the last input, and not when the absence has become a break`() {
        let desk = desk()
        desk.pass(.minutes(30))
        desk.stopTyping()
        desk.pass(.minutes(10))
        #expect(desk.bouts == ["09:00:00 to 09:30:00 away, 1800 s"])
        desk.type()
        desk.pass(.minutes(5))
        #expect(desk.bouts.count == 1, "the next one is open")
    }

    @Test func `a lock, a sleep and another session end a bout at once, by their own word`() {
        for (reading, word) in [
            (PresenceReading.locked(.hint), "lock"), (.asleep, "sleep"), (.switchedAway, "switched"),
        ] {
            let desk = desk()
            desk.pass(.minutes(30))
            desk.send(.presence(reading))
            desk.pass(.minutes(10))
            #expect(desk.bouts == ["09:00:00 to 09:30:00 \(word), 1800 s"])
        }
    }

    @Test func `silence before a lock is no sitting, and the user went away before it`() {
        let desk = desk()
        desk.pass(.minutes(30))
        desk.stopTyping()
        desk.pass(.minutes(1))
        // The agent hears about the silence when it looks for it.
        desk.send(.presence(.locked(.hint)))
        desk.pass(.minutes(10))
        #expect(desk.bouts == ["09:00:00 to 09:30:00 away, 1800 s"])
    }

    @Test func `a short lock is a pause in a bout, and is not counted`() {
        let desk = desk()
        desk.pass(.minutes(10))
        desk.send(.presence(.locked(.hint)))
        desk.pass(.minutes(2))
        desk.send(.presence(.unlocked(.hint)))
        desk.pass(.minutes(10))
        desk.stopTyping()
        desk.pass(.minutes(3))
        #expect(desk.bouts == ["09:00:00 to 09:22:00 away, 1200 s"])
    }

    @Test func `a bout ends before a lock that follows a short lock without sitting in between`() {
        let desk = desk()
        desk.pass(.minutes(10))
        desk.stopTyping()
        desk.send(.presence(.locked(.hint)))
        desk.pass(.minutes(2))
        desk.send(.presence(.unlocked(.hint)))
        desk.send(.presence(.locked(.hint)))
        desk.pass(.minutes(10))
        #expect(desk.bouts == ["09:00:00 to 09:10:00 lock, 600 s"])
    }

    @Test func `a machine that sleeps over night dates the bout to the evening`() {
        for isTold in [true, false] {
            let desk = desk(at: 17)
            desk.pass(.minutes(30))
            desk.sleep(.hours(14), logind: isTold)
            desk.type()
            #expect(desk.bouts == ["17:00:00 to 17:30:00 sleep, 1800 s"], "logind: \(isTold)")
        }
    }

    @Test func `a bout over midnight is split, without a wakeup for it`() {
        let desk = desk(Desk.withoutSlots { $0.sitting.remindAfter = nil }, at: 23)
        desk.pass(.minutes(30))
        let wakeups = desk.wakeups
        desk.pass(.hours(1))
        #expect(desk.wakeups == wakeups)
        desk.stopTyping()
        desk.pass(.minutes(10))
        #expect(
            desk.bouts == ["23:00:00 to 00:00:00 midnight, 3600 s", "00:00:00 to 00:30:00 away, 1800 s"])
    }

    @Test func `a pause over midnight counts on neither date`() {
        let desk = desk(at: 23)
        desk.pass(.minutes(59))
        desk.send(.presence(.locked(.hint)))
        desk.pass(.minutes(2))
        desk.send(.presence(.unlocked(.hint)))
        desk.pass(.minutes(9))
        desk.send(.presence(.locked(.hint)))
        desk.pass(.minutes(9))
        #expect(
            desk.bouts == ["23:00:00 to 00:00:00 midnight, 3540 s", "00:00:00 to 00:10:00 lock, 540 s"])
    }

    @Test func `silence that began before midnight is on no date`() {
        let desk = desk(at: 23)
        desk.pass(.minutes(59))
        desk.stopTyping()
        desk.pass(.minutes(10))
        #expect(desk.bouts == ["23:00:00 to 23:59:00 away, 3540 s"])
    }

    @Test func `a done hold ends a bout, and the next one begins with it`() throws {
        let desk = desk()
        desk.pass(.minutes(30))
        desk.stopTyping()
        desk.command(.hold(HoldWish(length: .seconds(30))))
        desk.pass(.seconds(60))
        #expect(desk.events == [.started, .done])
        let done = try #require(desk.rows.last?.at)
        let time = Calendar(zone: .fixed(offset: 0)).local(done).time
        let seconds = done.seconds - (SlotTests.midnight + .hours(9)).seconds
        #expect(desk.bouts == ["09:00:00 to \(time) hold, \(seconds) s"])
        desk.type()
        desk.pass(.minutes(10))
        desk.stopTyping()
        desk.pass(.minutes(5))
        #expect(desk.bouts.count == 2)
        #expect(desk.bouts.last?.hasPrefix("\(time) to 09:41:00 away") == true)
    }

    @Test func `a partial hold does not end a bout`() {
        let desk = desk()
        desk.pass(.minutes(30))
        desk.command(.hold(HoldWish(length: .seconds(60))))
        desk.pass(.seconds(50))
        desk.command(.stop)
        #expect(desk.events.last == .partial && desk.bouts.isEmpty)
    }

    @Test func `silence in a call is sitting, and after its longest time the bout ended with the last input`() {
        let desk = desk()
        desk.pass(.minutes(10))
        desk.send(.inhibitors([IdleInhibitor(program: "Meeting")]))
        desk.stopTyping()
        desk.pass(.minutes(60))
        desk.type()
        desk.pass(.seconds(1))
        #expect(desk.bouts.isEmpty && desk.sitting == .seconds(4201))
        desk.stopTyping()
        desk.pass(.hours(3))
        #expect(desk.bouts == ["09:00:00 to 10:10:01 away, 4201 s"])
    }

    @Test func `a bumped desk is no bout`() {
        let desk = desk()
        desk.pass(.minutes(30))
        desk.stopTyping()
        desk.pass(.minutes(10))
        desk.touch()
        desk.pass(.minutes(10))
        #expect(desk.bouts == ["09:00:00 to 09:30:00 away, 1800 s"])
    }

    @Test func `without sitting reminders bouts are recorded all day`() {
        let desk = desk(Desk.withoutSlots { $0.sitting.remindAfter = nil })
        desk.pass(.hours(3))
        desk.stopTyping()
        desk.pass(.minutes(10))
        #expect(desk.rows.map(\.event.name) == [.awayBreak])
        #expect(desk.bouts == ["09:00:00 to 12:00:00 away, 10800 s"])
    }

    @Test(arguments: [-3600, 3600])
    func `a clock that is set changes no length, and the times are those of the new one`(seconds: Int) {
        let desk = desk()
        desk.pass(.minutes(30))
        desk.setClock(desk.now.utc + .seconds(seconds))
        desk.pass(.minutes(10))
        desk.stopTyping()
        desk.pass(.minutes(10))
        let hour = seconds < 0 ? "08" : "10"
        #expect(desk.bouts == ["\(hour):00:00 to \(hour):40:00 away, 2400 s"])
    }

    @Test func `a bout in two time zones is written in the second one, with its length`() {
        let desk = desk(at: 22)
        desk.pass(.minutes(30))
        desk.send(.zoneChanged(Calendar(zone: .fixed(offset: 3600))))
        desk.pass(.minutes(40))
        desk.stopTyping()
        desk.pass(.minutes(10))
        #expect(
            desk.bouts == ["23:00:00 to 00:00:00 midnight, 3600 s", "00:00:00 to 00:10:00 away, 600 s"])
    }

    /// The clocks go forward on 29 March and back on 25 October.
    @Test(arguments: [(3, 29, 23), (10, 25, 25)]) func `a date can have 23 or 25 hours`(
        month: Int, day: Int, hours: Int
    ) throws {
        let calendar = try #require(Calendar.named("Europe/Berlin"))
        let date = LocalDate(year: 2026, month: month, day: day)
        let start = calendar.resolve(LocalTime(date, TimeOfDay(seconds: 0))).opening
        let desk = Desk(
            Desk.withoutSlots { $0.sitting.remindAfter = nil }, calendar: calendar, utc: start + (.zero - .hours(1)))
        desk.pass(.hours(hours + 2))
        desk.stopTyping()
        desk.pass(.minutes(10))
        let lengths = desk.periods.filter { $0.event.name == .bout }.map(\.sitting)
        #expect(lengths == [.hours(1), .hours(hours), .hours(1)])
    }

    @Test func `a restart in the same session goes on with the bout, with or without an orderly end`() {
        for hasQuit in [true, false] {
            let desk = desk()
            desk.pass(.minutes(20))
            let next = desk.restarted(.sameSession, after: .minutes(1), hasQuit: hasQuit)
            next.pass(.minutes(9))
            next.stopTyping()
            next.pass(.minutes(10))
            #expect(desk.periods.isEmpty)
            #expect(next.bouts == ["09:00:00 to 09:30:00 away, 1800 s"])
        }
    }

    @Test func `silence over a restart ends the bout with the last input`() {
        let desk = desk()
        desk.pass(.minutes(20))
        desk.stopTyping()
        desk.pass(.minutes(1))
        let silence = desk.now.instant - .minutes(1)
        let next = desk.restarted(.sameSession, after: .minutes(5), silentSince: silence)
        #expect(next.bouts == ["09:00:00 to 09:20:00 away, 1200 s"])
    }

    @Test(arguments: [Continuity.newSession, .newBoot]) func `a bout of another session is written at the next start`(
        continuity: Continuity
    ) {
        let desk = desk()
        desk.pass(.minutes(20))
        let next = desk.restarted(continuity, after: .hours(1), hasQuit: true)
        #expect(next.bouts == ["09:00:00 to 09:20:00 quit, 1200 s"])
        next.pass(.minutes(10))
        next.stopTyping()
        next.pass(.minutes(10))
        #expect(next.bouts.dropFirst() == ["10:20:00 to 10:30:00 away, 600 s"])
    }

    @Test func `a bout that goes on over a quick reboot has a row for each boot`() {
        let desk = desk()
        desk.pass(.minutes(20))
        let next = desk.restarted(.newBoot, after: .minutes(1))
        #expect(next.sitting == .minutes(20))
        next.pass(.minutes(10))
        next.stopTyping()
        next.pass(.minutes(10))
        #expect(next.rows.first?.sitting == .minutes(30))
        #expect(
            next.bouts == ["09:00:00 to 09:20:00 quit, 1200 s", "09:21:00 to 09:31:00 away, 600 s"])
    }

    @Test func `a locked screen before a reboot is what ended the bout`() {
        let desk = desk()
        desk.pass(.minutes(20))
        desk.send(.presence(.locked(.hint)))
        desk.pass(.minutes(1))
        let next = desk.restarted(.newBoot, after: .hours(1))
        #expect(next.bouts == ["09:00:00 to 09:20:00 lock, 1200 s"])
    }
}
