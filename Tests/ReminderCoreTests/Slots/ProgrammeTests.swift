import Fixtures
import ReminderCore
import Testing

/// How long holds are, as rows of the history tell it: a timeline in days.
@Suite("Rule 4: the hold programme") struct ProgrammeTests {
    private let range = HoldRange(start: .seconds(30), ceiling: .seconds(180))

    /// A history that is written day by day.
    private struct Diary {
        static let morning = ReminderKind.slot("morning")
        var rows: [HistoryEntry] = []
        var now = UTC(seconds: 1_800_000_000)

        mutating func pass(days: Int) { now = now + .seconds(days * 86_400) }

        mutating func add(
            _ event: HistoryEvent.Name, _ kind: ReminderKind = morning, _ variation: Variation = .classic,
            hold: Int = 30
        ) {
            rows.append(HistoryEntry(at: now, event, kind, variation, hold: .seconds(hold)))
        }

        /// A hold of what the programme says then, and the answer.
        mutating func hold(
            _ answer: HistoryEvent.Name?, _ range: HoldRange, every days: Int = 1, kind: ReminderKind = morning
        ) {
            let length = Int(plan(range, kind: kind).length.components.seconds)
            add(.done, kind, hold: length)
            if let answer { add(answer, kind, hold: length) }
            pass(days: days)
        }

        var practice: Practice { Practice(rows) }

        func plan(
            _ range: HoldRange, kind: ReminderKind = morning, _ variation: Variation = .classic,
            settings: ProgrammeSettings = ProgrammeSettings()
        ) -> HoldPlan {
            practice.plan(kind, variation, range, settings, at: now)
        }
    }

    private func diary(_ answers: [HistoryEvent.Name?]) -> Diary {
        var diary = Diary()
        for answer in answers { diary.hold(answer, range) }
        return diary
    }

    @Test func `it begins with the start length`() {
        let plan = Diary().plan(range)
        #expect(plan.length == .seconds(30))
        #expect(plan.reason == .start)
        #expect(plan.next == .seconds(45))
        #expect(plan.row == 0 && plan.needed == 3)
    }

    @Test func `three comfortable holds in a row lengthen it one step, and two do not`() {
        let two = diary([.comfortable, .comfortable]).plan(range)
        #expect(two.length == .seconds(30) && two.row == 2)
        let three = diary([.comfortable, .comfortable, .comfortable])
        #expect(three.plan(range).length == .seconds(45))
        #expect(three.plan(range).reason == .grown(since: three.rows[0].at))
        #expect(three.plan(range).row == 0, "the next step needs a row of its own")
    }

    @Test func `it never grows by itself, however many holds are done`() {
        #expect(diary(Array(repeating: nil, count: 50)).plan(range).length == .seconds(30))
    }

    @Test func `holds without an answer do not break the row`() {
        let plan = diary([.comfortable, nil, .comfortable, nil, nil, .comfortable]).plan(range)
        #expect(plan.length == .seconds(45))
    }

    @Test func `a hold that was stopped does not break the row, nor count for it`() {
        var diary = diary([.comfortable, .comfortable])
        diary.add(.partial, hold: 12)
        diary.pass(days: 1)
        #expect(diary.plan(range).row == 2)
    }

    @Test func `too long breaks the row`() {
        let plan = diary([.comfortable, .comfortable, .tooLong, .comfortable]).plan(range)
        #expect(plan.length == .seconds(30) && plan.row == 1)
    }

    @Test func `too long shortens it one step, and never below the start`() {
        let grown: [HistoryEvent.Name?] = Array(repeating: .comfortable, count: 6)
        var diary = diary(grown + [.tooLong])
        #expect(diary.plan(range).length == .seconds(45))
        #expect(diary.plan(range).reason == .shortened(diary.rows.last!.at))
        for _ in 0..<4 { diary.hold(.tooLong, range) }
        #expect(diary.plan(range).length == .seconds(30))
    }

    @Test func `it grows to the ceiling and no further`() {
        let diary = diary(Array(repeating: .comfortable, count: 60))
        #expect(diary.plan(range).length == .seconds(180))
        #expect(diary.plan(range).next == nil)
        // A ceiling that is no whole number of steps away is met exactly.
        #expect(
            diary.practice.plan(
                Diary.morning, .classic, HoldRange(start: .seconds(30), ceiling: .seconds(50)), ProgrammeSettings(),
                at: diary.now
            ).length == .seconds(50))
    }

    @Test func `fourteen days without practice return it to the start, thirteen do not`() {
        var diary = diary(Array(repeating: .comfortable, count: 6))
        diary.pass(days: 12)
        #expect(diary.plan(range).length == .seconds(60))
        diary.pass(days: 1)
        #expect(diary.plan(range).length == .seconds(30))
        let last = diary.rows.last!.at
        #expect(diary.plan(range).reason == .lapsed(since: last))
        // And a row that was begun before counts no more.
        diary.hold(.comfortable, range)
        #expect(diary.plan(range).length == .seconds(30))
        #expect(diary.plan(range).row == 1)
    }

    @Test func `each kind has its own length`() {
        var diary = diary(Array(repeating: .comfortable, count: 3))
        diary.hold(.comfortable, range, kind: .sitting)
        #expect(diary.plan(range).length == .seconds(45))
        #expect(diary.plan(range, kind: .sitting).length == .seconds(30))
        #expect(diary.plan(range, kind: .sitting).row == 1)
        #expect(diary.plan(range, kind: .slot("evening")).reason == .start)
    }

    @Test func `pain in one kind takes all kinds back to the start`() {
        var diary = diary(Array(repeating: .comfortable, count: 6))
        diary.add(.done, .sitting, .seated)
        diary.add(.hurt, .sitting, .seated)
        #expect(diary.plan(range).length == .seconds(30))
        #expect(diary.plan(range).reason == .hurt(diary.now))
    }

    @Test func `after pain nothing grows for fourteen days`() {
        var diary = diary(Array(repeating: .comfortable, count: 3))
        diary.hold(.hurt, range)
        let pain = diary.rows.last!.at
        for _ in 0..<12 { diary.hold(.comfortable, range) }
        #expect(diary.plan(range).length == .seconds(30))
        #expect(diary.plan(range).restsUntil == pain + .seconds(14 * 86_400))
        diary.pass(days: 1)
        for _ in 0..<2 { diary.hold(.comfortable, range) }
        #expect(diary.plan(range).length == .seconds(30), "answers within the rest count for no row after it")
        diary.hold(.comfortable, range)
        #expect(diary.plan(range).length == .seconds(45))
        #expect(diary.plan(range).restsUntil == nil)
    }

    @Test func `a comfortable hold that was shorter than the programme's says nothing for a longer one`() {
        var diary = diary(Array(repeating: .comfortable, count: 3))
        for _ in 0..<9 {
            diary.add(.done, hold: 30)
            diary.add(.comfortable, hold: 30)
            diary.pass(days: 1)
        }
        #expect(diary.plan(range).length == .seconds(45))
        #expect(diary.plan(range).row == 0)
    }

    @Test func `a longer hold of the user's own that was too long shortens nothing, but breaks the row`() {
        var diary = diary(Array(repeating: .comfortable, count: 5))
        #expect(diary.plan(range).row == 2)
        diary.add(.done, hold: 300)
        diary.add(.tooLong, hold: 300)
        #expect(diary.plan(range).length == .seconds(45))
        #expect(diary.plan(range).row == 0)
    }

    @Test func `a higher ceiling lets a long row of answers grow it one step, not all at once`() {
        let low = HoldRange(start: .seconds(30), ceiling: .seconds(60))
        var diary = Diary()
        for _ in 0..<40 { diary.hold(.comfortable, low) }
        #expect(diary.plan(low).length == .seconds(60))
        #expect(diary.plan(range).length == .seconds(75))
    }

    @Test func `a lower ceiling holds at once`() {
        let diary = diary(Array(repeating: .comfortable, count: 30))
        #expect(diary.plan(range).length == .seconds(180))
        #expect(diary.plan(HoldRange(start: .seconds(30), ceiling: .seconds(60))).length == .seconds(60))
    }

    @Test func `step and row are the config's`() {
        var settings = ProgrammeSettings()
        settings.step = .seconds(10)
        settings.comfortable = 2
        let plan = diary([.comfortable, .comfortable]).plan(range, settings: settings)
        #expect(plan.length == .seconds(40))
        #expect(plan.next == .seconds(50))
    }

    @Test func `a walk is no practice`() {
        var diary = diary(Array(repeating: .comfortable, count: 3))
        for _ in 0..<14 {
            diary.add(.done, Diary.morning, .walk, hold: 60)
            diary.pass(days: 1)
        }
        #expect(diary.plan(range).length == .seconds(30))
    }

    @Test(arguments: [HistoryEvent.Name.shown, .started, .snoozed, .skipped, .ignored, .missed, .awayBreak])
    func `what becomes of a reminder says nothing for the programme`(event: HistoryEvent.Name) {
        var diary = diary([.comfortable, .tooLong, nil, .comfortable, .comfortable, .comfortable, .hurt])
        let before = diary.practice
        diary.add(event)
        #expect(diary.practice == before)
    }

    @Test func `what was comfortable in a gentler pose says nothing of a less gentle one`() {
        var diary = Diary()
        for _ in 0..<3 {
            diary.add(.done, hold: 30)
            diary.add(.comfortable, Diary.morning, .seated, hold: 30)
        }
        #expect(diary.plan(range).length == .seconds(30))
        #expect(diary.plan(range, .seated).length == .seconds(45))
        for _ in 0..<3 { diary.add(.comfortable, Diary.morning, .classic, hold: 45) }
        #expect(diary.plan(range, .supported).length == .seconds(45), "and one in a less gentle pose says something")
    }

    @Test func `after better every hold begins at the start, whatever was comfortable in the gentler pose`() {
        var diary = Diary()
        diary.add(.hurt, Diary.morning, .supported)
        diary.pass(days: 14)
        for _ in 0..<6 { diary.hold(.comfortable, range) }
        #expect(diary.plan(range, .seated).length == .seconds(60))
        diary.add(.better)
        #expect(diary.plan(range, .seated).length == .seconds(30))
        #expect(diary.plan(range).length == .seconds(30))
    }

    @Test func `pain that the rows no longer contain counts, unless they contain its end`() {
        var diary = Diary()
        diary.add(.done)
        diary.add(.hurt)
        let pain = diary.practice.pain
        #expect(pain == Pain(at: diary.now, gentleness: 1))
        var lost = Practice()
        lost.apply(pain!)
        #expect(lost.pain == pain)
        #expect(lost.plan(.sitting, .classic, range, ProgrammeSettings(), at: diary.now).restsUntil != nil)
        var known = diary.practice
        known.apply(pain!)
        #expect(known == diary.practice)
        diary.pass(days: 1)
        diary.add(.better)
        var better = diary.practice
        better.apply(pain!)
        #expect(better.gentleness == 0)
        var onlyBetter = Practice([diary.rows[2]])
        onlyBetter.apply(pain!)
        #expect(onlyBetter.gentleness == 0, "the row of the pain is lost, and the one of its end is there")
    }
}
