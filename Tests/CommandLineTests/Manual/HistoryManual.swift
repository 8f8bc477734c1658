import ReminderCore

/// The format of the history.
enum HistoryManual {
    static func add(to page: inout Roff) {
        page.section("HISTORY")
        page.words(
            """
            A file of the history is text in UTF-8: a row for each event, tabs between its columns. The first line names the \
            columns and the version of the format. Rows are only ever added at the end. The columns:
            """)
        for (name, meaning) in columns { page.term(Roff.bold(name), meaning) }
        page.paragraph("The events:")
        for event in HistoryEntry.Event.allCases { page.term(Roff.bold(event.rawValue), meaning(event)) }
    }

    static let columns = [
        ("time", "When: local, in ISO 8601 with milliseconds and offset."), ("event", "What, one of the words below."),
        ("kind", "To what: sitting, or slot:NAME; empty where it is about neither."),
        ("variation", "The pose: classic, seated, supported, wide-knee or walk."),
        ("hold_seconds", "The length of the hold; of a partial one what was held."),
        ("sitting_seconds", "Sitting since the last break, then."),
        ("detail", "What is worth telling besides: words, or word=value, with spaces between."),
    ]

    private static func meaning(_ event: HistoryEntry.Event) -> String {
        switch event {
        case .shown: "A reminder appeared on the screen."
        case .started: "A hold began."
        case .done: "A hold was held."
        case .partial: "A hold was stopped, or there was input during it."
        case .snoozed: "A reminder was put off."
        case .skipped: "A reminder was declined."
        case .ignored: "A reminder was left unanswered, the last time, too."
        case .missed: "A slot's time ended without an answer."
        case .awayBreak: "You were away for long enough."
        case .comfortable: "You said that the hold was comfortable."
        case .tooLong: "You said that it was too long."
        case .hurt: "You said that it hurt."
        case .better: "You said that pain is gone."
        case .ate: "You told of a meal."
        }
    }
}
