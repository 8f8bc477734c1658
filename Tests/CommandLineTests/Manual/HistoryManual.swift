import ReminderCore
import Storage

@testable import balasana

/// Describes the format of the history.
enum HistoryManual {
    static func add(to page: inout Roff) {
        page.section("HISTORY")
        page.words(
            """
            A history file is UTF-8 text with one row for each event and tabs between the columns. The first line \
            names the columns and the version of the format. Rows are only ever added at the end. The columns are:
            """)
        for (name, meaning) in columns { page.term(Roff.bold(name), meaning) }
        page.paragraph(
            """
            An editor or a spreadsheet may save the file in another form: with commas, semicolons or quotes, with \
            other line ends, in UTF-16, sorted in another way, or with times such as 11/30/2026 07:30. Its rows are \
            still read. If no row can be added to such a file, or its version is newer, the file is left as it is, \
            and new rows go to a second file such as 2026-11.2.tsv. A file of a newer version, and a line that \
            cannot be read, are reported by status, doctor and hold --explain. If such a line may have \
            been pain, holds are short and a step gentler for 14 days. To end that, correct the line, or run \
            `balasana comfort better`. A file or a folder that cannot be opened has the same effect.
            """)
        page.paragraph(
            """
            `history export --activitywatch` prints a bucket balasana_MACHINE of the type \
            \(ActivityWatchBuckets.type) for each machine. Each bout is an event; its data has the title, the seconds \
            that count, and how it ended. `history export --csv` prints all rows with commas (RFC 4180). A cell that a \
            spreadsheet would take for a formula has an apostrophe before it.
            """)
        page.paragraph(
            """
            `history import` reads the buckets of the type afkstatus. Each time with input becomes a bout, and the \
            time in which ActivityWatch was watching is observed. The rows of the machine desk go to the folder \
            desk-activitywatch, and no other file changes. Only what is not covered by the rows of earlier imports is \
            added. Sitting that Balasana has recorded at the same time counts once. ended=quit means that the bout \
            may go on after the end of the export.
            """)
        page.paragraph("The events are:")
        for event in HistoryEvent.Name.allCases { page.term(Roff.bold(event.word), meaning(event)) }
    }

    /// The keys of `history --json` in balasana-json(7).
    static let object = JSONManual.Object(
        command: "history",
        remark: "One object per line for each row, in chronological order. With `--follow`, one for each new row.",
        keys: [
            ("at", "When it happened; for a period, its end."), ("machine", "The name of the machine's folder."),
            ("event", "An event of HISTORY in balasana(1), or one of a later version."),
            ("kind", "sitting or slot; null if the event concerns neither."), ("slot", "The name of the session."),
            ("variation", "The pose, if there is one."), ("hold_seconds", "The length of the hold, if there is one."),
            ("sitting_seconds", "As in the column of that name."),
            ("from", "When a bout, watching or standing began; null for other events."),
            ("ended", "How it ended; null for other events."),
            ("detail", "The text of that column; null if it is empty."),
        ])

    static let columns = [
        ("time", "Local time in ISO 8601, with milliseconds and offset."), ("event", "One of the words below."),
        ("kind", "sitting, or slot:NAME for a session; empty if the event concerns neither."),
        ("variation", "The pose: classic, seated, supported, wide-knee or walk."),
        ("hold_seconds", "The length of the hold; for a partial hold, how long it was held."),
        ("sitting_seconds", "Sitting time since the last break at that moment; for bout, the sitting time in it."),
        ("detail", "More about the event: words, or word=value, with spaces between."),
    ]

    private static func meaning(_ event: HistoryEvent.Name) -> String {
        switch event {
        case .shown: "A reminder appeared on the screen."
        case .started: "A hold began."
        case .done: "A hold was completed."
        case .partial:
            "A hold was stopped, or you used the keyboard or mouse during it. Less than half of a hold does not answer "
                + "its reminder."
        case .snoozed: "A reminder was snoozed."
        case .skipped: "A reminder was skipped."
        case .ignored: "A reminder was not answered, not even when it was repeated."
        case .missed: "A session ended without an answer."
        case .awayBreak: "You were away long enough for a break."
        case .standing:
            "You stood at the desk. The row is written when it ends, at that time; detail has the beginning as from, "
                + "and as ended how it ended: sit, over (its time), away or midnight (it goes on in the next row)."
        case .bout:
            "You sat, from the time in detail to the time of the row. sitting_seconds is how much of it counts. It "
                + "ended because you went away, a hold was done, you stood up, the screen was locked, the machine "
                + "went to sleep, another session was switched to, or the login ended (away, hold, stand, lock, "
                + "sleep, switched, quit). "
                + "After midnight it goes on in another row (midnight)."
        case .observed:
            "The agent was watching, from the time in detail to the time of the row. It ended because the machine went "
                + "to sleep or the login ended (sleep, quit), or with the last known moment if the machine went down "
                + "(lost). After midnight it goes on in another row (midnight)."
        case .comfortable: "You rated the hold as comfortable."
        case .tooLong: "You rated the hold as too long."
        case .hurt: "You said that the hold hurt."
        case .interrupted: "You said that something else ended the hold."
        case .better: "You said that the pain is gone."
        case .undo: "You took back your last answer, which detail names, such as answer=hurt."
        case .ate: "You recorded a meal."
        }
    }
}
