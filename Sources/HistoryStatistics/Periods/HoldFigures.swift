import ReminderCore

/// The holds in a period, and how they felt.
public struct HoldFigures: Hashable, Sendable {
    /// The poses that were held to their end, with or without a reminder.
    public var poses = 0
    /// The poses that ended early.
    public var partial = 0
    /// The walks.
    public var walks = 0
    /// How long poses were held, also those that ended early.
    public var time: Duration = .zero
    /// The planned lengths, for each kind with a hold in the period.
    public var planned: [PlannedLength] = []
    /// How often each answer was given.
    public var comfort: [Comfort: Int] = [:]

    /// How the planned length changed in the period.
    public struct PlannedLength: Hashable, Sendable {
        /// The kind of reminder.
        public var kind: ReminderKind
        /// The length of the first hold that began.
        public var first: Duration
        /// The length of the last one.
        public var last: Duration
    }

    init(_ days: ArraySlice<DayFigures>) {
        for event in days.lazy.flatMap(\.events) {
            switch event.event {
            case .started(let held) where held.variation.isPose: plan(held)
            case .done(let held, _, _):
                poses += held.variation.isPose ? 1 : 0
                walks += held.variation.isPose ? 0 : 1
                time += held.variation.isPose ? held.length : .zero
            case .partial(let held, _, _) where held.variation.isPose:
                partial += 1
                time += held.length
            case .answered(let record):
                if case .felt(let answer) = record.answer { comfort[answer, default: 0] += 1 }
            case .started, .partial, .shown, .snoozed, .skipped, .ignored, .missed, .awayBreak, .undone, .ate, .bout,
                .observed, .standing:
                break
            }
        }
    }

    private mutating func plan(_ held: HistoryEvent.Held) {
        if let index = planned.firstIndex(where: { $0.kind == held.kind }) {
            planned[index].last = held.length
        } else {
            planned.append(PlannedLength(kind: held.kind, first: held.length, last: held.length))
        }
    }
}
