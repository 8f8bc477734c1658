import Presenters
import ReminderCore

/// What is coming, for people: what sitting asks for, and a block for each day.
enum ComingText {
    /// The lines for `days` and `sitting`.
    static func text(_ days: [ComingDay], _ sitting: SittingOutlook, _ calendar: Calendar) -> String {
        let first =
            "After \(SpokenDuration.text(sitting.remindAfter)) of sitting: \(pose(sitting.variation, sitting.hold))."
        let lines = [first, sitting.hours.map(within), next(sitting, calendar, days.first?.date)].compactMap(\.self)
        return ([lines.joined(separator: "\n")] + days.map { block($0, calendar) }).joined(separator: "\n\n")
    }

    private static func within(_ hours: DailyRanges) -> String {
        let ranges = hours.ranges.filter { $0.from != $0.until }
            .map { "\($0.from.hoursAndMinutes) to \($0.until.hoursAndMinutes)" }
        let days = Weekday.allCases.filter(hours.days.contains).map(\.rawValue)
        if ranges.isEmpty { return "Sitting reminders come on \(days.joined(separator: ", "))." }
        return "Sitting reminders come within your hours: "
            + (ranges + (days.count == Weekday.allCases.count ? [] : days)).joined(separator: ", ") + "."
    }

    private static func next(_ sitting: SittingOutlook, _ calendar: Calendar, _ today: LocalDate?) -> String {
        func when(_ iso8601: String) -> String {
            today.map { StatusText.when(iso8601, $0) } ?? StatusText.clock(iso8601)
        }
        if let begin = sitting.notBefore {
            return "No sitting reminder comes before \(when(calendar.iso8601(begin)))."
        }
        switch sitting.next {
        case .noAgent: return "When that is next is not known: no agent is running."
        case .away: return "You are away: sitting counts from your return on."
        case .reminder(let next):
            let wait = next.poseFrom.map { ": a walk, as Child's Pose waits until \(when($0)) because of a meal" } ?? ""
            return "Next at \(when(next.at)), if you stay\(wait)."
        case .afterSlot(let slot):
            return "First comes the \(slot.slot ?? "") session, at \(when(slot.at)); its hold counts as a break, too."
        case .unknown: return "When that is next cannot be foreseen; `balasana status` tells why."
        }
    }

    private static func block(_ day: ComingDay, _ calendar: Calendar) -> String {
        let lines = entries(day, calendar).map { "  " + $0.line }
        return ([heading(day.date)] + (lines.isEmpty ? ["  nothing"] : lines)).joined(separator: "\n")
    }

    /// The weekday and the date.
    static func heading(_ date: LocalDate) -> String { "\(date.weekday.rawValue.capitalizedFirst) \(date)" }

    /// What comes on `day` and when it begins, in the order of time.
    static func entries(_ day: ComingDay, _ calendar: Calendar) -> [(at: UTC, line: String)] {
        func begin(_ time: UTC) -> String {
            // What goes on since yesterday may begin again today at the same time.
            clock(time, calendar) + (calendar.local(time).date < day.date ? " yesterday" : "")
        }
        let sessions = day.sessions.map { (at: $0.opens, line: "\(begin($0.opens))  \(text($0, calendar))") }
        let meals = day.meals.map { (at: $0.begins, line: "\(begin($0.begins))  \(text($0, calendar))") }
        let quiet = day.quiet.map { quiet in
            (at: quiet.begins, line: "\(begin(quiet.begins))  quiet hours until \(clock(quiet.ends, calendar))")
        }
        // A stable order, in which a session at the time of a meal stands before it.
        return (sessions + meals + quiet).enumerated()
            .sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    }

    private static func text(_ session: ComingDay.Session, _ calendar: Calendar) -> String {
        let start = "\(session.name): \(pose(session.variation, session.hold))"
        guard let wait = session.waitsUntil else {
            return "\(start), \(session.isOpen ? "open " : "")until \(end(session, calendar))"
        }
        let reason = session.waitsForQuiet ? "quiet hours" : "a meal"
        if wait >= session.ends {
            return "\(start), missed: \(session.waitsForQuiet ? "quiet hours outlast" : "a meal outlasts") its window"
        }
        return "\(start), from \(clock(wait, calendar)) on after \(reason), until \(end(session, calendar))"
    }

    /// When the window ends, with the weekday where a night is not all that lies between.
    private static func end(_ session: ComingDay.Session, _ calendar: Calendar) -> String {
        let end = calendar.local(session.ends).date
        let isLater = end != calendar.local(session.opens).date && session.ends - session.opens > .seconds(12 * 3600)
        return clock(session.ends, calendar) + (isLater ? " on \(end.weekday.rawValue.capitalizedFirst)" : "")
    }

    private static func text(_ meal: ComingDay.Meal, _ calendar: Calendar) -> String {
        "\(meal.name): a meal until \(clock(meal.ends, calendar)), no pose before \(clock(meal.poseFrom, calendar))"
    }

    private static func pose(_ variation: Variation, _ hold: Duration) -> String {
        "\(PoseText.name(variation)), \(variation.isPose ? "hold " : "")\(SpokenDuration.text(hold))"
    }

    private static func clock(_ time: UTC, _ calendar: Calendar) -> String {
        calendar.local(time).time.hoursAndMinutes
    }
}
