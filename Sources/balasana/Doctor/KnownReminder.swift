/// A program that reminds of breaks, and how to know that it runs.
struct KnownReminder: Hashable {
    /// What people call it.
    let name: String
    /// The name that it owns on the session bus; nil where it owns none.
    var busName: String?
    /// The name of its program, in small letters.
    let program: String

    /// Those that are looked for. Where a bus name is given here, the program's sources say so.
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
