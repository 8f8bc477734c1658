import Testing

@testable import ReminderCore

@Suite("Rule 14: a weekly note") struct WeeklyNoteTests {
    /// Monday 2026-11-30, 12:00.
    private static let monday = UTC(seconds: 1_796_040_000)
    private static let day: Duration = .hours(24)

    private func settings(_ day: Weekday?, _ change: (inout Settings) -> Void = { _ in }) -> Settings {
        Desk.withoutSlots {
            $0.sitting.remindAfter = nil
            $0.history.weeklyNote = day
            change(&$0)
        }
    }

    /// A desk at which the user has typed for ten minutes, and rests.
    private func desk(_ day: Weekday?, at utc: UTC = monday, saved: SavedState? = nil) -> Desk {
        let desk = Desk(settings(day), utc: utc, saved: saved)
        desk.pass(.minutes(10))
        desk.stopTyping()
        desk.pass(.minutes(1))
        return desk
    }

    /// The user works from 8 to 9, on each of the next `count` days, from noon on.
    private func work(_ desk: Desk, days count: Int) {
        for _ in 0..<count {
            desk.stopTyping()
            desk.pass(.hours(20))
            desk.type()
            desk.pass(.hours(1))
            desk.stopTyping()
            desk.pass(.hours(3))
        }
    }

    @Test func `it is off unless the user names a day`() {
        let desk = desk(Settings().history.weeklyNote)
        work(desk, days: 8)
        #expect(desk.weeklyNotes == [])
    }

    @Test func `it comes once on its day, and again a week later`() {
        let desk = desk(.mon)
        #expect(desk.weeklyNotes.count == 1)
        work(desk, days: 15)
        let days = desk.weeklyNotes.map { desk.policy.calendar.local($0).date.weekday }
        #expect(days == [.mon, .mon, .mon])
    }

    @Test func `on its day it waits for the user, the grace period and a pause of input`() {
        let desk = desk(.tue)
        #expect(desk.weeklyNotes == [])
        desk.pass(.hours(20))
        #expect(desk.weeklyNotes == [], "nobody is there")
        desk.type()
        desk.pass(.seconds(90))
        desk.stopTyping()
        desk.pass(.seconds(20))
        #expect(desk.weeklyNotes == [], "the user has just returned")
        desk.type()
        desk.pass(.seconds(20))
        desk.stopTyping()
        desk.pass(.seconds(4))
        #expect(desk.weeklyNotes == [])
        desk.pass(.seconds(1))
        #expect(desk.weeklyNotes.count == 1)
    }

    @Test func `a pause by the user, do-not-disturb and a hold keep it back`() {
        let desk = Desk(settings(.mon), utc: Self.monday)
        desk.command(.pause(.minutes(30)))
        desk.pass(.minutes(29))
        #expect(desk.weeklyNotes == [])
        desk.send(.doNotDisturb(true))
        desk.pass(.minutes(30))
        #expect(desk.weeklyNotes == [])
        desk.stopTyping()
        desk.command(.hold(HoldWish()))
        desk.send(.doNotDisturb(false))
        desk.pass(.seconds(20))
        #expect(desk.weeklyNotes == [])
        desk.type()
        desk.command(.stop)
        desk.pass(.hours(1))
        #expect(desk.weeklyNotes.count == 1)
    }

    @Test func `a day that is over takes it along`() {
        let desk = Desk(settings(.mon), utc: Self.monday)
        desk.send(.doNotDisturb(true))
        desk.pass(.hours(13))
        desk.send(.doNotDisturb(false))
        desk.pass(.hours(2))
        #expect(desk.weeklyNotes == [])
    }

    @Test func `neither a restart nor a clock set back repeats it`() {
        let first = desk(.mon)
        #expect(first.weeklyNotes.count == 1)
        let saved = first.policy.saved(at: first.now)
        let second = Desk(
            settings(.mon), utc: first.now.utc, saved: saved, continuity: .sameSession, instant: first.now.instant)
        second.pass(.minutes(10))
        for days in [0, 1, 7] {
            second.setClock(Self.monday + (.zero - Self.day * days))
            second.pass(.minutes(10))
        }
        #expect(second.weeklyNotes == [])
    }

    @Test func `another day in the config does not bring two in one week`() {
        let desk = desk(.mon)
        desk.send(.settingsChanged(settings(.tue)))
        work(desk, days: 6)
        #expect(desk.weeklyNotes.count == 1)
        work(desk, days: 3)
        #expect(desk.weeklyNotes.count == 2)
    }

    @Test func `a note of a clock that was far ahead does not keep the next one back`() {
        let ahead = desk(.mon, at: Self.monday + Self.day * 7 * 60)
        #expect(ahead.weeklyNotes.count == 1)
        ahead.setClock(Self.monday)
        ahead.pass(.minutes(10))
        ahead.type()
        ahead.pass(.minutes(10))
        #expect(ahead.weeklyNotes.count == 2)
    }

    @Test func `it wakes nobody up`() {
        let (with, without) = (Desk(settings(.wed), utc: Self.monday), Desk(settings(nil), utc: Self.monday))
        for desk in [with, without] {
            desk.stopTyping()
            desk.pass(Self.day * 5)
        }
        #expect(with.wakeups == without.wakeups)
    }
}
