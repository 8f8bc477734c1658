import Presenters

@testable import Control
@testable import balasana

/// Writes balasana-json(7): the objects that `--json` prints, key by key.
enum JSONManual {
    /// The object of a command. A dot separates a key from the object that contains it.
    struct Object {
        let command: String
        let remark: String
        let keys: [(key: String, meaning: String)]
    }

    static func page(date: String) -> String {
        var page = Roff(
            "BALASANA-JSON", section: 7, date: date, source: "Balasana \(Version.number)",
            volume: "Miscellaneous Information")
        page.section("NAME")
        page.words("balasana-json - the JSON output of the break reminder Balasana")
        page.section("DESCRIPTION")
        page.words(
            """
            With `--json`, several commands of balasana(1) print JSON in UTF-8. The format is stable: within a major \
            version, keys may be added, but none is removed or changes its meaning. Every key is always present; its \
            value is null if there is nothing to say. Times are local, in ISO 8601 with their offset. Lengths are \
            whole seconds.
            """)
        page.paragraph(
            "Below, a dot separates a key from the object that contains it, and [] means the members of a list.")
        page.section("OBJECTS")
        for object in objects {
            page.part("balasana \(object.command) --json")
            page.words(object.remark)
            for (key, meaning) in object.keys { page.term(Roff.bold(key), meaning) }
        }
        page.part("balasana status --waybar")
        page.words("One object per line, for a custom module of Waybar. With `--follow`, one after each change.")
        for (key, meaning) in waybar { page.term(Roff.bold(key), meaning) }
        page.section("EXAMPLES")
        page.paragraph("The state of the agent, again after each change:")
        page.example("balasana status --follow --json |\n  jq -r --unbuffered .state")
        page.paragraph("The settings that are not at their defaults:")
        page.example(
            "balasana config show --json |\n  jq -r '.settings[] | select(.value != .default) | .key'")
        page.section("SEE ALSO")
        page.add("\(Roff.bold("balasana"))(1), \(Roff.bold("balasana.conf"))(5)")
        return page.text
    }

    /// All values of `kind`, in order, as a list.
    static func words<Word: RawRepresentable<String> & CaseIterable>(_ kind: Word.Type) -> String {
        let words = kind.allCases.map(\.rawValue)
        return words.dropLast().joined(separator: ", ") + " or " + (words.last ?? "")
    }

    static let objects = [
        StatusManual.object, plan, HistoryManual.object, StatsManual.object, simulate, show, autostart, doctor,
    ]

    static let waybar = [
        ("text", "A few words for the bar."), ("tooltip", "The full status."), ("alt", "The state, as `state` above."),
        ("class", "A list: the state, and each reason in `held_back`."),
    ]

    private static let plan = Object(
        command: "plan", remark: "One object.",
        keys: [
            ("days[].date", "The date. Today includes what continues from yesterday."),
            ("days[].slots[].slot", "The name of the session. Sessions that are over or skipped are left out."),
            ("days[].slots[].at", "When it begins or began."),
            (
                "days[].slots[].waits_until",
                "Until when it waits because of a meal, quiet hours or a pause; otherwise null."
            ),
            ("days[].slots[].until", "When it ends."),
            ("days[].slots[].hold_seconds", "The length of its hold."), ("days[].slots[].variation", "Its pose."),
            ("days[].meals[].meal", "The name of the meal."), ("days[].meals[].at", "When it begins."),
            ("days[].meals[].until", "When it ends."), ("days[].meals[].pose_from", "When poses are suggested again."),
            ("days[].quiet[].at", "When hours without reminders begin."), ("days[].quiet[].until", "When they end."),
            ("paused", "Whether you have paused reminders. What is over before the end of the pause is left out."),
            ("paused_until", "When the pause ends; null if that is unknown."),
            ("sitting.agent", "Whether the agent answered."),
            ("sitting.remind_after_seconds", "The sitting time after which a reminder is due; null if off."),
            ("sitting.hold_seconds", "The length of its hold."), ("sitting.variation", "Its pose."),
            ("sitting.pose_from", "If the next one is a walk because of a meal: when poses are suggested again."),
            ("sitting.not_before", "Outside the hours of sitting reminders: when they begin."),
            ("sitting.next", "When the next one is due if you keep sitting; null if that is unknown."),
        ])

    private static let simulate = Object(
        command: "simulate", remark: "One object per line for each event, in chronological order.",
        keys: [
            ("at", "When it happened."),
            (
                "event",
                """
                An event of the history (see HISTORY in balasana(1)), or due, withdrawn (the reminder left the screen \
                without an answer), held-back or released.
                """
            ),
            ("kind", "sitting or slot; null if the event concerns neither."), ("slot", "The name of the session."),
            ("hold_seconds", "The length of the hold, if there is one."),
            ("variation", "The pose, if there is one."),
            ("reason", "The reason, or more about the event."),
        ])

    private static let show = Object(
        command: "config show", remark: "One object.",
        keys: [
            ("config", "The path of your config, whether it exists or not."),
            ("files", "The config files that are used, the most general first."),
            ("settings[].key", "The name of the setting, such as sitting.remind_after."),
            ("settings[].group", "Its group."),
            ("settings[].value", "Its current value, as written in the config."),
            ("settings[].default", "Its default."),
            ("settings[].file", "The file that sets it; null for the default."),
            ("settings[].line", "The line that sets it; null for the default."),
            ("settings[].explanation", "What it does."), ("settings[].allowed", "The allowed values, in words."),
            ("problems[].severity", "error, or warning if nothing changes because of it."),
            ("problems[].file", "The file of the problem."),
            ("problems[].line", "The line; null if the problem concerns the whole file."),
            ("problems[].group", "The group; null if there is none."),
            ("problems[].key", "The key; null if there is none."),
            ("problems[].found", "What was found."), ("problems[].allowed", "What is allowed."),
            ("problems[].consequence", "What is used instead."),
        ])

    private static let autostart = Object(
        command: "autostart status", remark: "One object.",
        keys: [
            ("starts", "Whether the agent starts at login to this desktop."),
            ("by", "entry, unit or config (of the compositor): what starts it; null if nothing does."),
            ("program", "The program that is started; null if there is none."),
            ("desktops", "The names of the desktop in XDG_CURRENT_DESKTOP."),
            ("compositor", "A compositor that ignores the autostart folder; null on other desktops."),
            ("compositor.name", "Its name."), ("compositor.line", "The line for its config that starts the agent."),
            ("entry", "The entry in the autostart folder; null if there is none."), ("entry.path", "Its path."),
            ("entry.state", "works, off, elsewhere (for other desktops), program-missing or unusable."),
            ("entry.line", "The line that disables it or limits it to other desktops; null if there is none."),
            ("unit", "The systemd unit; null if there is none."), ("unit.path", "Its path."),
            ("unit.enabled", "Whether it is enabled, for you or for all users."),
            ("unit.sandbox", "The path of its drop-in with restrictions; null if there is none."),
            ("unit.reached", "Whether this session reaches its target; null if that is unknown."),
            ("findings[].what", "What keeps it from starting."), ("findings[].advice", "What you can do."),
            ("notes", "Useful to know, but not a problem: a list like findings."),
        ])

    private static let doctor = Object(
        command: "doctor", remark: "One object.",
        keys: [
            ("findings[].about", words(Finding.About.self) + ". The list is empty if the exit status is 0."),
            ("findings[].what", "What is wrong."), ("findings[].advice", "What you can do."),
            ("notes", "Useful to know, but not a problem: a list like findings."),
            ("version", "The version of this program."), ("agent.state", "running, absent, silent, foreign or no-bus."),
            ("agent.version", "The version of the agent; null if it is not running."),
            (
                "sources",
                """
                An object with idle, lock, sleep, inhibitors and do-not-disturb; null if the agent is not running. \
                Each of them is null or has in_use, limits and rejected (name, reason).
                """
            ),
            ("server.state", "running, startable, silent, foreign, none or no-bus: the notification server."),
            ("server.name", "Its name."), ("server.version", "Its version."),
            ("server.capabilities", "Its capabilities, as it lists them."),
            ("server.limits", "What they mean for reminders."),
            ("guide.voice", "Whether there is a program that speaks."),
            ("guide.players", "The programs that can play sounds."),
            ("tray", "shown, none (no panel shows icons of programs) or off (in the config): the icon in the panel."),
            ("autostart.starts", "Whether the agent starts at login."),
            ("autostart.entry", "The path of the autostart entry."),
            ("autostart.unit", "The path of the systemd unit."),
            ("config.file", "The path of the config; null if there is none."),
            ("config.faults", "The problems in the config, one sentence each."),
            ("other_reminders", "Other break reminders that are running."),
            ("obstacles", "Why files cannot be saved."),
            ("history.unreadable", "The files and lines of the history that cannot be read, one sentence each."),
            ("history.foreign", "The files of the history in a form to which no row is added."),
        ])
}
