import HistoryStatistics
import Platform
import Presenters
import ReminderCore

/// The output of `stats` for a terminal: labels with sentences.
struct StatsText {
    private static let margin = 11
    /// The minimum width, in characters, for a separate column of labels.
    private static let leastWidthForColumns = 60

    private let period: PeriodFigures
    private let before: PeriodFigures
    private let machine: String?
    private let today: LocalDate
    /// The number of characters in a line.
    private let width: Int

    /// The text about `period`, compared with the one `before` it.
    init(_ period: PeriodFigures, _ before: PeriodFigures, machine: String?, today: LocalDate, width: Int) {
        self.period = period
        self.before = before
        self.machine = machine
        self.today = today
        self.width = width
    }

    /// All lines.
    var text: String {
        let lines = period.isEmpty ? Paragraph.lines(nothing, width: width) : heading + [""] + rows.flatMap(row)
        return lines.map(\.harmless).joined(separator: "\n")
    }

    private var days: Int { period.dates.upperBound.daysSinceEpoch - period.dates.lowerBound.daysSinceEpoch + 1 }

    private var nothing: String {
        let when = days == 1 ? "today" : "in the last \(days) days"
        return before.isEmpty
            ? "Nothing was recorded \(when). The figures appear as soon as the agent has run for a while."
            : "Nothing was recorded \(when)."
    }

    private var heading: [String] {
        let year = today.components.year
        let first = DateText.text(period.dates.lowerBound, in: year)
        let dates = days == 1 ? first : "\(first) to \(DateText.text(today, in: year)), \(days) days"
        return Paragraph.lines(dates + (machine.map { ", only \($0.harmlessName)" } ?? ""), width: width)
    }

    private func row(_ label: String, _ sentences: [String]) -> [String] {
        if width < Self.leastWidthForColumns {
            return sentences.enumerated().flatMap { index, sentence in
                Paragraph.lines(
                    sentence, first: index == 0 ? "\(label): " : "  ", others: "  ", width: width)
            }
        }
        return sentences.flatMap { Paragraph.lines($0, width: width - Self.margin) }.enumerated().map { index, line in
            (index == 0 ? label : "").padded(to: Self.margin) + line
        }
    }

    /// Labels with their sentences.
    var rows: [(label: String, sentences: [String])] {
        [
            ("Observed", observed), ("Practice", practice), ("Sitting", sitting), ("Reminders", reminders),
            ("Holds", holds),
        ]
    }

    private var observed: [String] {
        if period.daysObserved == 0 { return [notRecorded] }
        return ["\(DurationPhrase.rough(period.observed)) on \(Self.count(period.daysObserved, "day"))."]
    }

    /// Why there are no rows of a kind that this version writes.
    private var notRecorded: String {
        let isFirstDay = period.practice.daysAtDesk + period.practice.daysInPain == 0
        return isFirstDay ? "Nothing yet." : "Not recorded by the version that ran in these days."
    }

    private var practice: [String] {
        let practice = period.practice
        let sessions = practice.sessions.map {
            "\(SessionText.name($0.name.harmlessName).capitalizedFirst): \($0.held) of \($0.asked)."
        }
        let pain = practice.daysInPain
        return [
            practice.daysAtDesk == 0
                ? practice.daysInPain == 0 ? "Today counts once you have held a pose." : "No days to count."
                : "Practised on \(practice.daysPractised) of \(Self.count(practice.daysAtDesk, "day")) at the desk"
                    + (practice.countsToday && days > 1 ? ", today included." : "."),
            pain == 0 ? nil : "\(Self.count(pain, "day")) in pain \(pain == 1 ? "is" : "are") not counted.",
        ].compactMap(\.self) + sessions + [
            "At the desk: \(practice.holdsAtDesk == 0 ? "no poses" : Self.count(practice.holdsAtDesk, "pose"))."
        ]
    }

    private var sitting: [String] {
        guard let sitting = period.sitting else {
            return [notRecorded]
        }
        let since = sitting.recordedSince.map { "Sitting is recorded since \(DateText.day($0))." }
        let length = DurationPhrase.rough(sitting.perDay)
        let perDay = sitting.days == 1 ? length : "\(length) a day"
        let amount =
            sitting.isToday
            ? days == 1 ? "\(length)." : "\(length) today."
            : "\(perDay), on \(Self.count(sitting.days, "day")) before today."
        let standing = sitting.standing > .zero ? "Standing: \(DurationPhrase.rough(sitting.standing)) in all." : nil
        return [amount, since, bouts(sitting), breaks(sitting), standing, comparison].compactMap(\.self)
    }

    private func bouts(_ sitting: SittingFigures) -> String? {
        guard let usual = sitting.usualBout, let longest = sitting.longestBout, sitting.bouts > 1 else { return nil }
        let day = DateText.text(longest.from.local.date, in: today.components.year)
        return "You usually sat \(DurationPhrase.rough(usual)) without a break, at most "
            + "\(DurationPhrase.rough(longest.sitting)) (\(day))."
    }

    private func breaks(_ sitting: SittingFigures) -> String? {
        guard let rate = sitting.breaksPerHour else { return nil }
        if sitting.breaks == 0 { return "No breaks." }
        let tenths = Int((rate * 10).rounded())
        let text = tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
        return "\(text) \(tenths == 10 ? "break" : "breaks") for each hour of sitting."
    }

    private var comparison: String? {
        let other = "in the \(Self.count(days, "day")) before."
        switch PeriodComparison(period, before: before).sitting {
        case .less(let length): return "You sat \(DurationPhrase.rough(length)) less per day than \(other)"
        case .more(let length): return "You sat \(DurationPhrase.rough(length)) more per day than \(other)"
        case .same: return "You sat about as long per day as \(other)"
        case .observedDiffers: return "Not compared with the time before, because too much of it was not observed."
        case .tooLittle: return nil
        }
    }

    private var reminders: [String] {
        let figures = period.reminders
        let parts = ReminderOutcome.allCases.compactMap { outcome in
            figures.counts[outcome].map { "\($0) \(Self.word(outcome))" }
        }
        if parts.isEmpty { return ["None."] }
        let hours = figures.unansweredHours(limit: 3).map { hour in
            "\(TimeOfDay(hour: hour.hour, minute: 0).hoursAndMinutes) (\(hour.unanswered) of \(hour.total))"
        }
        let when = hours.isEmpty ? nil : "Often unanswered in the hour from \(DateText.list(hours))."
        let total = parts.count == 1 ? "" : "; \(figures.total) in all"
        return ["\(parts.joined(separator: ", "))\(total).", when].compactMap(\.self)
    }

    /// `outcome` in a word or two.
    static func word(_ outcome: ReminderOutcome) -> String {
        switch outcome {
        case .held: "held"
        case .partial: "held in part"
        case .walkedAway: "walked away"
        case .skipped: "skipped"
        case .unanswered: "unanswered"
        case .missed: "missed"
        }
    }

    private var holds: [String] {
        let holds = period.holds
        if holds.poses + holds.partial + holds.walks == 0 { return ["None."] }
        let planned = holds.planned.map { planned in
            let name = Self.subject(planned.kind)
            let last = DurationPhrase.text(planned.last)
            if planned.first == planned.last { return "\(name): planned for \(last)." }
            return "\(name): planned for \(DurationPhrase.text(planned.first)) at first and \(last) at the end."
        }
        let answers = Comfort.allCases.compactMap { answer in
            holds.comfort[answer].map { "\($0) \(Self.word(answer))" }
        }
        let time = DurationPhrase.text(holds.time)
        let full = Self.count(holds.poses, "pose")
        let poses: String? =
            switch (holds.poses, holds.partial) {
            case (0, 0): nil
            case (0, let partial): "\(Self.count(partial, "pose")) held in part"
            case (_, 0): full
            case (_, let partial): "\(full) held to the end, \(partial) in part"
            }
        let amounts = [
            poses.map { "\($0), \(time) in all." }, holds.walks == 0 ? nil : "\(Self.count(holds.walks, "walk")).",
        ]
        return amounts.compactMap(\.self) + planned
            + (answers.isEmpty ? [] : ["They felt: \(answers.joined(separator: ", "))."])
    }

    private static func word(_ answer: Comfort) -> String {
        switch answer {
        case .comfortable: "comfortable"
        case .tooLong: "too long"
        case .hurt: "painful"
        case .interrupted: "interrupted"
        }
    }

    private static func subject(_ kind: ReminderKind) -> String {
        switch kind {
        case .sitting: "At the desk"
        case .slot(let name): SessionText.name(name.harmlessName).capitalizedFirst
        }
    }

    private static func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }
}
