import Presenters
import Storage

@testable import balasana

/// balasana.conf(5), from the table of the settings.
enum ConfigManual {
    static func page(date: String) -> String {
        var page = Roff(
            "BALASANA.CONF", section: 5, date: date, source: "Balasana \(Version.number)", volume: "File Formats")
        page.section("NAME")
        page.words("balasana.conf - the settings of the break reminder Balasana")
        page.section("SYNOPSIS")
        page.lines(
            Roff.italic("~/.config/balasana/balasana.conf"), Roff.italic("/etc/xdg/balasana/balasana.conf"))
        page.section("DESCRIPTION")
        for paragraph in description { page.paragraph(paragraph) }
        page.section("VALUES")
        for (kind, meaning) in values { page.term(Roff.bold(kind), meaning) }
        page.section("SETTINGS")
        page.words("Each with what it is for, what can be written, and the value that it has without being set.")
        for group in groups { page.add(group) }
        page.section("EXAMPLES")
        page.paragraph("A reminder each half an hour, and a session on working days alone, on the chair:")
        page.example("[sitting]\nremind_after = 30m\n\n[slot morning]\nat = 07:30\ndays = mon-fri\nplace = chair")
        page.paragraph("Before and after a workout, two slots more:")
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
        page.section("SEE ALSO")
        page.lines("\(Roff.bold("balasana"))(1)")
        return page.text
    }

    private static let description = [
        """
        A text file in UTF-8: groups in brackets, below each of them keys with their values, and comments, which begin with # and \
        have lines of their own. `balasana config reset` writes one in which all settings stand with what they are for; \
        `balasana config edit` opens yours, and `balasana config set` changes one setting in it.
        """,
        """
        What is saved holds at once. A value that cannot be read changes nothing, and you are told the line; only a note in \
        [body] that cannot be read counts, to be safe. While there is a line, a group or a key that says nothing, such as a \
        misspelt one, what is missing stays as it was, too. At the agent's start there is nothing to keep: a value that \
        cannot be read leaves that of the file below in force. `balasana config check` tells all that is amiss.
        """,
        """
        The file is looked for in XDG_CONFIG_HOME, ~/.config if that is not set. A setting that it leaves out has its value \
        from the same file in the folders of XDG_CONFIG_DIRS, /etc/xdg if that is not set, the first of them before the \
        others, and otherwise its default.
        """,
    ]

    private static let values = [
        ("a time", "07:30, on a 24-hour clock."), ("a duration", "30s, 45m, 1h30m: seconds, minutes and hours."),
        ("a range", "30s to 3m: from the first to the last."),
        ("days", "mon-fri, sun: of mon, tue, wed, thu, fri, sat and sun."),
    ]

    /// A group of settings, slots and meals under a name of which there may be many.
    struct Group {
        let heading: String
        let intro: String
        let settings: [ConfigSetting]
    }

    static var groups: [Group] {
        let settings = ConfigReader.read([sample], keeping: nil).keys
        var groups: [Group] = []
        for name in settings.map(\.key.group) where !groups.contains(where: { $0.settings[0].key.group == name }) {
            let kind = String(name.prefix { $0 != " " })
            groups.append(
                Group(
                    heading: kind == name ? "[\(name)]" : "[\(kind) NAME]", intro: intro(of: kind),
                    settings: settings.filter { $0.key.group == name }))
        }
        return groups
    }

    /// One slot and one meal, for which the keys of all of them are told.
    private static let sample = ConfigFile(
        path: "balasana.conf", text: "[slot sample]\nat = 12:00\n[meal sample]\nat = 12:00 to 12:30\n")

    /// The words above the group in the shipped config; for slots and meals those above the first of them.
    private static func intro(of kind: String) -> String {
        switch kind {
        case "slot":
            """
            The slots are the fixed times of your day. Each has a name of your choice; there may be any number of them, up to a \
            thousand. Without any file there are two, morning at 07:30 and evening at 21:00.
            """
        case "meal":
            """
            Meals at fixed times, each with a name of your choice; there may be any number of them, up to a thousand, and without \
            any file there is none.
            """
        // Above it stand the examples of further slots.
        case "delivery": ""
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
            let isNeeded = setting.key.key == "at" && setting.key.group.contains(" ")
            term(Roff.bold(setting.key.key), setting.explanation)
            add(".br")
            words("Allowed: \(setting.allowed).")
            add(".br")
            words(isNeeded ? "It has to be set." : "Default: \(setting.initial).")
        }
    }
}
