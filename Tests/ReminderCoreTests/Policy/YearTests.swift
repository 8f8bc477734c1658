import Fixtures
import ReminderCore
import Testing

/// A year of practice, day by day, through the rules themselves: what a user would hold who answers as people do.
@Suite("A year of holds") struct YearTests {
    /// A user with a back, and a year of work.
    private final class Person {
        static let kinds: [ReminderKind] = [.slot("morning"), .slot("evening"), .sitting]
        /// 1 January 2027, midnight.
        static let start = UTC(seconds: 1_798_761_600)

        let desk: Desk
        private var dice = InvariantTests.Dice(state: 27)
        /// The letters of a week's answers.
        var answers = ""
        /// What the holds were, in chronological order.
        var steps: [(kind: ReminderKind, length: Duration)] = []

        init() {
            desk = Desk(Settings(), utc: Self.start)
        }

        func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &dice) < percent }

        /// Sits from `hour` on until the reminder of `kind` is on the screen.
        func wait(_ kind: ReminderKind, day: Int, at seconds: Int) -> Bool {
            let time = Self.start + .seconds(day * 86_400 + seconds)
            if time > desk.now.utc { desk.pass(time - desk.now.utc) }
            desk.type()
            for _ in 0..<240 where desk.reminder?.kind != kind {
                desk.pass(.seconds(20))
            }
            return desk.reminder?.kind == kind
        }

        /// Takes what is on the screen, and says how it was.
        func take(_ kind: ReminderKind, hurts: Bool) {
            let content = desk.reminder!
            desk.choose(.start)
            desk.stopTyping()
            desk.pass(content.hold + .seconds(40))
            desk.touch()
            guard content.pose.variation.isPose else { return answers += "w" }
            steps.append((kind, content.hold))
            guard case .question = desk.onScreen?.content else { return answers += "." }
            let seconds = Int(content.hold.components.seconds)
            // A longer hold is too long more often; some questions stay unanswered.
            let action: Action =
                hurts ? .hurt : chance(12) ? .dismiss : chance(seconds / 12) ? .tooLong : .comfortable
            desk.choose(action)
            let row = [Action.comfortable: HistoryEvent.Name.comfortable, .tooLong: .tooLong, .hurt: .hurt][action]
            answers += [.comfortable: "c", .tooLong: "t", .hurt: "H"][row] ?? "-"
        }

        /// A day without a computer.
        func rest(_ day: Int) {
            leave()
            desk.pass(max(.zero, Self.start + .seconds(day * 86_400 + 72_000) - desk.now.utc))
        }

        func leave() {
            desk.stopTyping()
            desk.pass(.minutes(4))
        }

        func plan(_ kind: ReminderKind) -> HoldPlan {
            desk.policy.settings.plan(of: kind, Practice(desk.rows), at: desk.now.utc)
        }
    }

    /// Days without a computer: a week in spring, three in summer.
    private static let away = [100...106, 210...230]
    /// Days on which the morning's hold hurts: once in March, twice within a week in June.
    private static let hurting = [75, 160, 164]
    /// When they are well again.
    private static let better = [82, 175]

    private struct Year: Sendable {
        let lines: [String]
        let steps: [(kind: ReminderKind, length: Duration)]
        let rows: [HistoryEntry]
    }

    private static let year: Year = {
        let person = Person()
        var lines = [
            "Holds of a year: what each kind was at the end of the week, and the week's answers, day by day",
            "c comfortable, t too long, H it hurt, - not answered, . not asked, w a walk instead", "",
            "week  first day   morning  evening  desk  answers",
        ]
        for day in 0..<364 {
            live(person, day)
            guard day % 7 == 6 else { continue }
            let lengths = Person.kinds.map { "\(person.plan($0).length.components.seconds) s" }
            let first = Calendar(zone: .fixed(offset: 0)).local(Person.start + .seconds((day - 6) * 86_400)).date
            let columns = zip(["\(day / 7 + 1)", "\(first)"] + lengths, [4, 10, 7, 7, 4])
                .map { text, width in String(repeating: " ", count: max(0, width - text.count)) + text }
            let days = person.answers.split(separator: " ").joined(separator: " ")
            lines.append((columns + (days.isEmpty ? [] : [days])).joined(separator: "  "))
            person.answers = ""
        }
        return Year(lines: lines, steps: person.steps, rows: person.desk.rows)
    }()

    private static func live(_ person: Person, _ day: Int) {
        if away.contains(where: { $0.contains(day) }) { return person.rest(day) }
        if better.contains(day) { person.desk.command(.better) }
        if person.chance(85), person.wait(.slot("morning"), day: day, at: 7 * 3600 + 1500) {
            person.take(.slot("morning"), hurts: hurting.contains(day))
        }
        if day % 7 < 5, person.wait(.sitting, day: day, at: 10 * 3600) { person.take(.sitting, hurts: false) }
        if person.chance(70), person.wait(.slot("evening"), day: day, at: 20 * 3600 + 3300) {
            person.take(.slot("evening"), hurts: false)
        }
        person.answers += " "
        person.leave()
    }

    @Test func `it reads as a physiotherapist would have it`() throws {
        let table = Self.year.lines.joined(separator: "\n") + "\n"
        #expect(try GoldenFile.text("year.txt", now: table) == table)
    }

    @Test func `no hold is longer by more than a step, above the ceiling or below the start`() {
        var before: [ReminderKind: Duration] = [:]
        for step in Self.year.steps {
            if let last = before[step.kind] { #expect(step.length - last <= .seconds(15)) }
            let ceiling: Duration = step.kind == .sitting ? .seconds(60) : .seconds(180)
            #expect((.seconds(30)...ceiling).contains(step.length))
            before[step.kind] = step.length
        }
        #expect(Self.year.steps.count > 500)
    }

    @Test func `after pain every kind is at its start`() {
        let rows = Self.year.rows
        let settings = Settings()
        var shortened: [Bool] = []
        for (index, row) in rows.enumerated() where row.event.name == .hurt {
            func lengths(_ practice: Practice) -> [Duration] {
                Person.kinds.map { settings.plan(of: $0, practice, at: row.at).length }
            }
            shortened.append(lengths(Practice(rows[..<index])).contains { $0 > .seconds(30) })
            #expect(lengths(Practice(rows[...index])).allSatisfy { $0 == .seconds(30) })
        }
        #expect(shortened == [true, true, false], "the third pain follows the second within days")
    }

    /// Random answers at random times, far wilder than those of a user.
    @Test(arguments: 1...100) func `whatever is answered when, it grows by a step at most and never with pain`(
        seed: Int
    ) {
        var dice = InvariantTests.Dice(state: UInt64(seed))
        let settings = Settings()
        var practice = Practice()
        var now = Person.start
        var before = Person.kinds.map { settings.plan(of: $0, practice, at: now).length }
        for _ in 0..<400 {
            now = now + .seconds(Int.random(in: 0...200_000, using: &dice))
            let kind = Person.kinds.randomElement(using: &dice)!
            let events: [HistoryEvent.Name] = [
                .done, .done, .comfortable, .comfortable, .comfortable, .tooLong, .hurt, .better,
            ]
            let event = events.randomElement(using: &dice)!
            practice.take(
                HistoryEntry(
                    at: now, event, kind, Variation.allCases.randomElement(using: &dice)!,
                    hold: Bool.random(using: &dice)
                        ? settings.plan(of: kind, practice, at: now).length
                        : .seconds(Int.random(in: 1...600, using: &dice))))
            let after = Person.kinds.map { settings.plan(of: $0, practice, at: now).length }
            for (kind, (old, new)) in zip(Person.kinds, zip(before, after)) {
                let ceiling: Duration = kind == .sitting ? .seconds(60) : .seconds(180)
                #expect((.seconds(30)...ceiling).contains(new))
                #expect(new - old <= .seconds(15))
                if event == .hurt { #expect(new == .seconds(30)) }
                if event != .comfortable { #expect(new <= old, "only a comfortable hold makes the next one longer") }
            }
            before = after
        }
    }
}
