/// What the history says about the user's practice: how long to hold, how gently, and when the last meal was (rules
/// 4, 6 and 9).
///
/// It is made of the rows of the history alone, taken in the order of time: it survives restarts and can say why.
public struct Practice: Hashable, Sendable {
    /// After pain nothing grows for this long (rule 9); fixed, like all that guards against pain.
    static let rest: Duration = .seconds(14 * 86_400)
    /// Pain twice within this long suspends the pose (rule 9); fixed.
    static let painWindow: Duration = .seconds(7 * 86_400)

    /// Machines that share a history may be as far apart as this; what is of later than that is of a clock that was
    /// ahead.
    public static let clockError: Duration = .seconds(300)

    /// A hold that an answer may be about.
    public struct Hold: Hashable, Sendable {
        /// What it answered.
        public let kind: ReminderKind
        /// The variation that was held.
        public let variation: Variation
        /// How long it was held.
        public let length: Duration
        /// When it ended.
        public let endedAt: UTC
        /// Whether it was held to its end.
        public let isDone: Bool
        /// The last answer about it; nil for none yet.
        public internal(set) var answer: Comfort?
    }

    private var tracks: [ReminderKind: HoldGrowth] = [:]
    /// When it last hurt; nil for never.
    public private(set) var lastPain: UTC?
    /// How gentle poses have to be at least, in ``Variation/gentleness``, since it hurt.
    public private(set) var gentleness = 0
    /// Since when the pose is suspended because it hurt twice in a week; nil when it is not.
    public private(set) var suspendedSince: UTC?
    /// When the user last had a meal, as they said.
    public private(set) var lastMeal: UTC?
    /// The last hold of a pose; pain that was reported without one counts as one of no length.
    public private(set) var lastHold: Hold?
    private var lastBetter: UTC?
    /// When pain was reported that was taken back: a copy of it that a machine has kept does not count.
    private var painUndone: [UTC] = []
    /// The last answer, for as long as it can be taken back, and what the history says about the practice since.
    private var open: [HistoryEntry] = []
    /// The practice without these rows, in a list of one, since a value cannot hold itself. It is led on beside this
    /// one: a copy at each answer would make years of history slow to read.
    private var settled: [Practice] = []

    /// An answer can be taken back for this long; fixed.
    private static let undoWindow: Duration = .seconds(3600)

    /// No practice yet.
    public init() {}

    /// What `rows` tell, which are in chronological order.
    public init(_ rows: some Sequence<HistoryEntry>) {
        for row in rows { take(row) }
    }

    /// Takes in one row of the history.
    public mutating func take(_ row: HistoryEntry) {
        switch row.event {
        case .answered:
            settle()
            open = [row]
            count(row)
        case .ate:
            // It may lie before the answer, and the last one counts in any order.
            if !settled.isEmpty { settled[0].count(row) }
            count(row)
        case .done, .partial:
            if !isUndoable(at: row.at) { settle() }
            if open.isEmpty { settled[0].count(row) } else { open.append(row) }
            count(row)
        case .undone(let record): undo(record, at: row.at)
        case .shown, .started, .snoozed, .skipped, .ignored, .missed, .awayBreak: break
        }
    }

    /// The answer that can be taken back at `now`; nil for none.
    func undoable(at now: UTC) -> HistoryEvent.AnswerRecord? { isUndoable(at: now) ? openAnswer : nil }

    private var openAnswer: HistoryEvent.AnswerRecord? {
        if case .answered(let record) = open.first?.event { record } else { nil }
    }

    private func isUndoable(at time: UTC) -> Bool {
        open.first.map { $0.at <= time && time - $0.at <= Self.undoWindow } ?? false
    }

    private mutating func settle() {
        if settled.isEmpty { settled = [self] }
        for row in open { settled[0].count(row) }
        open = []
    }

    /// A row of another machine may have come in between: then the answer stays, which is the safe side.
    private mutating func undo(_ record: HistoryEvent.AnswerRecord, at time: UTC) {
        guard let given = openAnswer, record.answer == given.answer, record.kind == given.kind,
            let givenAt = open.first?.at, givenAt <= time
        else { return }
        for row in open.dropFirst() { settled[0].count(row) }
        var restored = settled[0]
        restored.settled = settled
        restored.painUndone = given.answer == .felt(.hurt) ? painUndone + [givenAt] : painUndone
        self = restored
    }

    private mutating func count(_ row: HistoryEntry) {
        switch row.event {
        case .done(let hold, _, _): held(hold, isDone: true, at: row.at)
        case .partial(let hold, _, _): held(hold, isDone: false, at: row.at)
        case .answered(.felt(let comfort, let hold)): answered(comfort, hold, at: row.at)
        case .answered(.hurt(let kind, let variation)):
            lastHold = Hold(kind: kind, variation: variation, length: .zero, endedAt: row.at, isDone: false)
            answered(.hurt, HistoryEvent.Held(kind, variation, .zero), at: row.at)
        case .answered(.better):
            // What was comfortable in a gentler pose says nothing of the one that follows.
            if gentleness > 0 || suspendedSince != nil { startAgain() }
            gentleness = 0
            suspendedSince = nil
            lastBetter = row.at
        case .ate: lastMeal = max(lastMeal ?? row.at, row.at)
        case .shown, .started, .snoozed, .skipped, .ignored, .missed, .awayBreak, .undone: break
        }
    }

    private mutating func held(_ hold: HistoryEvent.Held, isDone: Bool, at time: UTC) {
        guard hold.variation.isPose else { return }
        if isDone { tracks[hold.kind, default: HoldGrowth()].done(at: time) }
        lastHold = Hold(
            kind: hold.kind, variation: hold.variation, length: hold.length, endedAt: time, isDone: isDone)
    }

    private mutating func answered(_ comfort: Comfort, _ hold: HistoryEvent.Held, at time: UTC) {
        if lastHold?.kind == hold.kind { lastHold?.answer = comfort }
        switch comfort {
        case .comfortable:
            if restEnd.map({ time >= $0 }) ?? true {
                tracks[hold.kind, default: HoldGrowth()].answered(
                    isComfortable: true, hold.variation, hold: hold.length, at: time)
            }
        case .tooLong:
            tracks[hold.kind, default: HoldGrowth()].answered(
                isComfortable: false, hold.variation, hold: hold.length, at: time)
        case .hurt:
            // One body, one back: what hurt on the chair is not offered on the mat either, and the other way round.
            startAgain()
            if let lastPain, time - lastPain <= Self.painWindow { suspendedSince = time }
            lastPain = max(lastPain ?? time, time)
            let next = min(hold.variation.gentleness + 1, Variation.walk.gentleness)
            gentleness = max(gentleness, next)
        case .interrupted: break
        }
    }

    private mutating func startAgain() {
        for kind in tracks.keys { tracks[kind]?.startAgain() }
    }

    /// Whether pain has left no pose to offer: it hurt twice in a week, or in the gentlest one.
    public var offersNoPose: Bool { suspendedSince != nil || gentleness >= Variation.walk.gentleness }

    /// Whether the user was well again after the last pain.
    var isWellAgain: Bool {
        guard let lastPain, let lastBetter else { return false }
        return lastBetter >= lastPain
    }

    /// What pain has led to; nil where it never hurt.
    public var pain: Pain? {
        lastPain.map { Pain(at: $0, gentleness: gentleness, suspendedSince: suspendedSince) }
    }

    /// Applies saved `pain` that the history no longer contains. A row that contains it, or `better` after it, wins.
    public mutating func apply(_ pain: Pain) {
        // Rows are exact to the millisecond.
        let isInHistory = [lastPain, lastBetter].contains { time in time.map { $0 + .seconds(1) >= pain.at } ?? false }
        let isUndone = painUndone.contains { $0 + .seconds(1) >= pain.at && pain.at + .seconds(1) >= $0 }
        guard !isInHistory, !isUndone else { return }
        if !settled.isEmpty { settled[0].apply(pain) }
        startAgain()
        lastPain = pain.at
        gentleness = max(gentleness, pain.gentleness)
        suspendedSince = pain.suspendedSince ?? suspendedSince
    }

    private var restEnd: UTC? { lastPain.map { $0 + Self.rest } }

    /// How long to hold `variation` next in `kind`, at `now`.
    public func plan(
        _ kind: ReminderKind, _ variation: Variation, _ range: HoldRange, _ settings: ProgrammeSettings, at now: UTC
    ) -> HoldPlan {
        let track = tracks[kind] ?? HoldGrowth()
        let rest = restEnd.flatMap { now < $0 ? $0 : nil }
        let reason = lastPain.flatMap { pain in rest == nil ? nil : HoldPlan.Reason.hurt(pain) } ?? .start
        var plan = track.plan(variation, range, settings, from: reason)
        if track.isLapsed(at: now), let since = track.lastDone {
            plan = HoldGrowth().plan(
                variation, range, settings, from: rest == nil ? .lapsed(since: since) : reason)
        }
        plan.restsUntil = rest
        return plan
    }
}
