/// What a user has said about the holds, as far as it can be taken back (rule 9).
public enum Answer: Hashable, Sendable {
    /// How the last hold felt.
    case felt(Comfort)
    /// Pain is gone.
    case better

    /// The answer that a row of the history tells; nil for other rows.
    init?(_ event: HistoryEntry.Event) {
        switch event {
        case .comfortable: self = .felt(.comfortable)
        case .tooLong: self = .felt(.tooLong)
        case .hurt: self = .felt(.hurt)
        case .interrupted: self = .felt(.interrupted)
        case .better: self = .better
        case .shown, .started, .done, .partial, .snoozed, .skipped, .ignored, .missed, .awayBreak, .undo, .ate:
            return nil
        }
    }

    /// The row of the history that tells it.
    var event: HistoryEntry.Event {
        switch self {
        case .felt(.comfortable): .comfortable
        case .felt(.tooLong): .tooLong
        case .felt(.hurt): .hurt
        case .felt(.interrupted): .interrupted
        case .better: .better
        }
    }
}
