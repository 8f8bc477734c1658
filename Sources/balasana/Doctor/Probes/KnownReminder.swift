/// A break reminder, and how to find out whether it is running.
struct KnownReminder: Hashable {
    /// Its usual name.
    let name: String
    /// Its name on the session bus; nil for none.
    var busName: String?
    /// The name of its program, in lower case.
    let program: String

    /// The known ones. Their bus names are from their sources.
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

    /// Those of ``all`` that own one of `busNames` or run as one of `programs`.
    static func running(busNames: Set<String>, programs: Set<String>) -> [OtherReminder] {
        all.filter { known in
            known.busName.map(busNames.contains) ?? false || programs.contains(known.program)
        }
        .map { .running($0.name) }
    }
}
