import OldReminderCore
import OldReminderSimulation

// The same file is in NewTrace and OldTrace, for the new and the old policy.

/// Numbers made of a seed.
struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        var mixed = state
        mixed = (mixed ^ (mixed >> 33)) &* 0xff51_afd7_ed55_8ccd
        return mixed ^ (mixed >> 33)
    }
    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
}

/// A desk that writes down every event and its effects.
final class TraceDesk: SimulatedDesk {
    var lines: [String] = []
    var events = 0
    var rows: [HistoryEntry] = []
    var savedFor: [String: Int] = [:]

    init(
        _ settings: Settings, calendar: Calendar, now: Moment, practice: Practice = Practice(), saved: SavedState? = nil,
        continuity: Continuity = .newBoot, idleSource: Bool = true
    ) {
        super.init(
            ReminderPolicy(
                settings: settings, calendar: calendar, practice: practice, saved: saved, continuity: continuity,
                at: now), at: now, silentSince: nil, isHeard: idleSource)
        start(sources)
    }

    var sources: PresenceSources {
        PresenceSources(idle: input.isHeard ? "simulated" : nil, lock: "simulated", sleep: "simulated")
    }

    override func followed(_ event: Event, _ effects: [Effect], from before: Presentation?) {
        events += 1
        var text = "\(event) ->"
        switch event {
        case .settingsChanged, .practiceRead, .zoneChanged: text = text.prefix { $0 != "(" } + " ->"
        default: break
        }
        for effect in effects {
            switch effect {
            case .record(let row):
                rows.append(row)
                text += " [\(effect)]"
            case .save: savedFor[String("\(event)".prefix { $0 != "(" }), default: 0] += 1
            default: text += " [\(effect)]"
            }
        }
        lines.append(text)
    }

    func describeStatus() -> String {
        let status = policy.status(at: now)
        var text = "\(status.state) \(status.sitting) \(status.sittingSince as Any) \(status.next as Any)"
        text += " \(status.heldBack) \(status.calls) \(status.pausedUntil as Any) \(status.pauseEndsWithCall)"
        text += " \(status.snoozeEndsWithCall) \(status.snoozesLeft) \(status.sources) \(status.unheard)"
        text += " \(status.isSuspended) \(policy.isAtRest) \(policy.isAway)"
        if let hold = status.hold {
            text += " \(hold.kind) \(hold.pose.variation) \(hold.stage) \(hold.holdFrom) \(hold.length)"
            text += " \(hold.upAt as Any) \(hold.isDone as Any) \(hold.isSample)"
        }
        for reminder in policy.openReminders {
            text += " \(reminder.kind) \(reminder.dueSince) \(reminder.unanswered) \(reminder.snoozes)"
            text += " \(reminder.isOnRecord) \(policy.reasonsToWait(reminder, at: now).map(\.name).sorted())"
        }
        return text
    }

    @discardableResult func command(_ command: Command) -> Bool {
        send(.command(command))
        return true
    }

    func choose(_ action: Action) {
        guard let id = onScreen?.id else { return }
        touch()
        send(.action(id, action))
    }
}

/// A run of the policy, step by step.
public final class Trace {
    let mode: String
    var dice: Dice
    var desk: TraceDesk
    var day = 0
    var earlierEvents = 0
    let withNotices: Bool
    static let midnight = UTC(seconds: 1_798_761_600)
    static let utc = Calendar(zone: .fixed(offset: 0))
    static let boot = Instant(sinceBoot: .seconds(1000))

    public init(mode: String, seed: UInt64) {
        self.mode = mode
        withNotices = mode == "notices"
        dice = Dice(state: seed)
        var settings = Settings()
        if mode == "year" || seed % 3 == 2 {
            settings.meals = [
                MealSettings(name: "lunch", from: TimeOfDay(hour: 12, minute: 30), until: TimeOfDay(hour: 13, minute: 0))
            ]
        }
        if seed % 5 == 3 {
            settings.snooze.budget = 1
            settings.delivery.nudges = 0
            settings.guide.getDownChair = .zero
            settings.calls.silence = .away
            settings.sitting.variation = .wideKnee
            settings.sitting.place = .floor
        }
        desk = TraceDesk(
            settings, calendar: Self.utc, now: Moment(instant: Self.boot, utc: Self.midnight),
            idleSource: mode == "year" || mode == "person" || seed % 4 != 0)
    }

    public var events: Int { earlierEvents + desk.events }
    public var saves: [String: Int] { desk.savedFor }

    /// Takes a step; what happened in it, or nil at the end.
    public func step() -> [String]? {
        switch mode {
        case "year":
            guard day < 365 else { return nil }
            live()
            day += 1
        case "person":
            guard day < 365 else { return nil }
            practise()
            day += 1
        default: if dice.chance(60) { happen() } else { tell() }
        }
        defer { desk.lines = [] }
        return desk.lines + [desk.describeStatus()]
    }

    // MARK: Dice

    static let witnesses: [LockSource] = [.hint, .request, .screenSaver("one"), .screenSaver("two")]

    func tell() {
        let witness = Self.witnesses[dice.number(0...3)]
        switch dice.number(0...24) {
        case 0: desk.send(.presence(.locked(witness)))
        case 1, 2: desk.send(.presence(.unlocked(witness)))
        case 3: desk.send(.presence(.lockUnknown(witness)))
        case 4: desk.send(.presence(.asleep))
        case 5, 6: desk.send(.presence(.awake))
        case 7: desk.send(.presence(.switchedAway))
        case 8, 9: desk.send(.presence(.switchedBack))
        case 10: desk.send(.inhibitors([IdleInhibitor(program: "mpv")]))
        case 11, 12: desk.send(.inhibitors([]))
        case 13: desk.send(.doNotDisturb(dice.chance(30)))
        case 14: desk.setClock(desk.now.utc + .seconds(60 * dice.number(-3000...3000)))
        case 15: desk.touch()
        case 16:
            desk.sleep(isTold: false)
            desk.pass(.seconds(60 * dice.number(0...600)))
            desk.wake(isTold: false)
        case 17: desk.stopTyping()
        case 18:
            desk.input.isHeard = false
            desk.send(.sourcesChanged(PresenceSources(lock: "simulated", sleep: "simulated")))
        case 19:
            desk.input.isHeard = true
            if desk.input.silentSince != nil { desk.input.fallSilent(at: desk.now.instant) }
            desk.send(.presence(.input(at: desk.now.instant)))
            desk.send(.sourcesChanged(desk.sources))
        case 20, 21: desk.pass(.seconds(dice.number(0...900)))
        default: desk.type()
        }
    }

    func hours(_ settings: Settings) -> Settings {
        func ranges() -> [DailyRanges.Range] {
            guard dice.chance(50) else { return [] }
            let ends = (0..<2).map { _ in TimeOfDay(seconds: dice.number(0...86_399)) }
            return [DailyRanges.Range(from: ends[0], until: ends[1])]
        }
        var changed = settings
        changed.quiet.ranges = ranges()
        changed.sitting.hours.ranges = ranges()
        if dice.chance(20) { changed.slots = dice.chance(50) ? [.morning] : [.morning, .evening] }
        if dice.chance(20) { changed.sitting.remindAfter = .seconds(60 * dice.number(5...60)) }
        if dice.chance(10) { changed.delivery.settle = .seconds(dice.number(0...300)) }
        return changed
    }

    func end() -> DelayEnd { dice.chance(50) ? .callEnd : .time(TimeOfDay(seconds: dice.number(0...86_399))) }

    func serverComes() {
        desk.server = ":1.\(dice.number(1...99))"
        desk.send(.serverAppeared)
    }

    func happen() {
        switch dice.number(0...45) {
        case 0: desk.send(.presence(.locked(.hint)))
        case 1: desk.send(.presence(.unlocked(.hint)))
        case 2:
            let isTold = dice.chance(50)
            desk.sleep(isTold: isTold)
            desk.pass(.seconds(60 * dice.number(0...600)))
            desk.wake(isTold: isTold)
        case 3: desk.send(.presence(.switchedAway))
        case 4: desk.send(.presence(.switchedBack))
        case 5: desk.command(.snooze(dice.chance(50) ? nil : .seconds(60 * dice.number(0...40))))
        case 6: desk.command(.skip)
        case 7: desk.command(.start)
        case 8: desk.command(.stop)
        case 9: desk.command(.pause(dice.chance(50) ? nil : .seconds(1800)))
        case 10, 44: desk.command(.resume)
        case 11: desk.command(.preview)
        case 12: desk.setClock(desk.now.utc + .seconds(60 * dice.number(-3000...3000)))
        case 13: desk.send(.zoneChanged(Calendar(zone: .fixed(offset: dice.number(-12...14) * 3600))))
        case 14:
            desk.server = nil
            desk.send(.serverVanished(canReturn: dice.chance(50)))
        case 15, 45: serverComes()
        case 16: desk.choose(Action.allCases[dice.number(0...(Action.allCases.count - 1))])
        case 17: desk.close([.expired, .dismissed, .closed, .undefined][dice.number(0...3)])
        case 18: desk.send(.action(UInt64(dice.number(0...50)), .start))
        case 19: restart()
        case 20: desk.touch()
        case 21, 22: desk.stopTyping()
        case 23: desk.type()
        case 24: desk.send(.inhibitors(dice.chance(50) ? [] : [IdleInhibitor(program: "mpv")]))
        case 25: desk.send(.doNotDisturb(dice.chance(50)))
        case 26:
            desk.input.isHeard = false
            desk.send(.sourcesChanged(PresenceSources(lock: "simulated", sleep: "simulated")))
        case 27:
            desk.input.isHeard = true
            if desk.input.silentSince != nil { desk.input.fallSilent(at: desk.now.instant) }
            desk.send(.presence(.input(at: desk.now.instant)))
            desk.send(.sourcesChanged(desk.sources))
        case 28:
            desk.command(
                .hold(
                    HoldWish(
                        length: dice.chance(50) ? nil : .seconds(dice.number(0...700)),
                        variation: Variation.poses[dice.number(0...3)], evenAfterMeal: dice.chance(50))))
        case 29: desk.command(.comfort(Comfort.allCases[dice.number(0...3)]))
        case 30: desk.command(.ate(ago: .seconds(60 * dice.number(-5...90))))
        case 31: desk.command(.better)
        case 32:
            guard withNotices else { return }
            var settings = desk.policy.settings
            settings.body.knees = dice.chance(50)
            settings.body.hips = dice.chance(50)
            settings.body.pregnancy = dice.chance(50)
            desk.send(.settingsChanged(settings))
        case 33:
            guard withNotices else { return }
            desk.send(.unheard(GuideMedium.allCases.filter { _ in dice.chance(50) }))
        case 34, 35: desk.choose([Action.start, .comfortable, .tooLong, .hurt, .undo][dice.number(0...4)])
        case 36: desk.command(.snoozeUntil(end()))
        case 37: desk.command(.pauseUntil(end()))
        case 38: desk.send(.settingsChanged(hours(desk.policy.settings)))
        case 39: desk.command(.undo)
        case 40:
            desk.command(.preview)
            desk.choose(.start)
        case 41: desk.send(.practiceRead(Practice(desk.rows.suffix(dice.number(0...40)))))
        default: desk.pass(.seconds(dice.number(0...4000)))
        }
    }

    func restart() {
        let continuity = [Continuity.sameSession, .newSession, .newBoot][dice.number(0...2)]
        let instant = continuity == .newBoot ? Instant(sinceBoot: .seconds(dice.number(1...200_000))) : desk.now.instant
        earlierEvents += desk.events
        let old = desk
        desk = TraceDesk(
            desk.policy.settings, calendar: desk.policy.calendar, now: Moment(instant: instant, utc: desk.now.utc),
            practice: Practice(desk.rows), saved: desk.policy.saved(at: desk.now), continuity: continuity,
            idleSource: dice.chance(80))
        desk.rows = old.rows
        desk.savedFor = old.savedFor
    }

    // MARK: A year at work

    func live() {
        let start = Self.midnight + .seconds(day * 86_400 + 7 * 3600 + dice.number(0...3600))
        if start > desk.now.utc { desk.pass(start - desk.now.utc) }
        desk.send(.presence(.awake))
        desk.send(.presence(.unlocked(.hint)))
        desk.type()
        for _ in 0..<(day % 7 < 5 ? 7 : 2) {
            for _ in 0..<dice.number(6...14) {
                desk.pass(.seconds(dice.number(60...400)))
                rest(dice.number(5...50))
            }
            if dice.chance(20) {
                desk.send(.inhibitors([IdleInhibitor(program: "Meeting")]))
                if dice.chance(50) { desk.send(.doNotDisturb(true)) }
                desk.pass(.seconds(dice.number(900...4000)))
                desk.send(.doNotDisturb(false))
                desk.send(.inhibitors([]))
            }
            answer()
            if dice.chance(70) { rest(dice.number(200...1500)) }
        }
        desk.stopTyping()
        desk.pass(.seconds(dice.number(5...60)))
        desk.send(.presence(.locked(.hint)))
        if dice.chance(80) {
            desk.pass(.seconds(60))
            desk.sleep()
            desk.pass(.seconds(3600))
            desk.wake()
        }
    }

    func rest(_ seconds: Int) {
        desk.stopTyping()
        desk.pass(.seconds(seconds))
        desk.type()
    }

    func answer() {
        switch dice.number(1...10) {
        case 1...4:
            desk.stopTyping()
            desk.command(.start)
            desk.pass(.seconds(90))
            desk.touch()
            desk.choose([.comfortable, .tooLong, .dismiss, .hurt][dice.number(0...3)])
            desk.type()
        case 5, 6: desk.command(.snooze(nil))
        case 7: desk.command(.skip)
        case 8: desk.close(.dismissed)
        case 9: desk.command(.pause(.seconds(1800)))
        default: desk.command(.ate(ago: .zero))
        }
        desk.pass(.seconds(10))
    }

    // MARK: A year of practice

    func practise() {
        if dice.chance(85) { take(.slot("morning"), 7 * 3600 + 1500) }
        if day % 7 < 5 { take(.sitting, 10 * 3600) }
        if dice.chance(70) { take(.slot("evening"), 20 * 3600 + 3300) }
        desk.stopTyping()
        desk.pass(.seconds(240))
    }

    func take(_ kind: ReminderKind, _ seconds: Int) {
        func shown() -> ReminderContent? {
            if case .reminder(let content) = desk.onScreen?.content, content.kind == kind { content } else { nil }
        }
        let time = Self.midnight + .seconds(day * 86_400 + seconds)
        if time > desk.now.utc { desk.pass(time - desk.now.utc) }
        desk.type()
        for _ in 0..<240 where shown() == nil { desk.pass(.seconds(20)) }
        guard let content = shown() else { return }
        desk.choose(.start)
        desk.stopTyping()
        desk.pass(content.hold + .seconds(40))
        desk.touch()
        desk.choose([.comfortable, .comfortable, .comfortable, .tooLong, .dismiss, dice.chance(5) ? .hurt : .comfortable][dice.number(0...5)])
    }
}
