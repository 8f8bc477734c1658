import Testing

@testable import ReminderCore

@Suite("Rule 12: standing") struct StandingTests {
    /// The rows about standing: minutes from its beginning, minutes to its end, and what ended it.
    static func rows(_ desk: Desk, since start: UTC) -> [String] {
        desk.rows.compactMap { row in
            guard case .standing(let period, let occasion) = row.event else { return nil }
            let minutes = [period.from.utc, row.at].map { ($0 - start).components.seconds / 60 }
            let answered = occasion.map { " \($0)" } ?? ""
            return "\(minutes[0])-\(minutes[1]) \(period.ended?.rawValue ?? "")\(answered)"
        }
    }

    /// A desk at which the user has been sitting for 20 min and then stands.
    static func stood(_ length: Duration? = nil, _ settings: Settings = Desk.withoutSlots()) -> Desk {
        let desk = Desk(settings)
        desk.pass(.minutes(20))
        desk.command(.stand(length))
        return desk
    }

    private let start = UTC(seconds: 1_800_000_000)

    @Test func `standing up ends the bout, and no break is recorded`() {
        let desk = Self.stood()
        #expect(desk.state == .standing)
        #expect(desk.sitting == .zero)
        #expect(desk.rows.isEmpty)
        #expect(desk.replies == [.standing(until: nil, fromReturn: false)])
    }

    @Test func `while the user stands no sitting is counted and no sitting reminder is due`() {
        let desk = Self.stood()
        desk.pass(.hours(9))
        #expect(desk.state == .standing)
        #expect(desk.sitting == .zero)
        #expect(desk.presentations.isEmpty)
        let status = desk.policy.status(at: desk.now)
        #expect(status.standingSince == start + .minutes(20) && status.standingUntil == nil)
        #expect(status.sittingSince == nil && status.next == nil)
    }

    @Test func `sitting down begins a bout, and standing is recorded`() {
        let desk = Self.stood()
        desk.pass(.minutes(30))
        #expect(desk.command(.sit) == .sat(wasStanding: true))
        #expect(desk.state == .sitting)
        #expect(Self.rows(desk, since: start) == ["20-50 sit"])
        #expect(desk.rows.map(\.sitting) == [.zero])
        desk.pass(.minutes(44))
        #expect(desk.sitting == .minutes(44))
        #expect(desk.presentations.isEmpty)
        desk.pass(.minutes(3))
        #expect(desk.state == .shown)
    }

    @Test func `sitting down without having stood changes nothing`() {
        let desk = Desk()
        desk.pass(.minutes(20))
        #expect(desk.command(.sit) == .sat(wasStanding: false))
        #expect(desk.sitting == .minutes(20))
        #expect(desk.rows.isEmpty)
    }

    @Test func `standing with a length ends by itself, and sitting counts from then`() {
        let desk = Self.stood(.minutes(30))
        #expect(desk.replies == [.standing(until: start + .minutes(50), fromReturn: false)])
        desk.pass(.minutes(30) - .seconds(1))
        #expect(desk.state == .standing)
        desk.pass(.minutes(5) + .seconds(1))
        #expect(desk.state == .sitting)
        #expect(desk.sitting == .minutes(5))
        #expect(Self.rows(desk, since: start) == ["20-50 over"])
    }

    @Test func `standing again sets another end, and the period goes on`() {
        let desk = Self.stood(.minutes(30))
        desk.pass(.minutes(20))
        #expect(desk.command(.stand(.minutes(60))) == .standing(until: start + .minutes(100), fromReturn: false))
        desk.pass(.minutes(20))
        #expect(desk.state == .standing)
        #expect(desk.command(.stand(nil)) == .standing(until: nil, fromReturn: false))
        desk.pass(.hours(3))
        #expect(desk.state == .standing)
        #expect(desk.rows.isEmpty)
        desk.command(.sit)
        #expect(Self.rows(desk, since: start) == ["20-240 sit"])
    }

    @Test(arguments: [Duration.zero, .seconds(59), .hours(12) + .seconds(1), .seconds(-60)])
    func `a length of less than a minute or more than 12 hours is refused`(length: Duration) {
        let desk = Self.stood(length)
        #expect(desk.replies == [.refused(.standLength)])
        #expect(desk.state == .sitting)
        #expect(desk.sitting == .minutes(20))
    }

    @Test(arguments: [Duration.seconds(60), .hours(12)]) func `the shortest and the longest length are accepted`(
        length: Duration
    ) {
        #expect(Self.stood(length).state == .standing)
    }

    // MARK: A reminder

    @Test func `standing up answers a reminder that waits`() {
        let desk = Desk()
        desk.pass(.minutes(46))
        #expect(desk.state == .due)
        desk.command(.stand(nil))
        desk.stopTyping()
        desk.pass(.minutes(2))
        desk.type()
        desk.command(.sit)
        #expect(desk.presentations.isEmpty)
        #expect(Self.rows(desk, since: start) == ["46-48 sit due"])
    }

    @Test func `standing up takes a reminder off the screen and answers it`() {
        let desk = Desk()
        desk.pass(.minutes(48))
        #expect(desk.state == .shown)
        desk.command(.stand(.minutes(10)))
        #expect(desk.state == .standing)
        #expect(desk.onScreen == nil)
        desk.pass(.minutes(54))
        #expect(desk.presentations.count == 1)
        #expect(desk.events == [.shown, .standing])
        #expect(Self.rows(desk, since: start) == ["48-58 over shown"])
    }

    @Test func `standing up ends the snooze of a sitting reminder`() {
        let desk = Desk()
        desk.pass(.minutes(48))
        desk.command(.snooze(nil))
        desk.command(.stand(nil))
        desk.pass(.minutes(30))
        #expect(desk.state == .standing)
        #expect(desk.command(.skip) == .refused(.nothingDue))
        // It answered a reminder, so it is recorded however short it is.
        desk.command(.sit)
        #expect(Self.rows(desk, since: start) == ["48-78 sit snoozed"])
    }

    @Test func `a short stand that answered a reminder is recorded, and another one is not`() {
        let desk = Desk()
        desk.pass(.minutes(48))
        for _ in 0..<2 {
            desk.command(.stand(nil))
            desk.command(.sit)
        }
        #expect(Self.rows(desk, since: start) == ["48-48 sit shown"])
        #expect(desk.sitting == .zero)
    }

    @Test func `a slot comes while the user stands, and its hold leaves the user standing`() {
        let desk = Desk(Desk.withoutSlots { $0.slots = [.morning] }, utc: SlotTests.midnight + .hours(7))
        desk.command(.stand(nil))
        desk.pass(.minutes(33))
        #expect(desk.reminder?.kind == .slot("morning"))
        desk.stopTyping()
        desk.choose(.start)
        desk.pass(.minutes(3))
        #expect(desk.events == [.shown, .started, .done])
        #expect(desk.state == .standing)
        #expect(desk.sitting == .zero)
    }

    @Test func `a sitting hold that is stopped early after standing up does not bring its reminder back`() {
        let desk = Desk(Desk.withoutSlots { $0.delivery.nudge = .minutes(5) })
        desk.pass(.minutes(48))
        desk.stopTyping()
        desk.choose(.start)
        desk.pass(.seconds(1))
        desk.command(.stand(nil))
        #expect(desk.state == .holding)
        #expect(desk.command(.stop) == .calledOff(again: nil))
        desk.type()
        desk.pass(.minutes(30))
        #expect(desk.state == .standing)
        #expect(desk.presentations.filter { $0.presentation.content.isReminder(.sitting) }.count == 1)
        desk.command(.sit)
        #expect(Self.rows(desk, since: start) == ["48-78 sit shown"])
    }

    @Test func `a sitting hold that is done after standing up is the answer`() {
        let desk = Desk()
        desk.pass(.minutes(48))
        desk.stopTyping()
        desk.choose(.start)
        desk.command(.stand(nil))
        desk.pass(.minutes(2))
        desk.command(.sit)
        let isAnswer = desk.rows.contains {
            if case .done(_, .reminder(date: nil), _) = $0.event { true } else { false }
        }
        #expect(isAnswer)
        #expect(Self.rows(desk, since: start) == ["48-50 sit"])
    }
}
