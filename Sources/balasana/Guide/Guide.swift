import Presenters
import ReminderCore

/// The guide to the pose, as data: what a terminal prints and what the page shows is made of this and of nothing else.
struct Guide: Hashable, Sendable {
    /// What it is called.
    let title: String
    /// What stands below the title.
    let lead: Statement
    /// Its parts, in the order of reading.
    let sections: [GuideSection]

    /// The guide for whoever has these `settings` and this `practice`.
    ///
    /// - Parameter calendar: Tells the date of what hurt.
    init(_ settings: Settings, _ practice: Practice, _ calendar: Calendar) {
        title = "Your guide to Child's Pose"
        lead = Statement("A break for your back when you have been sitting for long.", .d5)
        sections = [
            .steps, .yours(settings, practice, calendar), .variations, .breathing(settings.guide), .cautions,
            .reasons(settings.body), .rhythm(settings),
        ]
    }

    /// Everything that it says of the pose, in the order of reading.
    var statements: [Statement] {
        [lead] + sections.flatMap(\.entries).flatMap(\.statements)
    }
}
