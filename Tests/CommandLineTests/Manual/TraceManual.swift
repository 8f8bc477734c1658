@testable import balasana

/// Describes the format of a trace for `balasana simulate`.
enum TraceManual {
    static func add(to page: inout Roff) {
        page.section("TRACES")
        page.words(
            """
            The file of `simulate --trace` has one JSON object on each line, with the keys `at`, a time in ISO 8601 \
            with its offset, and `event`. The times must not run backwards. At first there is no input. For \
            example:
            """)
        page.example(#"{"at": "2026-03-29T06:00:00Z", "event": "active"}"#)
        page.paragraph("The events are:")
        for word in TraceWord.allCases { page.term(Roff.bold(word.rawValue), meaning(word)) }
        page.paragraph(
            """
            `simulate` also reads an export of ActivityWatch (its afkstatus bucket), and the history of the agent: a \
            month's file, a machine's folder or the folder of all machines. The history also contains your answers.
            """)
    }

    private static func meaning(_ word: TraceWord) -> String {
        switch word {
        case .active: "Input begins and continues until `idle`."
        case .idle: "Input has stopped at this time."
        case .locked: "The screen is locked."
        case .unlocked: "The screen is unlocked."
        case .asleep: "The machine goes to sleep. Nothing happens until `awake`."
        case .awake: "The machine wakes up."
        case .callStarted: "A call or a film begins. `program` may name its program, which [calls] ignore can exclude."
        case .callEnded: "It ends. Without `program`, all calls end."
        case .switchedAway: "Another user's session becomes active."
        case .switchedBack: "Your session is active again."
        case .dndOn: "Do not disturb is turned on."
        case .dndOff: "Do not disturb is turned off."
        case .pause: "You pause reminders. `for` may give a length, such as 15m."
        case .resume: "You resume reminders."
        case .stand: "You stand up. `for` may give a length, such as 45m."
        case .sit: "You sit down."
        case .start: "You start a hold. Input stops until it is over, unless `active` follows."
        case .stop: "You stop the hold."
        case .close: "You close what is on the screen."
        case .snooze: "You snooze the reminder. `for` may give a length, such as 15m."
        case .skip: "You skip the reminder."
        case .comfortable: "You rate the hold as comfortable."
        case .tooLong: "You rate the hold as too long."
        case .hurt: "You say that the hold hurt."
        case .interrupted: "You say that something else ended the hold."
        case .better: "You say that the pain is gone."
        case .undo: "You take back your last answer."
        case .ate: "You record a meal."
        case .clockSet: "The clock is set to the time in `to`. This does not affect the times in the trace."
        case .zone: "You are in the time zone in `to`, such as Asia/Tokyo."
        case .end: "The trace ends. Without it, the trace ends with its last line."
        }
    }
}
