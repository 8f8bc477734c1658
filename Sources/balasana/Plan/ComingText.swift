import Presenters
import ReminderCore

/// The plan for a terminal: the next sitting reminder, then a block for each day. Equal consecutive days share a block.
enum ComingText {
    /// An event of a day.
    struct Item: Hashable {
        let at: UTC
        /// The time of day.
        let clock: String
        let words: String

        /// Time and words on one line.
        var line: String { "\(clock)  \(words)" }
    }

    /// The text for `days` and `sitting`, wrapped at `width` characters.
    static func text(
        _ days: [ComingDay], _ sitting: SittingOutlook, _ calendar: Calendar, width: Int = 80
    ) -> String {
        let head = sentences(sitting, calendar, days.first?.date).flatMap { Paragraph.lines($0, width: width) }
        let blocks = runs(days.map { (day: $0, items: items($0, calendar)) }).map { run in
            [heading(run.days, days.first?.date)] + lines(run.items, width)
        }
        return ([head] + blocks).map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
    }

    private static func sentences(
        _ sitting: SittingOutlook, _ calendar: Calendar, _ today: LocalDate?
    ) -> [String] {
        let pause = today.flatMap { sitting.pause?.sentence(calendar, today: $0) }.map { [$0] } ?? []
        guard let remindAfter = sitting.remindAfter else {
            return pause + ["Sitting reminders are off."]
                + (sitting.next == .noAgent ? ["The agent is not running."] : [])
        }
        let first =
            "After \(DurationPhrase.text(remindAfter)) of sitting: \(LengthText.text(sitting.variation, sitting.hold))."
        return pause + [first, sitting.hours.map(within), next(sitting, calendar, today)].compactMap(\.self)
    }

    /// Groups consecutive days with equal events.
    private static func runs(
        _ days: [(day: ComingDay, items: [Item])]
    ) -> [(days: [LocalDate], items: [Item])] {
        var runs: [(days: [LocalDate], items: [Item])] = []
        for (day, items) in days {
            if let last = runs.last, last.items.map(\.line) == items.map(\.line) {
                runs[runs.count - 1].days.append(day.date)
            } else {
                runs.append(([day.date], items))
            }
        }
        return runs
    }

    private static func lines(_ items: [Item], _ width: Int) -> [String] {
        if items.isEmpty { return ["  nothing planned"] }
        return items.flatMap { item in
            let start = "  \(item.clock)  "
            let margin = String(repeating: " ", count: start.count)
            return Paragraph.lines(item.words, first: start, others: margin, width: width)
        }
    }

    private static func within(_ hours: DailyRanges) -> String {
        let ranges = hours.ranges.filter { $0.from != $0.until }
            .map { "\($0.from.hoursAndMinutes) to \($0.until.hoursAndMinutes)" }
        let days = hours.days.count == Weekday.allCases.count ? "" : " on \(DateText.weekdays(hours.days))"
        return ranges.isEmpty
            ? "Sitting reminders come\(days)." : "Sitting reminders come from \(DateText.list(ranges))\(days)."
    }

    private static func next(_ sitting: SittingOutlook, _ calendar: Calendar, _ today: LocalDate?) -> String? {
        func when(_ iso8601: String) -> String {
            today.map { StatusText.when(iso8601, $0) } ?? StatusText.clock(iso8601)
        }
        if let begin = sitting.notBefore {
            return "No sitting reminders until \(when(calendar.iso8601(begin)))."
        }
        switch sitting.next {
        case .noAgent: return "The agent is not running, so the next reminder is unknown."
        case .away: return "You are away. Counting restarts when you return."
        case .standing(let until?): return "You are standing until \(when(until)). Counting starts when you sit down."
        case .standing(nil): return "You are standing. Counting starts when you sit down."
        case .reminder(let next):
            let time = when(next.at)
            guard let poseFrom = next.poseFrom else { return "Next reminder at \(time) if you keep sitting." }
            return "Next reminder at \(time) if you keep sitting: a walk, because you ate "
                + "(no poses until \(when(poseFrom)))."
        case .afterSlot(let slot):
            let name = SessionText.name(slot.slot ?? "")
            return "The \(name) at \(when(slot.at)) comes first and also counts as a break."
        // The pause is the reason, and it is named already.
        case .unknown where sitting.pause != nil: return nil
        case .unknown: return "The next reminder cannot be predicted. Run `balasana status` to see why."
        }
    }

    /// The heading of `dates`. `today` is the first day of the plan.
    private static func heading(_ dates: [LocalDate], _ today: LocalDate?) -> String {
        let year = (today ?? dates[0]).components.year
        let first = DateText.text(dates[0], in: year)
        if dates.count > 1 {
            return "\(first) \(dates.count == 2 ? "and" : "to") \(DateText.text(dates[dates.count - 1], in: year))"
        }
        return dates[0] == today ? "Today, \(first)" : first
    }

    /// The weekday and the date.
    static func heading(_ date: LocalDate) -> String { DateText.text(date, in: date.components.year) }

    /// The events that begin on `day`, in chronological order, each on one line.
    static func entries(_ day: ComingDay, _ calendar: Calendar) -> [(at: UTC, line: String)] {
        items(day, calendar).map { ($0.at, $0.line) }
    }

    /// The events that begin on `day`, in chronological order.
    static func items(_ day: ComingDay, _ calendar: Calendar) -> [Item] {
        func item(_ begin: UTC, _ words: String) -> Item {
            // An event that began yesterday may have the same time as one that begins today.
            let isOld = calendar.local(begin).date < day.date
            return Item(
                at: begin, clock: DateText.clock(begin, calendar), words: words + (isOld ? " (since yesterday)" : ""))
        }
        let sessions = day.sessions.map { item($0.opens, words($0, calendar)) }
        let meals = day.meals.map { item($0.begins, words($0, calendar)) }
        let quiet = day.quiet.map { item($0.begins, "quiet hours until \(end($0.ends, since: $0.begins, calendar))") }
        // Sort stably: a session at the same time as a meal comes before it.
        return (sessions + meals + quiet).enumerated()
            .sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    }

    private static func words(_ session: ComingDay.Session, _ calendar: Calendar) -> String {
        let length =
            session.variation == .classic
            ? DurationPhrase.text(session.hold) : LengthText.text(session.variation, session.hold)
        let late = session.choice.reasons.contains(.late) ? " (late)" : ""
        let what = "\(SessionText.name(session.name)), \(length)\(late)"
        guard let wait = session.wait else {
            return session.isOpen ? "\(what), open until \(end(session.ends, since: session.opens, calendar))" : what
        }
        let reason =
            switch wait.reason {
            case .meal: "a meal"
            case .quiet: "quiet hours"
            case .pause: "the pause"
            }
        if wait.until >= session.ends { return "\(what), missed because of \(reason)" }
        return "\(what), waits until \(end(wait.until, since: session.opens, calendar)) because of \(reason)"
    }

    private static func words(_ meal: ComingDay.Meal, _ calendar: Calendar) -> String {
        // Without a length, or in the hour that the clock skips, a meal ends as it begins.
        let end = meal.ends > meal.begins ? " until \(DateText.clock(meal.ends, calendar))" : ""
        return "\(meal.name)\(end), no poses until \(DateText.clock(meal.poseFrom, calendar))"
    }

    /// The end of an event that began at `begin`. It has the weekday if the event ends on a later date, after over 12
    /// h.
    private static func end(_ end: UTC, since begin: UTC, _ calendar: Calendar) -> String {
        let date = calendar.local(end).date
        let isLater = date != calendar.local(begin).date && end - begin > .seconds(12 * 3600)
        return DateText.clock(end, calendar) + (isLater ? " on \(DateText.weekday(date.weekday))" : "")
    }
}
