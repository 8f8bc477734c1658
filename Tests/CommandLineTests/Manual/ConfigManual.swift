import Presenters
import Storage

@testable import Control
@testable import balasana

/// Writes balasana.conf(5) from the table of settings.
enum ConfigManual {
    static func page(date: String) -> String {
        var page = Roff(
            "BALASANA.CONF", section: 5, date: date, source: "Balasana \(Version.number)", volume: "File Formats")
        page.section("NAME")
        page.words("balasana.conf - settings of the Balasana break reminder")
        page.section("SYNOPSIS")
        page.lines(
            Roff.italic("~/.config/balasana/balasana.conf"), Roff.italic("/etc/xdg/balasana/balasana.conf"))
        page.section("DESCRIPTION")
        for paragraph in description { page.paragraph(paragraph) }
        page.section("VALUES")
        for (kind, meaning) in values { page.term(Roff.bold(kind), meaning) }
        page.section("SETTINGS")
        page.words("Each setting with its description, what you can write, and its default.")
        for group in groups { page.add(group) }
        page.section("EXAMPLES")
        page.paragraph(
            "A reminder every half hour in working hours, the morning session on working days and on a chair, and no "
                + "evening session:")
        page.example(
            """
            [sitting]
            remind_after = 30m
            hours = 9-12, 13-17

            [slot morning]
            days = mon-fri
            place = chair

            [slot evening]
            at = off
            """)
        page.paragraph("Two more sessions, before and after a workout:")
        page.example(
            """
            [slot before-gym]
            at = 17:45
            days = tue, thu
            purpose = warm-up

            [slot after-gym]
            at = 19:15
            days = tue, thu
            purpose = cool-down
            """)
        page.section("HEARING REMINDERS")
        for paragraph in hearing { page.paragraph(paragraph) }
        page.section("SEE ALSO")
        page.lines("\(Roff.bold("balasana"))(1)")
        return page.text
    }

    private static let description = [
        """
        A plain text file in UTF-8 with groups in brackets. Below a group are lines with a key and its value. Comments \
        begin with # and have lines of their own; a value cannot begin with # or contain it after a space. \
        `balasana config edit` opens the file in your editor, and `balasana config set` changes one setting. \
        `balasana config show` lists all settings, their values, and where each comes from. \
        `balasana config reset` writes a file with every setting and its description, each a comment until you remove \
        the #.
        """,
        """
        Changes apply as soon as you save. If a value is invalid, Balasana keeps the previous one and notifies you \
        once. In [body] an invalid value counts as a limit, to be safe. While there is an unknown or misspelled line, \
        group or key, Balasana also keeps the previous values of all settings that are missing. When the agent starts \
        with an invalid value and has no previous one, it uses that of the system-wide file, or the default. \
        `balasana config check` lists all problems.
        """,
        """
        The file is in XDG_CONFIG_HOME, or in ~/.config if that is not set. A setting that it leaves out takes its \
        value from the same file in the folders of XDG_CONFIG_DIRS (/etc/xdg if that is not set; earlier folders take \
        precedence), or its default.
        """,
    ]

    private static let hearing = [
        """
        With `sound = chime` or `sound = voice` in [delivery] you hear each reminder when its notification appears, \
        also when it comes again. What holds the notification back also holds back the sound, and without a \
        notification server you hear nothing. The voice needs speech-dispatcher. It says the pose, how long you have \
        been sitting or which session it is, your note, and the commands to answer with. It stops when you answer or \
        close the notification, and when it is withdrawn. If the voice does not work, you hear the chime.
        """,
        """
        The screen reader Orca reads the notifications of some servers itself: of GNOME Shell, MATE and \
        notification-daemon. With `sound = voice` you would hear those twice. It does not read the notifications of \
        Xfce, dunst and mako; there, `sound = voice` reads out reminders.
        """,
    ]

    private static let values = [
        ("time", "07:30, on a 24-hour clock."),
        (
            "duration",
            """
            30s, 45m or 1h30m: seconds, minutes and hours. A number without a unit is minutes: 45, and 1h30. Where the \
            default is a minute or less, and for a hold, a number needs its unit.
            """
        ),
        (
            "range",
            """
            30s to 3m, 30s-3m or 30-60s for durations; 09:00 to 17:00, 09:00-17:00 or 9-17 for times. A range of times \
            can end at 24:00, or on the next day.
            """
        ),
        ("days", "mon-fri, sun or Monday to Friday, Sunday: days and ranges of days, in upper or lower case."),
    ]

    /// A group of settings. All slots share one group, and all meals share one.
    struct Group {
        let heading: String
        let intro: String
        let settings: [ConfigSetting]
    }

    static var groups: [Group] {
        let settings = ConfigReader.read([sample], keeping: nil).keys
        var groups: [Group] = []
        for name in settings.map(\.key.group) {
            let kind = String(name.prefix { $0 != " " })
            let heading = kind == name ? "[\(name)]" : "[\(kind) NAME]"
            if groups.contains(where: { $0.heading == heading }) { continue }
            groups.append(
                Group(
                    heading: heading, intro: intro(of: kind),
                    settings: settings.filter { $0.key.group == name }))
        }
        return groups
    }

    /// A config with a meal, for describing the keys of meals.
    private static let sample = ConfigFile(path: "balasana.conf", text: "[meal sample]\nat = 12:00 to 12:30\n")

    /// The comment above the group in the default config. Slots and meals have other introductions.
    private static func intro(of kind: String) -> String {
        switch kind {
        case "slot":
            """
            [slot NAME] sets a session at a fixed time of the day. Two are built in, morning at 07:30 and evening at \
            21:00, and are on until you set at = off. You can add up to a thousand, each with a name of up \
            to 40 letters, digits, - and _. A session that is more than 30 min late is offered on the chair, with the \
            hold of the session, unless you set its variation.
            """
        case "meal":
            """
            [meal NAME] sets a meal at a fixed time. You can add up to a thousand, each with a name of up to \
            40 letters, digits, - and _. None is built in.
            """
        default:
            (DefaultConfigWords.intro(of: kind) ?? "").split(separator: "\n").map { $0.dropFirst(2) }
                .prefix { !$0.isEmpty && !$0.hasPrefix("[") }.joined(separator: " ")
        }
    }
}

extension Roff {
    fileprivate mutating func add(_ group: ConfigManual.Group) {
        part(group.heading)
        if !group.intro.isEmpty { words(group.intro) }
        for setting in group.settings {
            term(Roff.bold(setting.key.key), setting.explanation)
            add(".br")
            words("Allowed: \(setting.allowed).")
            add(".br")
            words(fallback(setting))
        }
    }

    private func fallback(_ setting: ConfigSetting) -> String {
        guard setting.key.key == "at" else { return "Default: \(setting.initial)." }
        if setting.key.group.hasPrefix("slot ") {
            return "Default: 07:30 for morning, 21:00 for evening. Other sessions need a time."
        }
        return setting.key.group.hasPrefix("meal ") ? "Every meal needs a time." : "Default: \(setting.initial)."
    }
}
