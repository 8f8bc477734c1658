import ReminderCore

extension HistoryEvent {
    /// The text of the column `detail`: words separated by spaces, or empty.
    public var detail: String { details.map(\.word).joined(separator: " ") }

    /// The words of the column `detail`, in order.
    public var details: [HistoryDetail] {
        let dates = date.map { [HistoryDetail.date($0)] } ?? []
        switch self {
        case .shown(_, _, let nudge): return dates + (nudge > 0 ? [.nudge(nudge)] : [])
        case .done(_, let occasion, let isVerified):
            return dates + Self.details(occasion) + (isVerified ? [] : [.unverified])
        case .partial(_, let occasion, let reason): return dates + Self.details(occasion) + [.partial(reason)]
        case .snoozed(_, let snooze):
            return dates + [.length(snooze.length)] + (snooze.endsWithCall ? [.endsWithCall] : [])
                + [.left(snooze.left)]
        case .awayBreak(let occasion): return occasion.map { [.answered($0)] } ?? []
        case .standing(let period, let occasion): return Self.details(period) + (occasion.map { [.answered($0)] } ?? [])
        case .bout(let from, let end): return [.from(from), .ended(end.rawValue)]
        case .observed(let from, let end): return [.from(from), .ended(end.rawValue)]
        case .undone(let record): return [.answer(record.answer)]
        case .skipped, .ignored, .missed: return dates
        case .started, .answered, .ate: return []
        }
    }

    private static func details(_ occasion: Occasion) -> [HistoryDetail] {
        switch occasion {
        case .reminder: []
        case .unasked: [.unasked]
        }
    }

    private static func details(_ period: Period) -> [HistoryDetail] {
        [.from(period.from)] + (period.ended.map { [.ended($0.rawValue)] } ?? [])
    }

    /// The event described by the columns of a row; nil if a column is missing that the event needs.
    ///
    /// An unknown pose, of a later version, is read as a walk, so it does not count as practice. Pain in it counts as
    /// pain in the classic pose.
    init?(
        _ name: Name, kind: ReminderKind?, variation: Variation?, hold: Duration?, details: [HistoryDetail]
    ) {
        let row = HistoryColumns(kind: kind, variation: variation, hold: hold, details: details)
        let event: HistoryEvent? =
            switch name {
            case .shown: row.asked.map { .shown($0, hold: hold ?? .zero, nudge: row.nudge) }
            case .started: row.held.map { .started($0) }
            case .done: row.held.map { .done($0, row.occasion, isVerified: !details.contains(.unverified)) }
            case .partial: row.held.map { .partial($0, row.occasion, row.partialReason) }
            case .snoozed: row.asked.map { .snoozed($0, row.snooze) }
            case .skipped: row.asked.map { .skipped($0) }
            case .ignored: row.asked.map { .ignored($0) }
            case .missed: row.asked.map { .missed($0) }
            case .awayBreak: .awayBreak(row.breakOccasion)
            case .standing: row.period.map { .standing($0, row.breakOccasion) }
            // A word of a later version says that it ended, too.
            case .bout: row.from.map { .bout(from: $0, row.ended.flatMap(BoutEnd.init) ?? .away) }
            case .observed: row.from.map { .observed(from: $0, row.ended.flatMap(ObservationEnd.init) ?? .lost) }
            case .comfortable: row.felt(.comfortable).map { .answered($0) }
            case .tooLong: row.felt(.tooLong).map { .answered($0) }
            case .hurt: row.felt(.hurt).map { .answered($0) }
            case .interrupted: row.felt(.interrupted).map { .answered($0) }
            case .better: .answered(.better)
            case .undo: row.undone.map { .undone($0) }
            case .ate: .ate
            }
        guard let event else { return nil }
        self = event
    }
}
