import ReminderCore

/// A day at a desk at which locks, calls, do-not-disturb, pauses in typing and the clock flap at random. It measures
/// how long each reminder waits although it could be shown, and how long it is on the screen.
struct FlappingDay {
    enum Kind: CaseIterable {
        case lock, call, doNotDisturb, silence, clock
    }

    /// Something that goes on and off, for times in these ranges.
    private struct Flapper {
        let kind: Kind
        let on: ClosedRange<Int>
        let off: ClosedRange<Int>
        var isOn = false
        var next: Instant
    }

    /// A reminder, from when it is due until its outcome.
    struct Key: Hashable {
        let kind: ReminderKind
        let date: LocalDate?
        let dueSince: Instant
    }

    /// How long a reminder has waited although the user was at the desk and nothing but a call held it back.
    struct Wait {
        /// Calls included.
        var total: Duration = .zero
        /// Without calls.
        var free: Duration = .zero
        /// For how long it was on the screen, in all.
        var seen: Duration = .zero
    }

    /// Events of some seconds: the steps of time, and the end of a call.
    private static let slack: Duration = .seconds(20)

    let desk: Desk
    /// The reminders without an outcome.
    private(set) var waits: [Key: Wait] = [:]
    /// The first breach of what must hold; nil for none.
    private(set) var breach: String?
    private var dice: InvariantTests.Dice
    private var flappers: [Flapper] = []
    /// Before this a return is uncertain, or the grace period after a break is not over.
    private var calmUntil: Instant
    private var silentSince: Instant?
    /// Until when a call that has ended still counts as one.
    private var callGraceUntil: Instant

    init(_ settings: Settings, seed: Int) {
        dice = InvariantTests.Dice(state: UInt64(seed))
        desk = Desk(settings, utc: SlotTests.midnight)
        calmUntil = desk.now.instant
        callGraceUntil = desk.now.instant
        let menu: [(kind: Kind, on: [ClosedRange<Int>], off: [ClosedRange<Int>])] = [
            (.lock, [1...40, 20...170], [8...60, 60...300, 200...900]),
            (.call, [1...60, 60...600, 300...3000], [1...20, 16...119, 100...900]),
            (.doNotDisturb, [1...100, 60...900], [5...110, 100...600]),
            (.silence, [1...4, 1...4, 1...100], [5...60, 100...900]),
            (.clock, [60...3600], [600...7200]),
        ]
        for item in menu where Int.random(in: 0..<3, using: &dice) > 0 {
            flappers.append(
                Flapper(
                    kind: item.kind, on: item.on.randomElement(using: &dice)!,
                    off: item.off.randomElement(using: &dice)!, next: desk.now.instant))
        }
    }

    /// Lets `span` pass, a second at a time while something is on the screen, or until something is wrong.
    mutating func run(for span: Duration) {
        let end = desk.now.instant + span
        while desk.now.instant < end, breach == nil {
            let index = flappers.indices.min { flappers[$0].next < flappers[$1].next }
            let until = index.map { min(flappers[$0].next, end) } ?? end
            while desk.now.instant < until {
                step(min(until - desk.now.instant, desk.onScreen == nil ? .seconds(5) : .seconds(1)))
            }
            if let index, flappers[index].next <= desk.now.instant { flap(index) }
        }
    }

    // MARK: What happens

    private mutating func flap(_ index: Int) {
        flappers[index].isOn.toggle()
        let flapper = flappers[index]
        let seconds = Int.random(in: flapper.isOn ? flapper.on : flapper.off, using: &dice)
        flappers[index].next = desk.now.instant + .seconds(seconds)
        let wasAway = desk.policy.isAway
        let wasBreak = desk.policy.saved(at: desk.now).absence?.isBreak ?? false
        switch flapper.kind {
        case .lock: desk.send(.presence(flapper.isOn ? .locked(.hint) : .unlocked(.hint)))
        case .call:
            desk.send(.inhibitors(flapper.isOn ? [IdleInhibitor(program: "Meeting")] : []))
            callGraceUntil = desk.now.instant + .seconds(15)
        case .doNotDisturb: desk.send(.doNotDisturb(flapper.isOn))
        case .silence:
            silentSince = flapper.isOn ? desk.now.instant : nil
            flapper.isOn ? desk.stopTyping() : desk.type()
        case .clock: desk.setClock(desk.now.utc + .seconds(Int.random(in: -7200...7200, using: &dice)))
        }
        guard wasAway, flapper.kind == .lock || flapper.kind == .silence else { return }
        let settle = wasBreak ? desk.policy.settings.delivery.settle : .zero
        calmUntil = max(calmUntil, desk.now.instant + settle + .seconds(5))
    }

    private func isOn(_ kind: Kind) -> Bool { flappers.contains { $0.kind == kind && $0.isOn } }

    // MARK: What is measured

    private var isInCall: Bool { isOn(.call) || desk.now.instant < callGraceUntil }

    /// Whether a reminder at the gate can be shown as soon as there is a good moment, apart from a call.
    private var isExposed: Bool {
        guard !isOn(.lock), !isOn(.doNotDisturb), !desk.policy.isAway, desk.onScreen == nil,
            desk.now.instant >= calmUntil
        else { return false }
        return silentSince.map { desk.now.instant - $0 < .seconds(55) } ?? true
    }

    private static func key(_ reminder: Reminder) -> Key {
        Key(kind: reminder.kind, date: reminder.date, dueSince: reminder.dueSince)
    }

    /// The reminder at the gate that comes first.
    private var first: Key? {
        desk.policy.openReminders.first { $0.phase == .waiting }.map(Self.key)
    }

    private mutating func step(_ span: Duration) {
        let (wasExposed, wasInCall, first, onScreen) = (isExposed, isInCall, first, desk.reminder?.kind)
        for key in waits.keys where key.kind == onScreen { waits[key]?.seen += span }
        desk.pass(span)
        if wasExposed, let first, var wait = waits[first] {
            wait.total += span
            if !wasInCall { wait.free += span }
            waits[first] = wait
        }
        // A reminder that was removed in this step is judged for the last time: a slot may have been missed unseen.
        for (key, wait) in waits { judge(key, wait) }
        var left = waits
        for reminder in desk.policy.openReminders where reminder.phase != .silent {
            let key = Self.key(reminder)
            var wait = waits[key] ?? Wait()
            if reminder.phase != .waiting { (wait.total, wait.free) = (.zero, .zero) }
            left[key] = nil
            waits[key] = wait
        }
        for key in left.keys { waits[key] = nil }
    }

    /// Without a call a reminder waits for the rest of the grace period and for `patience`, with calls for
    /// `longest_wait` before that. It is on the screen for `on_screen` in each showing, and before that for less than
    /// half of it; a second later it is withdrawn.
    private mutating func judge(_ key: Key, _ wait: Wait) {
        let (delivery, calls) = (desk.policy.settings.delivery, desk.policy.settings.calls)
        let free = delivery.settle + delivery.patience + Self.slack
        let showing = delivery.onScreen + delivery.onScreen / 2 + .seconds(1)
        if wait.free > free { breach = "\(key) could be shown for \(wait.free)" }
        if wait.total > calls.longestWait + free { breach = "\(key) waits for calls for \(wait.total)" }
        if wait.seen > showing * (delivery.nudges + 1) { breach = "\(key) was on the screen for \(wait.seen)" }
    }
}
