import Presenters
import ReminderCore

/// Everything about the next holds and why it is so: a block for each kind, for a terminal.
enum PlanExplanation {
    /// The lines for all kinds of `settings` after `practice`, at `now`.
    static func text(_ settings: Settings, _ practice: Practice, _ calendar: Calendar, at now: UTC) -> String {
        var blocks = KindText.names(settings).map { kind, name in
            let choice = settings.choice(of: kind, practice)
            let plan = settings.plan(of: kind, practice, at: now)
            let isPose = choice.pose.variation.isPose
            let length = isPose ? [PlanText.length(plan, calendar), PlanText.growth(plan, calendar)] : []
            let lines = length.compactMap(\.self) + [PlanText.pose(choice, calendar)]
            return ([name.capitalizedFirst] + lines.map { "  " + $0 }).joined(separator: "\n")
        }
        if let end = settings.mealEnd(practice, calendar, at: now) {
            let clock = calendar.local(end).time.hoursAndMinutes
            blocks.append(Statement("Because of a meal Child's Pose waits until \(clock).", .d8).text)
        }
        return blocks.joined(separator: "\n\n")
    }
}
