/// A known break reminder, with the names that show whether it is running.
struct KnownReminder: Hashable {
    /// The name for the user.
    let name: String
    /// The name it owns on the session bus; nil if it has none.
    var busName: String?
    /// The name of its process, in lower case.
    let program: String

    /// The known reminders. Their bus names come from their source code.
    static let all = [
        KnownReminder(name: "GNOME Break Timer", busName: "org.gnome.BreakTimer", program: "gnome-break-timer-daemon"),
        KnownReminder(name: "Workrave", busName: "org.workrave.Workrave", program: "workrave"),
        KnownReminder(name: "Safe Eyes", busName: "io.github.slgobinath.SafeEyes", program: "safeeyes"),
        KnownReminder(name: "RSIBreak", busName: "org.kde.rsibreak", program: "rsibreak"),
        KnownReminder(name: "Stretchly", program: "stretchly"),
        KnownReminder(name: "Sane Break", program: "sane-break"),
        KnownReminder(name: "BreakTimer", program: "breaktimer"),
        KnownReminder(name: "Ianny", program: "ianny"),
        KnownReminder(name: "Budgie's Take a Break", program: "takeabreak_run"),
    ]

    /// The reminders in ``all`` that own one of `busNames` or run as one of `programs`.
    static func running(busNames: Set<String>, programs: Set<String>) -> [OtherReminder] {
        all.filter { known in
            known.busName.map(busNames.contains) ?? false || programs.contains(known.program)
        }
        .map { .running($0.name) }
    }
}
