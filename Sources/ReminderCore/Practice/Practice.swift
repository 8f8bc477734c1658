/// The user's practice according to the history: how long to hold, how gently, and when the last meal was (rules 4, 6
/// and 9).
///
/// It is computed from the rows of the history in the order of time, so it survives restarts and can give reasons.
public struct Practice: Hashable, Sendable {
    /// How long no hold grows after pain (rule 9). Not a setting, because it guards against injury.
    public static let rest: Duration = .seconds(14 * 86_400)
    /// Pain twice within this time suspends all poses (rule 9). Not a setting, for the same reason.
    static let painWindow: Duration = .seconds(7 * 86_400)

    /// How far apart the clocks of machines with the same history may be. A row that is further in the future was
    /// written when the clock was ahead.
    public static let clockError: Duration = .seconds(300)

    /// A hold that an answer may be about.
    public struct Hold: Hashable, Sendable {
        /// The kind of reminder that it answered.
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

    /// Where the clock was set since, the present times of rows.
    public var dates = RowDates() {
        didSet { if !settled.isEmpty { settled[0].dates = dates } }
    }
    /// The slots that were done or skipped lately, at any machine. The reader of the history fills it, and ``take(_:)``
    /// does not.
    public var answeredSlots: Set<SlotDate> = []
    private var tracks: [ReminderKind: HoldGrowth] = [:]
    /// When it last hurt; nil for never.
    public private(set) var lastPain: UTC?
    /// The lowest ``Variation/gentleness`` of the poses on offer; above 0 after pain.
    public private(set) var gentleness = 0
    /// Since when all poses are suspended, because of pain twice in a week; nil if they are not.
    public private(set) var suspendedSince: UTC?
    /// The last meal that the user reported.
    public var lastMeal: UTC? { meal.map(dates.present) }
    /// Its row.
    private var meal: UTC?
    /// The last hold of a pose. Pain that was reported without a hold counts as a hold of 0 s.
    public private(set) var lastHold: Hold?
    /// When pain may have been reported at the latest, in a part of the history that cannot be read; nil for no such
    /// part, and after ``rest``. Poses are a step gentler then and do not grow, until the user reports `better`.
    public private(set) var possiblePain: UTC?
    private var lastBetter: UTC?
    /// When pain was reported that was taken back later. ``apply(_:)`` ignores a saved copy of it.
    private var painUndone: [UTC] = []
    /// The last answer, while it can be taken back, and the holds after it.
    private var open: [HistoryEntry] = []
    /// The practice without the rows in ``open``: empty, or a list of one, because a struct cannot contain itself. It
    /// is updated next to this one, because a copy at each answer would make years of history slow to read.
    private var settled: [Practice] = []

    /// How long an answer can be taken back.
    private static let undoWindow: Duration = .seconds(3600)
    /// More holds than that time has room for. After so many, the answer cannot be taken back, whatever the clock says.
    private static let undoableRows = 100

    /// No practice yet.
    public init() {}

    /// The practice after `rows`, which must be in chronological order.
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
            // The meal may have been before the answer. The order of meals and answers does not matter.
            if !settled.isEmpty { settled[0].count(row) }
            count(row)
        case .done, .partial:
            if open.isEmpty || open.count > Self.undoableRows { settle() }
            if open.isEmpty { settled[0].count(row) } else { open.append(row) }
            count(row)
        case .undone(let record): undo(record, at: row.at)
        case .shown, .started, .snoozed, .skipped, .ignored, .missed, .awayBreak, .standing, .bout, .observed: break
        }
    }

    /// The answer that can be taken back at `now`; nil for none.
    func undoable(at now: UTC) -> HistoryEvent.AnswerRecord? { isUndoable(at: now) ? openAnswer : nil }

    private var openAnswer: HistoryEvent.AnswerRecord? {
        if case .answered(let record) = open.first?.event { record } else { nil }
    }

    private func isUndoable(at time: UTC) -> Bool {
        guard let given = open.first.map({ dates.present($0.at) }) else { return false }
        return given <= time && time - given <= Self.undoWindow
    }

    /// The time for the row that takes back the last answer: never before that, even if the clock was set back.
    func undoTime(at now: UTC) -> UTC { max(now, open.first?.at ?? now) }

    /// How long ago the last hold was at `now`; nil if there was none.
    func sinceLastHold(at now: UTC) -> Duration? { lastHold.map { now - dates.present($0.endedAt) } }

    /// The times that durations run from.
    var starts: [UTC] { [meal, open.first?.at, lastHold?.endedAt, lastPain].compactMap(\.self) }

    private mutating func settle() {
        if settled.isEmpty { settled = [self] }
        for row in open { settled[0].count(row) }
        open = []
    }

    /// Takes back the last answer. If it is not this one, because another machine added rows in between, it stays: that
    /// is the safe side.
    private mutating func undo(_ record: HistoryEvent.AnswerRecord, at time: UTC) {
        guard let given = openAnswer, record.answer == given.answer, record.kind == given.kind,
            let givenAt = open.first?.at, givenAt <= time
        else { return }
        for row in open.dropFirst() { settled[0].count(row) }
        var restored = settled[0]
        restored.settled = settled
        restored.dates = dates
        restored.answeredSlots = answeredSlots
        restored.painUndone = given.answer == .felt(.hurt) ? painUndone + [givenAt] : painUndone
        self = restored
    }

    /// Takes in a part of the history that cannot be read and may contain pain, written at `time` at the latest.
    public mutating func takeUnreadable(at time: UTC) {
        for index in settled.indices { settled[index].takeUnreadable(at: time) }
        possiblePain = max(possiblePain ?? time, time)
    }

    /// Takes in a part of the history that cannot be read and was written at an unknown time. That may be `now`,
    /// but then an answer that the pain is gone would end at once, so the answer counts for as long as pain would.
    public mutating func takeUndated(at now: UTC) {
        for index in settled.indices { settled[index].takeUndated(at: now) }
        if let lastBetter, now < dates.present(lastBetter) + Self.rest { return }
        possiblePain = now
    }

    /// Ends ``possiblePain`` if it is longer ago than ``rest`` at `now`.
    public mutating func forgetPossiblePain(at now: UTC) {
        guard let end = carefulUntil, end <= now else { return }
        for index in settled.indices { settled[index].forgetPossiblePain(at: now) }
        possiblePain = nil
    }

    /// Until when holds are short and gentle because of ``possiblePain``; nil without it.
    public var carefulUntil: UTC? { possiblePain.map { $0 + Self.rest } }

    private mutating func count(_ row: HistoryEntry) {
        switch row.event {
        case .done(let hold, _, _): held(hold, isDone: true, at: row.at)
        case .partial(let hold, _, _): held(hold, isDone: false, at: row.at)
        case .answered(.felt(let comfort, let hold)): answered(comfort, hold, at: row.at)
        case .answered(.hurt(let kind, let variation)):
            lastHold = Hold(kind: kind, variation: variation, length: .zero, endedAt: row.at, isDone: false)
            answered(.hurt, HistoryEvent.Held(kind, variation, .zero), at: row.at)
        case .answered(.better):
            // Comfortable holds in a gentler pose say nothing about the next, less gentle one.
            if gentleness > 0 || suspendedSince != nil { startAgain() }
            gentleness = 0
            suspendedSince = nil
            possiblePain = nil
            lastBetter = row.at
        case .ate: if meal.map({ dates.present($0) <= dates.present(row.at) }) ?? true { meal = row.at }
        case .shown, .started, .snoozed, .skipped, .ignored, .missed, .awayBreak, .standing, .bout, .observed, .undone:
            break
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
            if [restEnd, carefulUntil].allSatisfy({ $0.map { dates.present(time) >= $0 } ?? true }) {
                tracks[hold.kind, default: HoldGrowth()].answered(
                    isComfortable: true, hold.variation, hold: hold.length, at: time)
            }
        case .tooLong:
            tracks[hold.kind, default: HoldGrowth()].answered(
                isComfortable: false, hold.variation, hold: hold.length, at: time)
        case .hurt:
            // It is one body: pain on the chair affects the holds on the mat too, and the other way round.
            startAgain()
            if let lastPain, dates.present(time) - dates.present(lastPain) <= Self.painWindow { suspendedSince = time }
            lastPain = max(lastPain ?? time, time)
            let next = min(hold.variation.gentleness + 1, Variation.walk.gentleness)
            gentleness = max(gentleness, next)
        case .interrupted: break
        }
    }

    private mutating func startAgain() {
        for kind in tracks.keys { tracks[kind]?.startAgain() }
    }

    /// Whether no pose is offered because of pain: twice in a week, or in the gentlest pose.
    public var offersNoPose: Bool { suspendedSince != nil || gentleness >= Variation.walk.gentleness }

    /// Whether the user reported `better` after the last pain.
    var isWellAgain: Bool {
        guard let lastPain, let lastBetter else { return false }
        return lastBetter >= lastPain
    }

    /// The effects of pain, for the state; nil if it never hurt.
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

    private var restEnd: UTC? { lastPain.map { dates.present($0) + Self.rest } }

    /// The plan at `now` for the next hold of `variation` in `kind`.
    public func plan(
        _ kind: ReminderKind, _ variation: Variation, _ range: HoldRange, _ settings: ProgrammeSettings, at now: UTC
    ) -> HoldPlan {
        let track = tracks[kind] ?? HoldGrowth()
        let rest = restEnd.flatMap { now < $0 ? $0 : nil }
        let reason = lastPain.flatMap { pain in rest == nil ? nil : HoldPlan.Reason.hurt(pain) } ?? .start
        var plan = track.plan(variation, range, settings, from: reason)
        if let since = track.lastDone.map(dates.present), now - since >= HoldGrowth.lapse {
            plan = HoldGrowth().plan(
                variation, range, settings, from: rest == nil ? .lapsed(since: since) : reason)
        }
        plan.restsUntil = rest
        if let carefulUntil, now < carefulUntil {
            plan = HoldGrowth().plan(variation, range, settings, from: rest == nil ? .unreadable : reason)
            plan.restsUntil = max(rest ?? carefulUntil, carefulUntil)
        }
        return plan
    }
}
