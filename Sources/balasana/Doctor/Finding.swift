/// Something that the doctor has to say.
struct Finding: Hashable {
    /// What it is about, by the word in `doctor --json`.
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
        /// By what a hold is heard.
        case guide
        /// The start at login.
        case autostart
        /// The config.
        case config
        /// Other programs that remind of breaks.
        case otherReminders = "other-reminders"
        /// Where state and history are kept.
        case files
    }

    /// How much it matters.
    enum Severity {
        /// Reminders are wrong, late or invisible, or there is something to decide: exit status 1.
        case problem
        /// Worth knowing, as somebody has it so or nothing can be done about it.
        case note
    }

    /// What it is about.
    var about: About
    /// How much it matters.
    var severity = Severity.problem
    /// What was found, in sentences.
    var what: String
    /// What the user can do about it, in sentences.
    var advice: String
}
