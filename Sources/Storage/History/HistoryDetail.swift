import ReminderCore

/// A word in the column `detail` of the history.
public enum HistoryDetail: Hashable, Sendable {
    /// `date=2026-11-30`: the date of the slot.
    case date(LocalDate)
    /// `nudge=1`: how often the reminder was not answered before.
    case nudge(Int)
    /// `for=300s`: the length of a snooze.
    case length(Duration)
    /// `or=call-end`: the end of the call ends the snooze.
    case endsWithCall
    /// `left=2`: the number of snoozes left.
    case left(Int)
    /// `unverified`: no source reported input during the hold.
    case unverified
    /// `unasked`: the hold was started without a reminder.
    case unasked
    /// `stopped`, `interrupted` or `input`: why the hold is partial.
    case partial(HistoryEvent.PartialReason)
    /// `due`, `shown` or `snoozed`: the reminder that a break, or standing up, answered.
    case answered(HistoryEvent.BreakOccasion)
    /// `answer=hurt`: the answer that was undone.
    case answer(Answer)
    /// `from=2026-11-30T09:12:04.000+01:00`: when the period began that ended at the time of the row.
    case from(LocalTimestamp)
    /// `ended=lock`: what ended the period, a ``BoutEnd``, an ``ObservationEnd`` or a ``HistoryEvent/PeriodEnd``.
    case ended(String)
    /// A word of a later version.
    case other(String)

    private static let simple: [Substring: HistoryDetail] = {
        let details: [HistoryDetail] =
            [.endsWithCall, .unverified, .unasked] + HistoryEvent.PartialReason.allCases.map { .partial($0) }
            + HistoryEvent.BreakOccasion.allCases.map { .answered($0) }
        return Dictionary(uniqueKeysWithValues: details.map { (Substring($0.word), $0) })
    }()

    /// Parses the column `text`.
    static func details(_ text: String) -> [HistoryDetail] {
        text.isEmpty ? [] : text.split(separator: " ").map { HistoryDetail(word: $0) }
    }

    private init(word: Substring) {
        self = Self.simple[word] ?? Self.valued(word) ?? .other(String(word))
    }

    /// Parses a word with a value, such as `left=2`; nil for any other word.
    private static func valued(_ word: Substring) -> HistoryDetail? {
        let parts = word.split(separator: "=", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        let value = String(parts[1])
        switch parts[0] {
        case "date": return LocalDate(text: value).map { .date($0) }
        case "from": return (try? LocalTimestamp(Array(value.utf8)[...])).map { .from($0) }
        case "nudge": return Int(value).map { .nudge($0) }
        case "for": return (try? ConfigDuration.parse(value)).map { .length($0) }
        case "left": return Int(value).map { .left($0) }
        case "answer": return HistoryEvent.Name(word: value)?.answer.map { .answer($0) }
        case "ended": return .ended(value)
        case _: return nil
        }
    }

    /// The word in the file.
    var word: String {
        switch self {
        case .date(let date): "date=\(date)"
        case .nudge(let count): "nudge=\(count)"
        case .length(let length): "for=\(length.components.seconds)s"
        case .endsWithCall: "or=call-end"
        case .left(let count): "left=\(count)"
        case .unverified: "unverified"
        case .unasked: "unasked"
        case .partial(.stopped): "stopped"
        case .partial(.interrupted): "interrupted"
        case .partial(.input): "input"
        case .from(let time): "from=\(time.text)"
        case .ended(let end): "ended=\(end)"
        case .answered(.due): "due"
        case .answered(.shown): "shown"
        case .answered(.snoozed): "snoozed"
        case .answer(let answer): "answer=\(HistoryEvent.Name(answer).word)"
        case .other(let word): word
        }
    }
}
