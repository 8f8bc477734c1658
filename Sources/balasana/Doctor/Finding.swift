/// A problem or a note of the doctor.
struct Finding: Hashable {
    /// The subject of a finding. The raw value is used in `doctor --json`.
    enum About: String, CaseIterable {
        /// The agent is missing, hangs or is another version.
        case agent
        case idle
        case lock
        case notifications
        /// Something delays reminders at the moment.
        case heldBack = "held-back"
        /// Voice and chimes.
        case guide
        /// The icon in the panel.
        case tray
        case autostart
        case config
        case otherReminders = "other-reminders"
        /// Balasana is installed twice.
        case installation
        /// The folders for state and history.
        case files
        /// What the history says.
        case history
    }

    /// Whether the user should act.
    enum Severity {
        /// Reminders are wrong, late or invisible, or the user must decide something. The exit status is then 1.
        case problem
        /// Useful to know, but intended, or impossible to fix.
        case note
    }

    var about: About
    var severity = Severity.problem
    /// The fact, in one or more sentences.
    var what: String
    /// What the user can do, in one or more sentences.
    var advice: String
}
