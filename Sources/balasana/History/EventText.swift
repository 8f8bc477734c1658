import Presenters
import ReminderCore
import Storage

/// Events of the history and of a simulation, for people.
enum EventText {
    /// From this width on the words for the events are a column of their own.
    private static let roomy = 60
    /// The longest word for an event.
    private static let longestWord = 11

    /// The lines of an event: its time, its word and what there is to say about it.
    static func lines(_ time: String, _ word: String, _ details: [String], width: Int) -> [String] {
        let start = "  \(time)  "
        let text = details.filter { !$0.isEmpty }.joined(separator: ", ")
        if width < roomy {
            let margin = String(repeating: " ", count: start.count)
            return Paragraph.lines(text.isEmpty ? word : "\(word): \(text)", first: start, others: margin, width: width)
        }
        if text.isEmpty { return [start + word] }
        let first = start + word + String(repeating: " ", count: max(0, longestWord - word.count)) + "  "
        let margin = String(repeating: " ", count: first.count)
        return Paragraph.lines(text, first: first, others: margin, width: width)
    }

    /// The word for `event`.
    static func word(_ event: HistoryEntry.Event) -> String {
        switch event {
        case .shown, .started, .done, .partial, .snoozed, .skipped, .missed, .comfortable, .interrupted: event.rawValue
        case .ignored: "unanswered"
        case .awayBreak: "break"
        case .tooLong: "too long"
        case .hurt: "it hurt"
        case .better: "well again"
        case .undo: "undone"
        case .ate: "meal"
        }
    }

    /// What an event was about, from the word in the history: `sitting`, or `slot:` and a name. Others stay as they
    /// are.
    static func subject(_ kind: String) -> String {
        if kind.hasPrefix("slot:") { return SessionText.name(String(kind.dropFirst(5))) }
        return kind == "sitting" ? "at the desk" : kind
    }

    /// Such as `30 s`, `30 s seated` or `1 min walk`; empty without a length.
    static func hold(_ length: Duration?, _ variation: String) -> String {
        guard let length else { return "" }
        let isUsual = variation.isEmpty || variation == Variation.classic.rawValue
        return DurationPhrase.text(length) + (isUsual ? "" : " \(variation)")
    }

    /// The words of `detail`, as the history has them, for an event on `date`. Words of later versions stay as they
    /// are.
    static func details(_ detail: String, on date: LocalDate) -> [String] {
        detail.split(separator: " ").compactMap { word -> String? in
            let parts = word.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else { return words[word] ?? String(word) }
            switch parts[0] {
            case "date": return parts[1] == "\(date)" ? nil : "of \(parts[1])"
            case "nudge": return "again"
            case "answer": return HistoryEntry.Event(rawValue: String(parts[1])).map(Self.word) ?? String(parts[1])
            case "for": return "for \(length(parts[1]))"
            case "or": return "or until the call ends"
            case "left": return snoozes(parts[1])
            case _: return String(word)
            }
        }
    }

    /// The words that the history and the simulation use.
    private static let words: [Substring: String] = [
        "unverified": "not verified by input", "unasked": "without a reminder", "stopped": "stopped",
        "interrupted": "interrupted", "input": "keyboard or mouse used", "shown": "answered a reminder",
        "due": "answered a reminder", "again": "again", "away": "you left", "closed": "by you", "expired": "timed out",
        "missed": "its time was over", "outdated": "no longer due", "pause": "paused", "call": "call",
        "do-not-disturb": "do-not-disturb", "quiet": "quiet hours", "off-hours": "outside your hours", "meal": "meal",
    ]

    private static func length(_ text: Substring) -> String {
        (try? ConfigDuration.parse(String(text))).map(DurationPhrase.text) ?? String(text)
    }

    private static func snoozes(_ left: Substring) -> String {
        left == "0" ? "no snoozes left" : left == "1" ? "1 snooze left" : "\(left) snoozes left"
    }
}
