/// Another program that reminds of breaks and is at work now.
enum OtherReminder: Hashable {
    /// One of ``KnownReminder/all``, by its name.
    case running(String)
    /// GNOME's own, with the breaks that are switched on: `eyesight`, `movement`.
    case gnome([String])

    /// Its name.
    var name: String {
        switch self {
        case .running(let name): name
        case .gnome(let breaks): "GNOME's own (\(breaks.joined(separator: ", ")))"
        }
    }

    /// What there is to say about it.
    var finding: Finding {
        switch self {
        case .running(let name):
            Finding(
                about: .otherReminders, what: "\(name) is running, too: you are reminded twice.",
                advice: "Keep one of the two: quit \(name) and switch off its start at login, or remove Balasana with "
                    + "`./install.sh --uninstall`.")
        case .gnome(let breaks):
            Finding(
                about: .otherReminders, severity: breaks.contains { $0 != "eyesight" } ? .problem : .note,
                what: "GNOME's own break reminders are on: \(breaks.joined(separator: ", ")).",
                advice: breaks.contains { $0 != "eyesight" }
                    ? "Keep one of the two: GNOME's are switched off under Wellbeing in its settings."
                    : "They are for the eyes and go along with Balasana; they are under Wellbeing in GNOME's settings.")
        }
    }
}
