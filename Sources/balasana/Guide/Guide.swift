import Presenters
import ReminderCore

/// The guide to the pose, as data, from which both the terminal's text and the page are made.
struct Guide: Hashable, Sendable {
    /// The heading of the whole.
    let title: String
    /// The sentence below the title.
    let lead: Statement
    /// Its sections, in the order of reading.
    let sections: [GuideSection]

    /// The guide for a user with these `settings` and this `practice`.
    ///
    /// - Parameter calendar: For the dates of past pain.
    init(_ settings: Settings, _ practice: Practice, _ calendar: Calendar) {
        title = "Your guide to Child's Pose"
        lead = Statement("A break for your back after sitting for a long time.", .d5)
        sections = [
            .steps, .yours(settings, practice, calendar), .variations, .breathing(settings.guide), .cautions,
            .reasons(settings.body), .rhythm(settings),
        ]
    }

    /// Every statement on the pose, in the order of reading.
    var statements: [Statement] {
        [lead] + sections.flatMap(\.entries).flatMap(\.statements)
    }
}
