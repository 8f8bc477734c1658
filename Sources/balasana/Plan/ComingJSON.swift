import Control
import Presenters
import ReminderCore

/// The object that `plan --json` prints. All keys are always present; a missing value is null. Times are local times
/// with their offset.
///
/// - `days`: each with `date`, `slots` (`slot`, `at`, `waits_until`, `until`, `hold_seconds`, `variation`), `meals`
///   (`meal`, `at`, `until`, `pose_from`) and `quiet` (`at`, `until`).
/// - `paused` (whether the user has paused reminders) and `paused_until`.
/// - `sitting`: `agent` (whether the agent responds), `remind_after_seconds`, `hold_seconds`, `variation`, `next`,
///   `pose_from` (if the next reminder is a walk because of a meal) and `not_before` (the next time within the hours of
///   sitting reminders).
enum ComingJSON {
    static func value(_ days: [ComingDay], _ sitting: SittingOutlook, _ calendar: Calendar) -> JSONValue {
        var next: StatusReport.Next?
        if case .reminder(let reminder) = sitting.next { next = reminder }
        var pauseEnd: UTC?
        if case .until(let end) = sitting.pause { pauseEnd = end }
        return .object([
            "days": .array(days.map { value($0, calendar) }),
            "paused": .bool(sitting.pause != nil), "paused_until": JSONValue(pauseEnd.map(calendar.iso8601)),
            "sitting": .object([
                "agent": .bool(sitting.next != .noAgent),
                "remind_after_seconds": sitting.remindAfter.map(seconds) ?? .null,
                "hold_seconds": seconds(sitting.hold),
                "variation": .string(sitting.variation.rawValue), "next": JSONValue(next?.at),
                "pose_from": JSONValue(next?.poseFrom),
                "not_before": JSONValue(sitting.notBefore.map(calendar.iso8601)),
            ]),
        ])
    }

    private static func value(_ day: ComingDay, _ calendar: Calendar) -> JSONValue {
        .object([
            "date": .string("\(day.date)"),
            "slots": .array(
                day.sessions.map { session in
                    .object([
                        "slot": .string(session.name), "at": .string(calendar.iso8601(session.opens)),
                        "waits_until": JSONValue((session.wait?.until).map(calendar.iso8601)),
                        "until": .string(calendar.iso8601(session.ends)), "hold_seconds": seconds(session.hold),
                        "variation": .string(session.variation.rawValue),
                    ])
                }),
            "meals": .array(
                day.meals.map { meal in
                    .object([
                        "meal": .string(meal.name), "at": .string(calendar.iso8601(meal.begins)),
                        "until": .string(calendar.iso8601(meal.ends)),
                        "pose_from": .string(calendar.iso8601(meal.poseFrom)),
                    ])
                }),
            "quiet": .array(
                day.quiet.map { quiet in
                    .object([
                        "at": .string(calendar.iso8601(quiet.begins)), "until": .string(calendar.iso8601(quiet.ends)),
                    ])
                }),
        ])
    }

    private static func seconds(_ duration: Duration) -> JSONValue { .number(Int(duration.components.seconds)) }
}
