import Presenters
import ReminderCore

/// The guide to the pose as data. The terminal text and the HTML page are both made from it.
struct Guide: Hashable, Sendable {
    let title: String
    /// The sentence below the title.
    let lead: Statement
    /// In reading order.
    let sections: [GuideSection]

    /// The guide for a user with these `settings` and this `practice`.
    ///
    /// - Parameter calendar: Converts the times of past pain to dates.
    init(_ settings: Settings, _ practice: Practice, _ calendar: Calendar) {
        title = "Your guide to Child's Pose"
        lead = Statement("A break for your back after sitting for a long time.", .d5)
        sections = [
            .steps, .yours(settings, practice, calendar), .variations, .breathing(settings.guide), .cautions,
            .reasons(settings.body), .rhythm(settings),
        ]
    }

    /// Every statement about the pose, in reading order.
    var statements: [Statement] {
        [lead] + sections.flatMap(\.entries).flatMap(\.statements)
    }
}
