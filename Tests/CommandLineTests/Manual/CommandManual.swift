import Presenters
import ReminderCore

@testable import balasana

/// balasana(1), from the commands themselves.
enum CommandManual {
    /// The page for `root`.
    static func page(_ root: CommandTree.Command, date: String) -> String {
        var page = Roff(
            "BALASANA", section: 1, date: date, source: "Balasana \(Version.number)", volume: "User Commands")
        page.section("NAME")
        page.words("balasana - \(lowercasedFirst(root.abstract ?? ""))")
        page.section("SYNOPSIS")
        page.lines(
            "\(Roff.bold("balasana")) \(Roff.italic("command")) [\(Roff.italic("option")) ...] [\(Roff.italic("argument")) ...]",
            "\(Roff.bold("balasana")) [\(Roff.bold("--help"))] [\(Roff.bold("--version"))]")
        page.section("DESCRIPTION")
        for paragraph in description + medical(root) { page.paragraph(paragraph) }
        page.section("COMMANDS")
        page.words("All of them take `--help` and `--version`.")
        for command in root.leaves { page.add(command) }
        page.section("EXIT STATUS")
        for (status, meaning) in Exit.meanings { page.term(Roff.bold("\(status)"), meaning.capitalizedFirst + ".") }
        page.section("ENVIRONMENT")
        for (name, meaning) in environment { page.term(Roff.bold(name), meaning) }
        page.section("FILES")
        for (path, meaning) in files { page.term(Roff.italic(path), meaning) }
        JSONManual.add(to: &page)
        HistoryManual.add(to: &page)
        page.section("EXAMPLES")
        for (words, lines) in examples {
            page.paragraph(words)
            page.example(lines)
        }
        page.section("SEE ALSO")
        page.lines("\(Roff.bold("balasana.conf"))(5)")
        return page.text
    }

    private static func lowercasedFirst(_ sentence: String) -> String {
        let end = sentence.hasSuffix(".") ? sentence.dropLast() : sentence[...]
        return end.prefix(1).lowercased() + end.dropFirst()
    }

    /// What the help says last: the exit statuses above it have a section of their own.
    private static func medical(_ root: CommandTree.Command) -> [String] {
        (root.discussion ?? "").split(separator: "\n").map(String.init).filter { !$0.hasPrefix("Exit status:") }
    }

    private static let description = [
        """
        Balasana is a break reminder for Linux desktops. Its agent knows how long you have been sitting, and asks you at a good \
        moment to rest your back in Child's Pose, by a desktop notification with the buttons Start, Snooze and Skip. It \
        starts by itself at login.
        """,
        """
        `balasana` answers and steers that agent over the session bus, and looks at the settings and the history, for which no \
        agent needs to run. What sets the reminders is in balasana.conf(5).
        """,
    ]

    private static let environment = [
        ("DBUS_SESSION_BUS_ADDRESS", "The session bus, on which the agent is asked."),
        (
            "XDG_CONFIG_HOME, XDG_CONFIG_DIRS, XDG_DATA_HOME, XDG_STATE_HOME",
            "Where the files below are, as the XDG Base Directory Specification has it; a relative path is ignored."
        ),
        ("VISUAL, EDITOR", "The editor of `config edit`, the first that is set."),
        ("TMPDIR", "Where `config edit` keeps the copy that is being edited."),
        ("TZ", "The time zone, before that of the system."),
        ("COLUMNS", "How many characters a line has, before what the terminal says."),
        ("TERM, NO_COLOR", "Whether the terminal can show colours and bold text, and whether it is to."),
    ]

    private static let files = [
        ("~/.config/balasana/balasana.conf", "The settings; see balasana.conf(5)."),
        ("~/.local/share/balasana/history/", "The history: a folder for each machine, a file for each month."),
        ("~/.local/state/balasana/state.conf", "What the agent needs to go on after a restart. It is not for editing."),
        (
            "~/.local/state/balasana/good.conf",
            "The last config without a fault, which stays in force where a later one has faults."
        ),
        ("~/.config/autostart/io.github.balasana.desktop", "What starts the agent at login."),
    ]

    private static let examples = [
        ("Leave me alone until the meeting is over:", "balasana pause until-call-ends"),
        (
            "What is coming, without sitting reminders, as times and names:",
            "balasana plan --json |\n  jq -r '.days[].slots[] | \"\\(.at) \\(.slot)\"'"
        ),
        (
            "What would other settings have made of the time so far?",
            "balasana simulate --config new.conf \\\n  --trace ~/.local/share/balasana/history"
        ),
        (
            "In Waybar, among the modules of its config; a click starts the hold that is due:",
            """
            "custom/balasana": {
              "exec": "balasana status --follow --waybar",
              "return-type": "json",
              "escape": true,
              "on-click": "balasana start"
            }
            """
        ),
        (
            "In Polybar:",
            """
            [module/balasana]
            type = custom/script
            exec = balasana status --follow
            tail = true
            """
        ),
    ]
}

extension Roff {
    /// Lines that are marked up already, one below the other.
    mutating func lines(_ lines: String...) {
        add(lines.joined(separator: "\n.br\n"))
    }

    fileprivate mutating func add(_ command: CommandTree.Command) {
        macro("SS", command.words)
        let synopsis = ([Roff.bold("balasana \(command.words)")] + command.ownArguments.map(\.synopsis))
        lines(synopsis.joined(separator: "\n"))
        paragraph(command.abstract ?? "")
        for argument in command.ownArguments { term(argument.tag, argument.explanation) }
        for block in (command.discussion ?? "").split(separator: "\n\n") {
            let lines = block.split(separator: "\n").map(String.init)
            // The keys have a section of their own, with what each of them is.
            if block.hasPrefix("With --json"), JSONManual.objects.contains(where: { $0.command == command.words }) {
                paragraph("With `--json`: see JSON below.")
                continue
            }
            guard lines.count > 1 else {
                paragraph(String(block))
                continue
            }
            for line in lines {
                let parts = line.split(separator: ": ", maxSplits: 1)
                term(Roff.bold(String(parts[0])), parts.count > 1 ? String(parts[1]).capitalizedFirst : "")
            }
        }
    }
}
