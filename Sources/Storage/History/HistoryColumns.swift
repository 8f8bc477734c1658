import ReminderCore

/// The columns of a row, and the parts of an event that they describe. A missing detail has a default value.
struct HistoryColumns {
    let kind: ReminderKind?
    let variation: Variation?
    let hold: Duration?
    let details: [HistoryDetail]

    var asked: HistoryEvent.Asked? {
        kind.map { HistoryEvent.Asked($0, date: date, variation ?? .walk) }
    }

    var held: HistoryEvent.Held? {
        kind.map { HistoryEvent.Held($0, variation ?? .walk, hold ?? .zero) }
    }

    var occasion: HistoryEvent.Occasion {
        details.contains(.unasked) ? .unasked : .reminder(date: date)
    }

    var snooze: HistoryEvent.Snooze {
        HistoryEvent.Snooze(
            for: first { if case .length(let length) = $0 { length } else { nil } } ?? .zero,
            endsWithCall: details.contains(.endsWithCall),
            left: first { if case .left(let left) = $0 { left } else { nil } } ?? 0)
    }

    var nudge: Int { first { if case .nudge(let count) = $0 { count } else { nil } } ?? 0 }

    var partialReason: HistoryEvent.PartialReason {
        first { if case .partial(let reason) = $0 { reason } else { nil } } ?? .stopped
    }

    var breakOccasion: HistoryEvent.BreakOccasion? {
        first { if case .answered(let occasion) = $0 { occasion } else { nil } }
    }

    /// A period of standing; nil if the row does not say when it began.
    var period: HistoryEvent.Period? {
        from.map { HistoryEvent.Period(from: $0, ended: ended.flatMap(HistoryEvent.PeriodEnd.init)) }
    }

    /// When the period began; nil if the row does not say so.
    var from: LocalTimestamp? { first { if case .from(let time) = $0 { time } else { nil } } }

    /// The word for what ended the period.
    var ended: String? { first { if case .ended(let word) = $0 { word } else { nil } } }

    /// The answer that was undone. An answer that the pain is gone has no kind.
    var undone: HistoryEvent.AnswerRecord? {
        switch first({ if case .answer(let answer) = $0 { answer } else { nil } }) {
        case .felt(let comfort): felt(comfort)
        case .better: kind == nil ? .better : nil
        case nil: nil
        }
    }

    func felt(_ comfort: Comfort) -> HistoryEvent.AnswerRecord? {
        guard let kind else { return nil }
        switch comfort {
        case .hurt:
            let variation = variation ?? .classic
            return hold.map { .felt(.hurt, HistoryEvent.Held(kind, variation, $0)) } ?? .hurt(kind, variation)
        case .comfortable, .tooLong, .interrupted:
            return held.map { .felt(comfort, $0) }
        }
    }

    private var date: LocalDate? { first { if case .date(let date) = $0 { date } else { nil } } }

    private func first<Value>(_ value: (HistoryDetail) -> Value?) -> Value? {
        details.lazy.compactMap(value).first
    }
}
