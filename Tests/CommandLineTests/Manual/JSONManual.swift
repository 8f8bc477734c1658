import ReminderCore

@testable import balasana

/// The objects of `--json`, key by key.
enum JSONManual {
    /// A command's object: its keys, those of objects in it behind a dot, and what they are.
    struct Object {
        let command: String
        let remark: String
        let keys: [(key: String, meaning: String)]
    }

    static func add(to page: inout Roff) {
        page.section("JSON")
        page.words(
            """
            What `--json` prints is UTF-8, and is kept stable: keys may be added, none changes its meaning or goes away within \
            a major version. Every key is always there; what is not there is null. Times are local, in ISO 8601 with their \
            offset; lengths are whole seconds. A dot stands for a key of an object, [] for the members of a list.
            """)
        for object in objects {
            page.part("\(object.command) --json")
            page.words(object.remark)
            for (key, meaning) in object.keys { page.term(Roff.bold(key), meaning) }
        }
    }

    /// All words of a kind, in their order.
    private static func words<Word: RawRepresentable<String> & CaseIterable>(_ kind: Word.Type) -> String {
        let words = kind.allCases.map(\.rawValue)
        return words.dropLast().joined(separator: ", ") + " or " + (words.last ?? "")
    }

    static let objects = [status, plan, simulate, show, autostart, doctor]

    private static let status = Object(
        command: "status",
        remark: """
            One object; with `--follow` one a line, at once and after each change. There `state` is no-agent while there is no \
            agent, and all else null.
            """,
        keys: [
            (
                "state",
                words(Status.State.self) + ": what is going on, the first of these that is so."
            ),
            ("sitting_seconds", "Sitting since the last break, at the moment of the answer."),
            ("sitting_since", "When it began, had it gone on without a pause; null while it does not go on."),
            ("next", "The reminder that comes next, or is there; null where none can be foreseen."),
            ("next.kind", "sitting or slot."), ("next.slot", "The slot's name; null for sitting."),
            ("next.at", "When it is expected."), ("next.hold_seconds", "How long its hold is."),
            ("next.variation", words(Variation.self) + "."),
            ("next.pose_from", "Where it is a walk after a meal: when a pose is offered again."),
            ("held_back", "Why reminders wait: a list of pause, do-not-disturb, call, quiet, off-hours and meal."),
            ("held_until", "Until when, by each of those reasons that has an end."),
            ("calls[].program", "A program that keeps the screen awake; empty if it tells no name."),
            ("calls[].reason", "Why, in its words."),
            ("paused_until", "When the pause ends; null without one, and for one without a time."),
            ("pause_ends_with_call", "Whether the pause ends with the call that is on."),
            ("snooze_ends_with_call", "Whether the snooze ends with the call, if that is over before next.at."),
            ("snoozes_left", "How many snoozes the reminder has left."),
            ("hold", "The hold that is running; null for none."), ("hold.kind", "sitting or slot."),
            ("hold.slot", "The slot's name; null for sitting."), ("hold.variation", "As in next."),
            ("hold.stage", words(GuidedHold.Stage.self) + "."), ("hold.length_seconds", "How long it is."),
            ("hold.done", "Whether it was held; null before that is known."),
            ("suspended", "Whether pain has left no pose to offer."),
            ("sources.idle", "What tells of idle time; null for nothing."), ("sources.lock", "What tells of the lock."),
            ("sources.sleep", "What tells of sleep."),
            ("notification_server", "Its name and version; null for none."),
            ("config_problems", "What is wrong with the config, a sentence each."),
        ])

    private static let plan = Object(
        command: "plan", remark: "One object.",
        keys: [
            ("days[].date", "The date; today has what is not over of yesterday, too."),
            ("days[].slots[].slot", "The slot's name; those that have had their outcome are left out."),
            ("days[].slots[].at", "When it opens, or did."),
            ("days[].slots[].waits_until", "Until when a meal makes it wait; null if none does."),
            ("days[].slots[].until", "Until when it can be answered."),
            ("days[].slots[].hold_seconds", "How long its hold is."), ("days[].slots[].variation", "Its pose."),
            ("days[].meals[].meal", "The meal's name."), ("days[].meals[].at", "When it begins."),
            ("days[].meals[].until", "When it ends."), ("days[].meals[].pose_from", "When a pose is offered again."),
            ("days[].quiet[].at", "When hours without reminders begin."), ("days[].quiet[].until", "When they end."),
            ("sitting.agent", "Whether an agent has answered."),
            ("sitting.remind_after_seconds", "After how much sitting a reminder is due."),
            ("sitting.hold_seconds", "How long its hold is."), ("sitting.variation", "Its pose."),
            ("sitting.pose_from", "Where the next is a walk after a meal: when a pose is offered again."),
            ("sitting.not_before", "Outside the hours of sitting reminders: when they begin."),
            ("sitting.next", "When the next one is due if you stay; null where that is not known."),
        ])

    private static let simulate = Object(
        command: "simulate", remark: "An object a line, in the order of time.",
        keys: [
            ("at", "When."),
            ("event", "An event of the history (see there), or due, withdrawn, held-back or released."),
            ("kind", "sitting or slot; null where it is about neither."), ("slot", "The slot's name."),
            ("hold_seconds", "The length of the hold, where there is one."),
            ("variation", "The pose, where there is one."),
            ("reason", "Why, or what is worth telling besides."),
        ])

    private static let show = Object(
        command: "config show", remark: "One object.",
        keys: [
            ("config", "The path of your config, whether it is there or not."),
            ("files", "The files that are in force, the lowest layer first."),
            ("settings[].key", "Its name, such as sitting.remind_after."), ("settings[].group", "Its group."),
            ("settings[].value", "The value in force, as the config writes it."),
            ("settings[].default", "The value without any file."),
            ("settings[].file", "The file that sets it; null for the default."),
            ("settings[].line", "The line there; null for the default."),
            ("settings[].explanation", "What it is for."), ("settings[].allowed", "What can be written, in words."),
            ("problems[].severity", "error, or warning for what changes nothing."),
            ("problems[].file", "Where it stands."),
            ("problems[].line", "The line; null where it is about the whole file."),
            ("problems[].group", "The group; null for none."), ("problems[].key", "The key; null for none."),
            ("problems[].found", "What was found."), ("problems[].allowed", "What is allowed."),
            ("problems[].consequence", "What holds instead."),
        ])

    private static let autostart = Object(
        command: "autostart status", remark: "One object.",
        keys: [
            ("starts", "Whether the agent starts at login to this desktop."),
            ("by", "entry, unit or config (the compositor's): what starts it; null if nothing does."),
            ("program", "The program that starts then; null if none does."),
            ("desktops", "The names of the desktop, as XDG_CURRENT_DESKTOP has them."),
            ("compositor", "A compositor that reads no autostart folder; null on other desktops."),
            ("compositor.name", "Its name."), ("compositor.line", "The line for its config that starts the agent."),
            ("entry", "The entry of the autostart folder; null for none."), ("entry.path", "Its path."),
            ("entry.state", "works, off, elsewhere (for other desktops), program-missing or unusable."),
            ("entry.line", "The line by which it is off, or for other desktops; null otherwise."),
            ("unit", "The systemd unit; null for none."), ("unit.path", "Its path."),
            ("unit.enabled", "Whether it is switched on."),
            ("unit.reached", "Whether this session reaches its target; null where nobody can tell."),
            ("findings[].what", "What keeps it from starting."), ("findings[].advice", "What you can do."),
            ("notes", "What is worth knowing and nothing amiss: a list like findings."),
        ])

    private static let doctor = Object(
        command: "doctor", remark: "One object.",
        keys: [
            ("findings[].about", words(Finding.About.self) + ". The list is empty with exit status 0."),
            ("findings[].what", "What is amiss."), ("findings[].advice", "What you can do."),
            ("notes", "What is worth knowing and nothing amiss: a list like findings."),
            ("version", "Of this program."), ("agent.state", "running, absent, silent or no-bus."),
            ("agent.version", "Of the agent; null if it does not run."),
            (
                "sources",
                """
                Null without an agent, or an object with idle, lock, sleep, inhibitors and do-not-disturb. Each is null or \
                has in_use, limits and rejected (name, reason).
                """
            ),
            ("server.state", "running, startable, silent, none or no-bus: the notification server."),
            ("server.name", "Its name."), ("server.version", "Its version."),
            ("server.capabilities", "What it says it can do."), ("server.limits", "What that means for reminders."),
            ("guide.voice", "Whether there is a program that speaks."),
            ("guide.players", "The programs that play chimes."),
            ("autostart.starts", "Whether something starts the agent at login."),
            ("autostart.entry", "The autostart entry's path."), ("autostart.unit", "The systemd unit's path."),
            ("config.file", "The config's path; null where there is none."),
            ("config.faults", "What is wrong in it, a sentence each."),
            ("other_reminders", "Other break reminders that are at work."),
            ("obstacles", "Why files cannot be saved."),
        ])
}
