import Fixtures
import ReminderCore
import Testing

/// A part of the history cannot be read and may contain pain (rule 9).
@Suite("Unreadable history") struct UnreadableHistoryTests {
    static let start = UTC(seconds: 1_800_000_000)
    static let range = HoldRange(start: .seconds(30), ceiling: .seconds(60))

    /// Three comfortable holds, so the next one is longer, and then an unreadable part.
    static func practice(days: Int = 2) -> Practice {
        var practice = Practice()
        for day in -3..<0 {
            let at = start + .seconds(day * 86_400)
            practice.take(HistoryEntry(at: at, .done, .sitting, .classic))
            practice.take(HistoryEntry(at: at + .seconds(60), .comfortable, .sitting, .classic))
        }
        practice.takeUnreadable(at: start + .seconds(-days * 86_400))
        return practice
    }

    static func desk(_ practice: Practice = practice()) -> Desk {
        Desk(Desk.withoutSlots { $0.sitting.variation = .classic }, utc: start, practice: practice)
    }

    static func choice(_ practice: Practice, _ change: (inout Settings) -> Void = { _ in }) -> PoseChoice {
        var settings = Settings()
        settings.sitting.variation = .classic
        change(&settings)
        return settings.choice(of: .sitting, practice)
    }

    @Test func `the pose is a step gentler, in its start length, and does not grow`() {
        let practice = Self.practice()
        let until = Self.start + .seconds(12 * 86_400)
        let choice = Self.choice(practice)
        #expect(choice.pose == Pose(.supported) && choice.reasons == [.unreadable(until: until)])
        let plan = practice.plan(.sitting, .supported, Self.range, ProgrammeSettings(), at: Self.start)
        #expect(plan.length == .seconds(30) && plan.reason == .unreadable && plan.restsUntil == until)
        #expect(Self.choice(practice) { $0.sitting.variation = .seated }.pose == Pose(.walk))
        #expect(Self.choice(practice) { $0.sitting.variation = .walk }.reasons == [.wish])
    }

    @Test func `what was written at an unknown time counts as now, but for two weeks after better it does not`() {
        var practice = Practice()
        practice.takeUndated(at: Self.start)
        #expect(practice.possiblePain == Self.start)
        let answer = HistoryEntry(at: Self.start, event: .answered(.better), sitting: .zero)
        practice.take(answer)
        practice.takeUndated(at: Self.start + .hours(13 * 24))
        #expect(practice.possiblePain == nil)
        var undone = practice
        undone.take(HistoryEntry(at: Self.start + .seconds(60), event: .undone(.better), sitting: .zero))
        #expect(undone.possiblePain == Self.start + .hours(13 * 24))
        practice.takeUndated(at: Self.start + .hours(14 * 24))
        #expect(practice.possiblePain == Self.start + .hours(14 * 24))
    }

    @Test func `it adds nothing to pain that makes poses gentler already`() {
        var practice = Self.practice()
        practice.take(HistoryEntry(at: Self.start, .hurt, .sitting, .classic))
        #expect(Self.choice(practice).pose == Pose(.supported))
        #expect(Self.choice(practice).reasons == [.hurt(Self.start)])
        #expect(practice.suspendedSince == nil, "it is not known to be pain")
    }

    @Test func `after two weeks everything is as before`() {
        let desk = Self.desk()
        #expect(desk.policy.status(at: desk.now).carefulUntil == Self.start + .hours(12 * 24))
        #expect(desk.command(.hold(HoldWish())) == .started(.supported, getDown: .seconds(25), hold: .seconds(30)))
        desk.command(.stop)
        desk.pass(.hours(12 * 24))
        #expect(desk.policy.status(at: desk.now).carefulUntil == nil)
        guard case .started(.classic, _, _) = desk.command(.hold(HoldWish())) else {
            Issue.record("\(String(describing: desk.replies.last))")
            return
        }
    }

    @Test func `better ends it at once, and the length is as before`() {
        let desk = Self.desk()
        #expect(desk.command(.better) == .nothingHurt(restsUntil: nil))
        #expect(desk.policy.status(at: desk.now).carefulUntil == nil)
        #expect(desk.command(.hold(HoldWish())) == .started(.classic, getDown: .seconds(25), hold: .seconds(45)))
        desk.command(.stop)
        #expect(desk.command(.better) == .better(wasHurt: false, restsUntil: nil))
    }

    @Test func `an undone better brings the care back`() {
        let desk = Self.desk()
        desk.command(.better)
        desk.command(.undo)
        #expect(desk.policy.status(at: desk.now).carefulUntil != nil)
    }

    @Test func `a comfortable hold meanwhile does not count toward a longer one`() {
        var practice = Practice()
        practice.takeUnreadable(at: Self.start)
        for day in 1...4 {
            let at = Self.start + .seconds(day * 86_400)
            practice.take(HistoryEntry(at: at, .done, .sitting, .supported))
            practice.take(HistoryEntry(at: at + .seconds(60), .comfortable, .sitting, .supported))
        }
        practice.forgetPossiblePain(at: Self.start + .seconds(14 * 86_400))
        let plan = practice.plan(
            .sitting, .classic, Self.range, ProgrammeSettings(), at: Self.start + .seconds(14 * 86_400))
        #expect(plan.length == .seconds(30) && plan.row == 0 && plan.restsUntil == nil)
    }

    @Test func `a reminder on the screen is shown again with the gentler pose`() {
        let desk = Self.desk(Practice())
        desk.type()
        desk.pass(.minutes(45))
        desk.stopTyping()
        desk.pass(.seconds(5))
        #expect(desk.reminder?.pose == Pose(.classic))
        var practice = Practice()
        practice.takeUnreadable(at: desk.now.utc)
        desk.send(.practiceRead(practice))
        desk.pass(.minutes(5))
        #expect(desk.presentations.last.map { "\($0.presentation.content)".contains("supported") } == true)
    }
}
