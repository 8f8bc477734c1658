extension HistoryEvent {
    /// The event without its data. Each name has its own word in the history.
    public enum Name: Hashable, CaseIterable, Sendable {
        /// The cases of ``HistoryEvent`` with the same names.
        case shown, started, done, partial, snoozed, skipped, ignored, missed, awayBreak, standing, bout, observed
        /// The answers of ``AnswerRecord``.
        case comfortable, tooLong, hurt, interrupted, better
        /// An answer taken back, and a meal.
        case undo, ate

        /// The row for `answer`.
        public init(_ answer: Answer) {
            switch answer {
            case .felt(.comfortable): self = .comfortable
            case .felt(.tooLong): self = .tooLong
            case .felt(.hurt): self = .hurt
            case .felt(.interrupted): self = .interrupted
            case .better: self = .better
            }
        }
    }

    /// The event's name.
    public var name: Name {
        switch self {
        case .shown: .shown
        case .started: .started
        case .done: .done
        case .partial: .partial
        case .snoozed: .snoozed
        case .skipped: .skipped
        case .ignored: .ignored
        case .missed: .missed
        case .awayBreak: .awayBreak
        case .standing: .standing
        case .bout: .bout
        case .observed: .observed
        case .answered(let record): Name(record.answer)
        case .undone: .undo
        case .ate: .ate
        }
    }

    /// The kind of reminder; nil for none.
    public var kind: ReminderKind? {
        switch self {
        case .shown(let asked, _, _), .snoozed(let asked, _), .skipped(let asked), .ignored(let asked),
            .missed(let asked):
            asked.kind
        case .started(let held), .done(let held, _, _), .partial(let held, _, _): held.kind
        case .awayBreak, .bout: .sitting
        case .answered(let record), .undone(let record): record.kind
        case .standing, .observed, .ate: nil
        }
    }

    /// The pose; nil for none.
    public var variation: Variation? {
        switch self {
        case .shown(let asked, _, _), .snoozed(let asked, _), .skipped(let asked), .ignored(let asked),
            .missed(let asked):
            asked.variation
        case .started(let held), .done(let held, _, _), .partial(let held, _, _), .answered(.felt(_, let held)),
            .undone(.felt(_, let held)):
            held.variation
        case .answered(.hurt(_, let variation)), .undone(.hurt(_, let variation)): variation
        case .answered(.better), .undone(.better), .awayBreak, .standing, .bout, .observed, .ate: nil
        }
    }

    /// The length of the hold; nil for none.
    public var hold: Duration? {
        switch self {
        case .shown(_, let hold, _): hold
        case .started(let held), .done(let held, _, _), .partial(let held, _, _), .answered(.felt(_, let held)),
            .undone(.felt(_, let held)):
            held.length
        case .answered(.hurt), .undone(.hurt), .answered(.better), .undone(.better), .snoozed, .skipped, .ignored,
            .missed, .awayBreak, .standing, .bout, .observed, .ate:
            nil
        }
    }

    /// The slot that this answers for good, on its date; nil for none.
    public var answeredSlot: SlotDate? {
        switch self {
        case .done(let held, .reminder(let date), _): SlotDate(held.kind, date)
        case .skipped(let asked): SlotDate(asked.kind, asked.date)
        case .done(_, .unasked, _), .shown, .started, .partial, .snoozed, .ignored, .missed, .awayBreak, .standing,
            .bout,
            .observed, .answered, .undone, .ate:
            nil
        }
    }

    /// The date of the slot; nil if it is not about the reminder of a slot.
    public var date: LocalDate? {
        switch self {
        case .shown(let asked, _, _), .snoozed(let asked, _), .skipped(let asked), .ignored(let asked),
            .missed(let asked):
            asked.date
        case .done(_, .reminder(let date), _), .partial(_, .reminder(let date), _): date
        case .done(_, .unasked, _), .partial(_, .unasked, _), .started, .awayBreak, .standing, .bout, .observed,
            .answered, .undone, .ate:
            nil
        }
    }
}
