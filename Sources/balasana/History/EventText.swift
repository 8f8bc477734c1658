import Presenters
import ReminderCore
import Storage

/// Describes events of the history and of a simulation.
enum EventText {
    /// The minimum width, in characters, for a separate column of event names.
    private static let roomy = 60
    /// The length of the longest event name.
    private static let longestWord = 11

    /// The lines for an event: its time, its name and its details.
    static func lines(_ time: String, _ word: String, _ details: [String], width: Int) -> [String] {
        let start = "  \(time)  "
        let text = details.filter { !$0.isEmpty }.joined(separator: ", ")
        if width < roomy {
            let margin = String(repeating: " ", count: start.count)
            return Paragraph.lines(text.isEmpty ? word : "\(word): \(text)", first: start, others: margin, width: width)
        }
        if text.isEmpty { return [start + word] }
        let first = start + word.padded(to: longestWord) + "  "
        let margin = String(repeating: " ", count: first.count)
        return Paragraph.lines(text, first: first, others: margin, width: width)
    }

    /// The name of `event` for the user.
    static func word(_ event: HistoryEvent.Name) -> String {
        switch event {
        case .shown, .started, .done, .partial, .snoozed, .skipped, .missed, .standing, .comfortable, .interrupted:
            event.word
        case .ignored: "unanswered"
        case .awayBreak: "break"
        case .bout: "sat"
        case .observed: "watched"
        case .tooLong: "too long"
        case .hurt: "it hurt"
        case .better: "well again"
        case .undo: "undone"
        case .ate: "meal"
        }
    }

    /// The subject of an event, from its kind in the history: `sitting`, or `slot:` and a name. Other kinds stay as
    /// they are.
    static func subject(_ kind: String) -> String {
        if kind.hasPrefix("slot:") { return SessionText.name(String(kind.dropFirst(5))) }
        return kind == "sitting" ? "at the desk" : kind
    }

    /// A hold, such as `30 s`, `30 s seated` or `1 min walk`; empty without a length.
    static func hold(_ length: Duration?, _ variation: String) -> String {
        guard let length else { return "" }
        let isUsual = variation.isEmpty || variation == Variation.classic.rawValue
        return DurationPhrase.text(length) + (isUsual ? "" : " \(variation)")
    }

    /// Describes `details` of an event at `time`, on `date` of its wall clock. Words of later versions stay as they
    /// are.
    static func details(_ details: [HistoryDetail], at time: UTC, on date: LocalDate) -> [String] {
        details.compactMap { detail in
            switch detail {
            case .date(let slot): slot == date ? nil : "of \(slot)"
            case .nudge: "again"
            case .length(let length): "for \(DurationPhrase.text(length))"
            case .endsWithCall: "or until the call ends"
            case .left(let left): left == 0 ? "no snoozes left" : left == 1 ? "1 snooze left" : "\(left) snoozes left"
            case .unverified: "not verified by input"
            case .unasked: "without a reminder"
            case .partial(.stopped): "stopped"
            case .partial(.interrupted): "interrupted"
            case .partial(.input): "keyboard or mouse used"
            case .from(let start):
                "\(DurationPhrase.rough(max(.zero, time - start.utc))) from \(start.local.time.hoursAndMinutes)"
            case .answered(.due), .answered(.shown): "answered a reminder"
            case .answered(.snoozed): "snoozed"
            case .answer(let answer): word(HistoryEvent.Name(answer))
            case .ended(let word): ending(word)
            case .other(let word): word
            }
        }
    }

    /// What ended a period of standing. A word of a later version stays as it is.
    private static func ending(_ word: String) -> String {
        switch HistoryEvent.PeriodEnd(rawValue: word) {
        case .sit: "you sat down"
        case .over: "its time was over"
        case .away: "you left"
        case .midnight: "until midnight"
        case nil: word
        }
    }
}
