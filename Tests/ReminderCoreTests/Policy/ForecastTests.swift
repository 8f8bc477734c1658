import Testing

@testable import ReminderCore

/// What the status says comes next is what the policy then shows.
@Suite("Forecast") struct ForecastTests {
    private typealias Dice = InvariantTests.Dice

    /// Monday, 30 November 2026, 15:00.
    private static let monday = UTC(seconds: 1_796_050_800)

    private func next(_ desk: Desk) -> Status.Next? { desk.policy.status(at: desk.now).next }

    /// Without a source of idle time a reminder comes at once, so both times are equal.
    @Test(arguments: 1...150) func `says what comes and when, whatever the config and the answers`(seed: Int) {
        var dice = Dice(state: UInt64(seed + 3000))
        let start = SlotTests.midnight + .minutes(.random(in: 0..<7 * 1440, using: &dice))
        let desk = Desk(settings(&dice), utc: start, idleSource: false)
        for _ in 0..<25 {
            desk.pass(.minutes(.random(in: 0...200, using: &dice)))
            happen(desk, &dice)
            if let shown = desk.reminder {
                #expect(next(desk)?.kind == shown.kind && next(desk)?.at == desk.now.utc)
                answer(desk, &dice)
            }
            check(desk)
        }
    }

    /// Lets time pass until what comes next has come.
    private func check(_ desk: Desk) {
        // An answer can let another reminder come at once.
        guard desk.reminder == nil else { return }
        let (settings, from, count) = (desk.policy.settings, desk.now.utc, desk.presentations.count)
        let due = due(desk)
        guard let next = next(desk) else {
            desk.pass(.hours(30))
            #expect(unforeseen(desk, count, due).isEmpty, "nothing comes: \(settings)")
            return
        }
        desk.pass(next.at - from - .seconds(1))
        #expect(unforeseen(desk, count, due).isEmpty, "not before \(next) from \(from): \(settings)")
        // This user sits through the night, and gets a reminder that was not foreseen.
        guard desk.presentations.count == count else { return }
        desk.pass(.seconds(1))
        #expect(desk.reminder?.kind == next.kind, "\(next) from \(from): \(settings)")
        #expect(desk.reminder?.pose.variation == next.variation && desk.reminder?.hold == next.hold)
    }

    /// When the current sitting reminder became due, or the next one does.
    private func due(_ desk: Desk) -> UTC {
        let open = desk.policy.openReminders.first { $0.kind == .sitting }
        return open.map { desk.now.utc(at: $0.dueSince) } ?? desk.policy.status(at: desk.now).sittingDue ?? desk.now.utc
    }

    /// What was shown after the first `count` presentations, except a sitting reminder that was `due` on another day.
    private func unforeseen(_ desk: Desk, _ count: Int, _ due: UTC) -> [Presentation] {
        let (hours, calendar) = (desk.policy.settings.sitting.hours, desk.policy.calendar)
        guard let tomorrow = DelayEnd.tomorrow.time(after: due, hours: hours, calendar) else { return [] }
        return desk.presentations.dropFirst(count).prefix { shown in
            guard case .reminder(let content) = shown.presentation.content, content.kind == .sitting else {
                return true
            }
            return desk.now.utc(at: shown.at) < tomorrow
        }.map(\.presentation)
    }

    /// A desk with the default slots on Sunday, 29 November, at `hour`:`minute`.
    private func sunday(_ hour: Int, _ minute: Int, _ change: (inout Settings) -> Void = { _ in }) -> Desk {
        var settings = Settings()
        change(&settings)
        return Desk(settings, utc: Self.midnight + .minutes(hour * 60 + minute), idleSource: false)
    }

    private static let midnight = monday + .hours(-39)
    private static let morning = midnight + .minutes((24 + 7) * 60 + 30)

    @Test(arguments: [DelayEnd.tomorrow, .time(TimeOfDay(hour: 7, minute: 30))])
    func `after a pause over the night the morning session comes, and no break`(end: DelayEnd) {
        let desk = sunday(20, 56)
        desk.command(.pauseUntil(end))
        #expect(next(desk)?.kind == .slot("morning") && next(desk)?.at == Self.morning)
        desk.pass(.hours(2))
        #expect(next(desk)?.kind == .slot("morning") && next(desk)?.at == Self.morning)
    }

    @Test func `a pause over midnight does not end the evening`() {
        let desk = sunday(23, 30)
        desk.command(.pause(.hours(1)))
        #expect(next(desk)?.kind == .sitting && next(desk)?.at == Self.midnight + .minutes(24 * 60 + 30))
    }

    @Test func `outside the hours of an office the next break is not foreseen`() {
        let office = DailyRanges.Range(from: TimeOfDay(hour: 9, minute: 0), until: TimeOfDay(hour: 17, minute: 0))
        let desk = sunday(19, 0) { $0.sitting.hours.ranges = [office] }
        #expect(next(desk)?.kind == .slot("evening"))
        let alone = sunday(19, 0) {
            $0.sitting.hours.ranges = [office]
            $0.slots = []
        }
        #expect(next(alone) == nil)
        let early = sunday(8, 0) {
            $0.sitting.hours.ranges = [office]
            $0.slots = []
        }
        #expect(next(early)?.kind == .sitting && next(early)?.at == Self.midnight + .hours(9), "the same day")
    }

    @Test func `hours that end after midnight end the day of a user who works at night`() {
        let night = DailyRanges.Range(from: TimeOfDay(hour: 20, minute: 0), until: TimeOfDay(hour: 2, minute: 0))
        let desk = sunday(23, 40) {
            $0.sitting.hours.ranges = [night]
            $0.slots = []
        }
        #expect(next(desk)?.at == Self.midnight + .minutes(24 * 60 + 25), "after midnight")
        let late = sunday(1, 40) {
            $0.sitting.hours.ranges = [night]
            $0.slots = []
        }
        #expect(next(late) == nil, "no break at 20:00")
    }

    @Test func `a break that quiet hours put off to the morning is not due at night, and the session comes next`() {
        let desk = sunday(21, 30) {
            $0.quiet.ranges = [.init(from: TimeOfDay(hour: 22, minute: 0), until: TimeOfDay(hour: 6, minute: 30))]
            $0.slots = [.morning]
        }
        #expect(next(desk)?.kind == .slot("morning"))
        desk.pass(.hours(1))
        #expect(desk.state == .sitting)
        #expect(next(desk)?.kind == .slot("morning"))
    }

    @Test func `a break that a session lets wait does not come first`() {
        let late = SlotSettings(name: "late", at: TimeOfDay(hour: 15, minute: 50))
        let desk = Desk(Desk.withoutSlots { $0.slots = [late] }, utc: Self.monday)
        desk.pass(.minutes(10))
        #expect(next(desk)?.kind == .slot("late") && next(desk)?.at == Self.monday + .minutes(50))
        let near = Desk(
            Desk.withoutSlots {
                $0.slots = [late]
                $0.delivery.beforeSlot = .minutes(4)
            }, utc: Self.monday)
        #expect(next(near)?.kind == .sitting && next(near)?.at == Self.monday + .minutes(45))
    }

    @Test func `a break waits for a session that quiet hours hold back, until its window ends`() {
        var late = SlotSettings(name: "late", at: TimeOfDay(hour: 15, minute: 50))
        late.catchUp = .hours(1)
        let desk = Desk(
            Desk.withoutSlots {
                $0.slots = [late]
                $0.quiet.ranges = [
                    .init(from: TimeOfDay(hour: 15, minute: 48), until: TimeOfDay(hour: 16, minute: 55))
                ]
            }, utc: Self.monday, idleSource: false)
        #expect(next(desk)?.kind == .sitting && next(desk)?.at == Self.monday + .minutes(115))
        desk.pass(.minutes(115))
        #expect(desk.reminder?.kind == .sitting)
    }

    @Test func `after standing with an end comes sitting`() {
        let desk = Desk(Desk.withoutSlots(), utc: Self.monday, idleSource: false)
        desk.command(.stand(.minutes(30)))
        #expect(next(desk)?.at == Self.monday + .minutes(75))
        desk.command(.stand(nil))
        #expect(next(desk) == nil)
    }

    // MARK: Dice

    private func settings(_ dice: inout Dice) -> Settings {
        Desk.withoutSlots { settings in
            settings.sitting.remindAfter =
                Int.random(in: 0..<6, using: &dice) == 0 ? nil : .minutes(.random(in: 10...120, using: &dice))
            settings.slots = (0..<Int.random(in: 0...4, using: &dice)).map { slot($0, &dice) }
            settings.meals = (0..<Int.random(in: 0...2, using: &dice)).map { number in
                let from = Int.random(in: 0..<1380, using: &dice)
                return MealSettings(name: "m\(number)", from: Self.time(from), until: Self.time(from + 40))
            }
            settings.quiet.ranges = ranges(&dice)
            settings.sitting.hours.ranges = ranges(&dice)
            settings.sitting.hours.days = days(&dice)
            settings.delivery.beforeSlot = .minutes(.random(in: 0...40, using: &dice))
            settings.delivery.settle = .minutes(.random(in: 0...3, using: &dice))
            settings.delivery.nudge = .minutes(.random(in: 5...40, using: &dice))
        }
    }

    private func slot(_ number: Int, _ dice: inout Dice) -> SlotSettings {
        var slot = SlotSettings(name: "s\(number)", at: Self.time(.random(in: 0..<1440, using: &dice)))
        slot.days = days(&dice)
        slot.catchUp = .minutes(.random(in: 5...1380, using: &dice))
        return slot
    }

    private func days(_ dice: inout Dice) -> Set<Weekday> {
        let some = Weekday.allCases.filter { _ in Bool.random(using: &dice) }
        return Set(some.isEmpty || Bool.random(using: &dice) ? Weekday.allCases : some)
    }

    private func ranges(_ dice: inout Dice) -> [DailyRanges.Range] {
        (0..<[0, 0, 1, 2].randomElement(using: &dice)!).map { _ in
            DailyRanges.Range(
                from: Self.time(.random(in: 0..<1440, using: &dice)),
                until: Self.time(.random(in: 0..<1440, using: &dice)))
        }
    }

    private static func time(_ minute: Int) -> TimeOfDay { TimeOfDay(seconds: minute * 60 % 86_400) }

    private func happen(_ desk: Desk, _ dice: inout Dice) {
        let time = Self.time(.random(in: 0..<1440, using: &dice))
        switch Int.random(in: 0..<20, using: &dice) {
        case 0: desk.command(.pause(.minutes(.random(in: 1...300, using: &dice))))
        case 1: desk.command(.pauseUntil([.tomorrow, .time(time)].randomElement(using: &dice)!))
        case 2, 3: desk.command(.resume)
        case 4: desk.command(.ate(ago: .minutes(.random(in: 0...50, using: &dice))))
        case 5: desk.command(.stand(.minutes(.random(in: 1...90, using: &dice))))
        case 6: desk.command(.sit)
        case 7: desk.send(.settingsChanged(settings(&dice)))
        case 8: desk.command(.pause(nil))
        case 9: desk.command(.snooze(nil))
        case 10: desk.command(.snoozeUntil(.time(time)))
        case 11: desk.command(.skip)
        case 12: desk.send(.zoneChanged(Calendar(zone: .fixed(offset: .random(in: -3...3, using: &dice) * 3600))))
        default: break
        }
    }

    private func answer(_ desk: Desk, _ dice: inout Dice) {
        switch Int.random(in: 0..<5, using: &dice) {
        case 0: desk.command(.skip)
        case 1, 2:
            desk.choose(.snooze)
            desk.close(.dismissed)
        default: desk.close([.expired, .dismissed, .closed].randomElement(using: &dice)!)
        }
    }
}
