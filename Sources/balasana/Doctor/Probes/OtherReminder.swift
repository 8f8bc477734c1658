/// Another break reminder that is running.
enum OtherReminder: Hashable {
    /// A reminder from ``KnownReminder/all``, by name.
    case running(String)
    /// GNOME's own break reminder, with the breaks that are on: `eyesight`, `movement`.
    case gnome([String])

    /// The name for the user.
    var name: String {
        switch self {
        case .running(let name): name
        case .gnome(let breaks): "GNOME's own (\(breaks.joined(separator: ", ")))"
        }
    }

    /// The conflict with Balasana and its solution.
    var finding: Finding {
        switch self {
        case .running(let name):
            Finding(
                about: .otherReminders, what: "\(name) is also running, so you will be reminded twice.",
                advice: "Keep one of them: quit \(name) and turn off its start at login, or run `balasana uninstall`.")
        case .gnome(let breaks):
            Finding(
                about: .otherReminders, severity: breaks.contains { $0 != "eyesight" } ? .problem : .note,
                what: "GNOME's own break reminders are on: \(breaks.joined(separator: ", ")).",
                advice: breaks.contains { $0 != "eyesight" }
                    ? "Keep one of them. You can turn off GNOME's reminders in Settings, under Wellbeing."
                    : "They are for your eyes and work well alongside Balasana. You can change them in Settings, under "
                        + "Wellbeing.")
        }
    }
}
