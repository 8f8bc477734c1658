import Testing

@testable import ReminderCore

/// Random sequences of all events never break what every rule relies on.
@Suite("Invariants") struct InvariantTests {
    struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            var mixed = state
            mixed = (mixed ^ (mixed >> 33)) &* 0xff51_afd7_ed55_8ccd
            return mixed ^ (mixed >> 33)
        }
    }

    @Test(arguments: 1...60) func `hold whatever happens`(seed: Int) {
        var dice = Dice(state: UInt64(seed))
        var desk = Desk(Settings(), utc: SlotTests.midnight, idleSource: seed % 4 != 0)
        var setBack = 0
        for _ in 0..<400 {
            let before = desk.now
            happen(&desk, &dice)
            if desk.now.utc - before.utc < desk.now.instant - before.instant { setBack += 1 }
            check(desk, setBack: setBack)
        }
    }

    /// What the sources of the simulated desk have said last; the policy may not think otherwise.
    struct Told {
        var claims: Set<LockSource> = []
        var isAsleep = false
        var isSwitchedAway = false

        var isBarred: Bool { claims.contains { $0 != .request } || isAsleep || isSwitchedAway }
    }

    /// Sitting never runs while no user can sit, never exceeds the time since the bout before, and a break resets it.
    @Test(arguments: 1...60) func `of sitting hold whatever the sources tell`(seed: Int) {
        var dice = Dice(state: UInt64(seed + 1000))
        let desk = Desk(Settings(), utc: SlotTests.midnight, idleSource: seed % 4 != 0)
        let started = desk.now.instant
        var told = Told()
        for _ in 0..<400 {
            tell(desk, &told, &dice)
            let before = (sitting: desk.sitting, at: desk.now.instant, rows: desk.rows.count)
            let silentSince = desk.input.silentSince
            let step = Duration.seconds(Int.random(in: 0...900, using: &dice))
            desk.pass(step)
            #expect(desk.sitting >= .zero)
            #expect(desk.sitting <= desk.now.instant - started, "never more than the time that there was")
            // A touch that more input follows was the return, which counts from it.
            #expect(desk.sitting <= before.sitting + step + .seconds(4), "never more than time passed")
            if told.isBarred { #expect(desk.sitting <= before.sitting, "no one sits at a locked screen") }
            if told.isBarred, step >= .minutes(3) { #expect(desk.sitting == .zero, "a break ends the bout") }
            let isCall = !desk.policy.status(at: desk.now).calls.isEmpty
            if let silentSince, desk.input.isReported, !isCall, !told.isBarred, desk.state != .holding,
                min(step, desk.now.instant - silentSince) >= .minutes(4)
            {
                #expect(desk.sitting == .zero, "silence of break_after is a break")
            }
            #expect(desk.deadline.map { $0 > desk.now.instant } ?? true, "a deadline lies ahead")
            #expect(desk.rows.dropFirst(before.rows).allSatisfy { $0.sitting >= .zero })
        }
    }

    /// Whatever happened: when every reason not to is gone and the user sits for long enough, a reminder comes.
    @Test(arguments: 1...60) func `leave a reminder to come`(seed: Int) {
        var dice = Dice(state: UInt64(seed + 2000))
        var desk = Desk(Desk.withoutSlots(), utc: SlotTests.midnight, idleSource: seed % 4 != 0)
        var told = Told()
        for _ in 0..<100 {
            happen(&desk, &dice)
            tell(desk, &told, &dice)
        }
        for witness in Self.witnesses { desk.send(.presence(.unlocked(witness))) }
        for reading in [PresenceReading.awake, .switchedBack] { desk.send(.presence(reading)) }
        desk.send(.inhibitors([]))
        desk.send(.doNotDisturb(false))
        desk.send(.settingsChanged(Desk.withoutSlots()))
        desk.command(.resume)
        desk.command(.sit)
        desk.command(.stop)
        if desk.server == nil { desk.serverComes(":1.7") }
        desk.command(.skip)
        let shown = desk.presentations.count
        desk.type()
        // A snooze that goes on and a server that refused a notification may come first.
        desk.pass(.hours(2))
        #expect(desk.presentations.count > shown)
    }

    private static let witnesses: [LockSource] = [.hint, .request, .screenSaver("one"), .screenSaver("two")]

    func tell(_ desk: Desk, _ told: inout Told, _ dice: inout Dice, setsClock: Bool = true) {
        let witness = Self.witnesses.randomElement(using: &dice)!
        switch Int.random(in: 0..<21, using: &dice) {
        case 0:
            told.claims.insert(witness)
            desk.send(.presence(.locked(witness)))
        case 1, 2:
            told.claims.remove(witness)
            if witness == .request { told.claims.remove(.hint) }
            desk.send(.presence(.unlocked(witness)))
        case 3:
            // From then on it is believed for a while or not at all.
            told.claims.remove(witness)
            desk.send(.presence(.lockUnknown(witness)))
        case 4:
            told.isAsleep = true
            desk.send(.presence(.asleep))
        case 5, 6:
            told.isAsleep = false
            desk.send(.presence(.awake))
        case 7:
            told.isSwitchedAway = true
            desk.send(.presence(.switchedAway))
        case 8, 9:
            told.isSwitchedAway = false
            desk.send(.presence(.switchedBack))
        case 10: desk.send(.inhibitors([IdleInhibitor(program: "mpv")]))
        case 11, 12: desk.send(.inhibitors([]))
        case 13: desk.send(.doNotDisturb(Bool.random(using: &dice)))
        case 14 where setsClock:
            desk.setClock(desk.now.utc + .minutes(Int.random(in: -3000...3000, using: &dice)))
        case 15: desk.touch()
        case 16: desk.sleep(.minutes(Int.random(in: 0...600, using: &dice)), logind: false)
        case 17: desk.stopTyping()
        case 18: desk.loseIdleSource()
        case 19: desk.regainIdleSource()
        default: desk.type()
        }
    }

    private func hours(_ settings: Settings, _ dice: inout Dice) -> Settings {
        func ranges() -> [DailyRanges.Range] {
            guard Bool.random(using: &dice) else { return [] }
            let ends = (0..<2).map { _ in TimeOfDay(seconds: Int.random(in: 0..<86_400, using: &dice)) }
            return [DailyRanges.Range(from: ends[0], until: ends[1])]
        }
        var changed = settings
        changed.quiet.ranges = ranges()
        changed.sitting.hours.ranges = ranges()
        return changed
    }

    private func end(_ dice: inout Dice) -> DelayEnd {
        let time = DelayEnd.time(TimeOfDay(seconds: Int.random(in: 0..<86_400, using: &dice)))
        return [.callEnd, .tomorrow, time].randomElement(using: &dice)!
    }

    private func happen(_ desk: inout Desk, _ dice: inout Dice) {
        switch Int.random(in: 0..<44, using: &dice) {
        case 43: desk.command(.sit)
        case 42: desk.command(.stand(Bool.random(using: &dice) ? nil : .minutes(Int.random(in: 0...90, using: &dice))))
        case 41: flap(desk, &dice)
        case 39: desk.command(.undo)
        case 40: sample(desk, &dice)
        case 38: desk.send(.settingsChanged(hours(desk.policy.settings, &dice)))
        case 36: desk.command(.snoozeUntil(end(&dice)))
        case 37: desk.command(.pauseUntil(end(&dice)))
        case 0: desk.send(.presence(.locked(.hint)))
        case 1: desk.send(.presence(.unlocked(.hint)))
        case 2: desk.sleep(.minutes(Int.random(in: 0...600, using: &dice)), logind: Bool.random(using: &dice))
        case 3: desk.send(.presence(.switchedAway))
        case 4: desk.send(.presence(.switchedBack))
        case 5: desk.command(.snooze(Bool.random(using: &dice) ? nil : .minutes(Int.random(in: 0...40, using: &dice))))
        case 6: desk.command(.skip)
        case 7: desk.command(.start)
        case 8: desk.command(.stop)
        case 9: desk.command(.pause(Bool.random(using: &dice) ? nil : .minutes(30)))
        case 10: desk.command(.resume)
        case 11: desk.command(.preview)
        case 12: desk.setClock(desk.now.utc + .minutes(Int.random(in: -3000...3000, using: &dice)))
        case 13: desk.send(.zoneChanged(Calendar(zone: .fixed(offset: Int.random(in: -12...14, using: &dice) * 3600))))
        case 14: desk.serverDies()
        case 15: desk.serverComes(":1.\(dice.next() % 100)")
        case 16: Action.allCases.randomElement(using: &dice).map { desk.choose($0) }
        case 17: desk.close([.expired, .dismissed, .closed, .undefined].randomElement(using: &dice)!)
        case 18: desk.send(.action(dice.next() % 50, .start))
        case 19:
            let continuity = [Continuity.sameSession, .newSession, .newBoot].randomElement(using: &dice)!
            // The clock of another boot has nothing to do with that of the last.
            let instant =
                continuity == .newBoot
                ? Instant(sinceBoot: .seconds(Int.random(in: 1...200_000, using: &dice))) : desk.now.instant
            desk = Desk(
                Settings(), calendar: desk.policy.calendar, utc: desk.now.utc,
                practice: desk.policy.practice, saved: desk.policy.saved(at: desk.now),
                continuity: continuity, instant: instant)
        case 20: desk.touch()
        case 21, 22: desk.stopTyping()
        case 23: desk.type()
        case 24: desk.send(.inhibitors(Bool.random(using: &dice) ? [] : [IdleInhibitor(program: "mpv")]))
        case 25: desk.send(.doNotDisturb(Bool.random(using: &dice)))
        case 26: desk.loseIdleSource()
        case 27: desk.regainIdleSource()
        case 28:
            desk.command(
                .hold(
                    HoldWish(
                        length: Bool.random(using: &dice) ? nil : .seconds(Int.random(in: 0...700, using: &dice)),
                        variation: Variation.poses.randomElement(using: &dice), evenAfterMeal: true)))
        case 29: Comfort.allCases.randomElement(using: &dice).map { _ = desk.command(.comfort($0)) }
        case 30: desk.command(.ate(ago: .minutes(Int.random(in: 0...90, using: &dice))))
        case 31: desk.command(.better)
        case 32:
            var settings = Settings()
            settings.body.knees = Bool.random(using: &dice)
            settings.body.hips = Bool.random(using: &dice)
            settings.body.pregnancy = Bool.random(using: &dice)
            desk.send(.settingsChanged(settings))
        case 33: desk.send(.unheard(GuideMedium.allCases.filter { _ in Bool.random(using: &dice) }))
        case 34: desk.command(.showStatus)
        default: desk.pass(.seconds(Int.random(in: 0...4000, using: &dice)))
        }
    }

    /// A lock, a call and do-not-disturb that go on and off within seconds.
    private func flap(_ desk: Desk, _ dice: inout Dice) {
        for _ in 0..<10 {
            let isOn = Bool.random(using: &dice)
            switch Int.random(in: 0..<3, using: &dice) {
            case 0: desk.send(.presence(isOn ? .locked(.hint) : .unlocked(.hint)))
            case 1: desk.send(.inhibitors(isOn ? [IdleInhibitor(program: "mpv")] : []))
            default: desk.send(.doNotDisturb(isOn))
            }
            desk.pass(.seconds(Int.random(in: 0...100, using: &dice)))
        }
    }

    /// Whatever is chosen on a sample, and whatever becomes of its hold: it adds no row. A reminder may come after it.
    private func sample(_ desk: Desk, _ dice: inout Dice) {
        guard desk.command(.preview) == .previewed, case .sample = desk.onScreen?.content else { return }
        let (before, practice) = (desk.rows.count, desk.policy.practice)
        let id = desk.onScreen?.id
        desk.touch()
        // The touch may be the return that lets the reminder of before come.
        guard desk.onScreen?.id == id, desk.rows.count == before else { return }
        func added() -> [HistoryEvent.Name] { desk.rows.dropFirst(before).map(\.event.name).filter { $0 != .shown } }
        desk.choose(Action.allCases.randomElement(using: &dice)!)
        let isLed = desk.policy.isHolding
        if isLed { desk.choose([Action.stop, .hurt, .dismiss].randomElement(using: &dice)!) }
        #expect(added().isEmpty && desk.policy.practice == practice)
        guard isLed, Bool.random(using: &dice) else { return }
        let isOver = !desk.policy.isHolding
        desk.command(.comfort(.hurt))
        #expect(added().contains(.hurt) ? isOver : !isOver || desk.replies.last == .refused(.alreadyNoted(.hurt)))
    }

    /// - Parameter setBack: How often the clock was set back, at most. A slot that was missed while it was ahead opens
    ///   again.
    private func check(_ desk: Desk, setBack: Int) {
        let state = desk.policy.saved(at: desk.now)
        #expect(desk.savedState == desk.lastingState, "what a restart needs is saved")
        #expect(desk.deadline.map { $0 > desk.now.instant } ?? true, "a deadline lies ahead")
        #expect(state.reminders.count { if case .shown = $0.phase { true } else { false } } <= 1)
        #expect(state.reminders.count { $0.kind == .sitting } <= 1)
        #expect(Set(state.reminders.map(\.kind)).count == state.reminders.count, "one reminder of a kind")
        #expect(state.reminders.allSatisfy { (0...3).contains($0.snoozes) })
        let delivery = desk.policy.settings.delivery
        #expect(state.reminders.allSatisfy { $0.phase == .silent || $0.unanswered <= delivery.nudges })
        #expect(
            state.reminders.allSatisfy { $0.phase != .waiting || !$0.wasSeen(delivery) || desk.policy.isAway },
            "what was seen rests before it is shown again")
        #expect(desk.sitting >= .zero)
        #expect(state.slots.allSatisfy { Set($0.opened).count == $0.opened.count }, "a date opens once")
        if desk.reminder != nil {
            #expect(state.pause == nil && state.hold == nil)
            #expect(state.absence.map { !$0.isBreak && $0.barredAt == nil } ?? true, "no user there to see it")
        }
        if let standing = state.standing {
            #expect(desk.sitting == .zero && state.bout.countingSince == nil, "no sitting while the user stands")
            #expect(
                state.hold?.kind == .sitting || !state.reminders.contains { $0.kind == .sitting },
                "no sitting reminder while the user stands")
            #expect(standing.until.map { $0 > desk.now.instant } ?? true)
            #expect(state.absence.map { !$0.isBreak } ?? true || standing.awaitsReturn, "a break ends standing")
            #expect(!standing.awaitsReturn || desk.policy.isAway)
        }
        if case .hold(let content) = desk.onScreen?.content {
            #expect(desk.policy.isHolding)
            #expect((state.hold == nil) == content.isSample, "no restart goes on with a sample")
        }
        #expect(state.pain == desk.policy.practice.pain)
        if let reminder = desk.reminder {
            let status = desk.policy.status(at: desk.now)
            #expect(!status.isSuspended || reminder.pose.variation == .walk, "no pose while it hurts")
            #expect((.seconds(30) ... .seconds(180)).contains(reminder.hold))
        }
        #expect(desk.rows.allSatisfy { $0.event.hold ?? .zero >= .zero && $0.sitting >= .zero })
        for opened in Dictionary(
            grouping: desk.rows.filter { $0.event.name == .missed },
            by: { [$0.event.kind.map { "\($0)" }, $0.event.date.map { "\($0)" }] })
        {
            #expect(opened.value.count <= 1 + setBack, "a date is missed once")
        }
    }
}
