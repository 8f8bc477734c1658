/// A problem or a note of the doctor.
struct Finding: Hashable {
    /// The subject, by the word in `doctor --json`.
    enum About: String, CaseIterable {
        /// Whether the agent runs.
        case agent
        /// Idle time.
        case idle
        /// The screen lock.
        case lock
        /// The notification server.
        case notifications
        /// Reminders that are held back now.
        case heldBack = "held-back"
        /// Voice and chimes.
        case guide
        /// The start at login.
        case autostart
        /// The config.
        case config
        /// Other break reminders.
        case otherReminders = "other-reminders"
        /// The folders of state and history.
        case files
    }

    /// Whether the user should act.
    enum Severity {
        /// Reminders are wrong, late or invisible, or the user must decide something: exit status 1.
        case problem
        /// Worth knowing, but wanted, or beyond repair.
        case note
    }

    /// The subject.
    var about: About
    /// Whether the user should act.
    var severity = Severity.problem
    /// What was found, in sentences.
    var what: String
    /// What the user can do about it, in sentences.
    var advice: String
}
