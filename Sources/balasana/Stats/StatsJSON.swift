import HistoryStatistics
import ReminderCore

/// The output of `stats --json`. Tests/CommandLineTests/Manual describes its keys.
enum StatsJSON {
    /// The object of `period` and of the one `before` it.
    static func value(_ period: PeriodFigures, before: PeriodFigures, machine: String?) -> JSONValue {
        let change = PeriodComparison(period, before: before).sitting
        return .object([
            "machine": JSONValue(machine), "period": figures(period), "before": figures(before),
            "comparison": .object(["sitting": .string(word(change)), "seconds_per_day": JSONValue(seconds(change))]),
        ])
    }

    /// The word for `change`.
    static func word(_ change: PeriodComparison.Change) -> String {
        switch change {
        case .less: "less"
        case .more: "more"
        case .same: "same"
        case .tooLittle: "too-little"
        case .observedDiffers: "observed-differs"
        }
    }

    private static func seconds(_ change: PeriodComparison.Change) -> Int? {
        switch change {
        case .less(let length), .more(let length): length.wholeSeconds
        case .same: 0
        case .tooLittle, .observedDiffers: nil
        }
    }

    private static func figures(_ figures: PeriodFigures) -> JSONValue {
        .object([
            "from": .string("\(figures.dates.lowerBound)"), "until": .string("\(figures.dates.upperBound)"),
            "observed_days": .number(figures.daysObserved), "observed_seconds": .number(figures.observed.wholeSeconds),
            "days_at_desk": .number(figures.practice.daysAtDesk),
            "days_practised": .number(figures.practice.daysPractised),
            "days_in_pain": .number(figures.practice.daysInPain),
            "desk_poses": .number(figures.practice.holdsAtDesk),
            "sessions": .array(
                figures.practice.sessions.map {
                    .object(["slot": .string($0.name), "held": .number($0.held), "asked": .number($0.asked)])
                }),
            "sitting": figures.sitting.map(sitting) ?? .null, "reminders": reminders(figures.reminders.counts),
            "hours": .array(
                figures.reminders.byHour.enumerated().filter { !$0.element.isEmpty }.map { hour, counts in
                    .object(["hour": .number(hour), "reminders": reminders(counts)])
                }), "holds": holds(figures.holds),
        ])
    }

    private static func sitting(_ sitting: SittingFigures) -> JSONValue {
        .object([
            "seconds": .number(sitting.total.wholeSeconds), "days": .number(sitting.days),
            "seconds_per_day": .number(sitting.perDay.wholeSeconds), "bouts": .number(sitting.bouts),
            "usual_bout_seconds": JSONValue(sitting.usualBout?.wholeSeconds),
            "longest_bout_seconds": JSONValue(sitting.longestBout?.sitting.wholeSeconds),
            "longest_bout_from": JSONValue(sitting.longestBout?.from.wholeSeconds),
            "breaks": .number(sitting.breaks), "standing_seconds": .number(sitting.standing.wholeSeconds),
            "recorded_since": JSONValue(sitting.recordedSince?.description),
        ])
    }

    private static func reminders(_ counts: [ReminderOutcome: Int]) -> JSONValue {
        .object(
            Dictionary(uniqueKeysWithValues: ReminderOutcome.allCases.map { ($0.rawValue, .number(counts[$0] ?? 0)) }))
    }

    private static func holds(_ holds: HoldFigures) -> JSONValue {
        .object([
            "poses": .number(holds.poses), "partial": .number(holds.partial), "walks": .number(holds.walks),
            "seconds": .number(holds.time.wholeSeconds),
            "planned": .array(
                holds.planned.map { planned in
                    .object([
                        "slot": JSONValue(planned.kind.slot), "first_seconds": .number(planned.first.wholeSeconds),
                        "last_seconds": .number(planned.last.wholeSeconds),
                    ])
                }), "comfortable": .number(holds.comfort[.comfortable] ?? 0),
            "too_long": .number(holds.comfort[.tooLong] ?? 0), "hurt": .number(holds.comfort[.hurt] ?? 0),
            "interrupted": .number(holds.comfort[.interrupted] ?? 0),
        ])
    }
}

extension ReminderKind {
    /// The name of the session; nil at the desk.
    fileprivate var slot: String? {
        switch self {
        case .sitting: nil
        case .slot(let name): name
        }
    }
}
