import Presenters
import ReminderCore

/// The next holds with their reasons, for a terminal. Each kind of reminder has a block.
enum PlanExplanation {
    /// The text for all kinds in `settings` after `practice`, wrapped at `width` characters.
    ///
    /// - Parameter open: Sessions that may be late. Their pose is already chosen.
    static func text(
        _ settings: Settings, _ practice: Practice, _ open: [ComingDay.Session] = [], _ calendar: Calendar,
        at now: UTC, width: Int = 80
    ) -> String {
        var blocks = KindText.names(settings).map { kind, name in
            let choice = open.first { .slot($0.name) == kind }?.choice ?? settings.choice(of: kind, practice)
            let plan = settings.plan(of: kind, in: choice.pose.variation, practice, at: now)
            let isPose = choice.pose.variation.isPose
            let length = isPose ? [PlanText.length(plan, calendar), PlanText.growth(plan, calendar)] : []
            let sentences = length.compactMap(\.self) + [PlanText.pose(choice, calendar)]
            return Paragraph.lines(name.capitalizedFirst, width: width)
                + sentences.flatMap { Paragraph.lines($0, first: "  ", others: "  ", width: width) }
        }
        if let end = settings.mealEnd(practice, calendar, at: now) {
            let clock = DateText.clock(end, calendar)
            blocks.append(
                Paragraph.lines(Statement("No poses until \(clock), because you ate.", .d8).text, width: width))
        }
        return blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
    }
}
