import Presenters
import ReminderCore

@testable import Control
@testable import balasana

/// Writes balasana(1) from the descriptions of the commands.
enum CommandManual {
    static func page(_ root: CommandTree.Command, date: String) -> String {
        var page = Roff(
            "BALASANA", section: 1, date: date, source: "Balasana \(Version.number)", volume: "User Commands")
        page.section("NAME")
        page.words("balasana - \(lowercasedFirst(root.abstract ?? ""))")
        page.section("SYNOPSIS")
        page.lines(
            Roff.usage("balasana <command> [<option> ...] [<argument> ...]"),
            Roff.usage("balasana [--help] [--version]"))
        page.section("DESCRIPTION")
        for paragraph in description + [root.discussion ?? ""] { page.paragraph(paragraph) }
        page.section("COMMANDS")
        page.words("Every command takes `--help`. Where a command takes a length, a bare number is minutes.")
        for command in root.leaves { page.add(command) }
        page.section("EXIT STATUS")
        for (status, meaning) in Exit.meanings { page.term(Roff.bold("\(status)"), meaning) }
        page.section("ENVIRONMENT")
        for (name, meaning) in environment { page.term(Roff.bold(name), meaning) }
        page.section("FILES")
        for (path, meaning) in files { page.term(Roff.italic(path), meaning) }
        TraceManual.add(to: &page)
        HistoryManual.add(to: &page)
        AdministratorManual.add(to: &page)
        page.section("EXAMPLES")
        for (words, lines) in examples {
            page.paragraph(words)
            page.example(lines)
        }
        page.section("SEE ALSO")
        page.add(
            "\(Roff.bold("balasana-agent"))(1), \(Roff.bold("balasana.conf"))(5), \(Roff.bold("balasana-json"))(7)")
        return page.text
    }

    private static func lowercasedFirst(_ sentence: String) -> String {
        let end = sentence.hasSuffix(".") ? sentence.dropLast() : sentence[...]
        return end.prefix(1).lowercased() + end.dropFirst()
    }

    private static let description = [
        """
        Balasana is a break reminder for Linux desktops. Its agent keeps track of how long you have been sitting. At a \
        good moment it suggests resting your back in Child's Pose, in a desktop notification with the buttons Start, \
        Snooze and Skip. The agent starts at login.
        """,
        """
        `balasana` controls the agent over the session bus. It also shows the settings, the plan and the history, \
        even if the agent is not running. Settings are described in balasana.conf(5), and the output of \
        `--json` in balasana-json(7). Without a command, `balasana` lists its commands.
        """,
    ]

    private static let environment = [
        ("DBUS_SESSION_BUS_ADDRESS", "The session bus on which the agent runs."),
        (
            "XDG_CONFIG_HOME, XDG_CONFIG_DIRS, XDG_DATA_HOME, XDG_STATE_HOME, XDG_CACHE_HOME",
            "Change where the files below are, as in the XDG Base Directory Specification. Relative paths are ignored."
        ),
        ("VISUAL, EDITOR", "The editor for `config edit`; the first one that is set is used."),
        ("TMPDIR", "Where `config edit` keeps the copy that you edit."),
        ("TZ", "The time zone, instead of the system's."),
        ("COLUMNS", "The width of a line, instead of the terminal's."),
        ("TERM, NO_COLOR", "Whether the terminal can show colours and bold text, and whether it should."),
    ]

    private static let files = [
        ("~/.config/balasana/balasana.conf", "The settings; see balasana.conf(5)."),
        ("~/.local/share/balasana/history/", "The history: a folder for each machine, a file for each month."),
        ("~/.local/state/balasana/state.conf", "What the agent needs after a restart. Do not edit it."),
        (
            "~/.local/state/balasana/good.conf",
            "The last config without problems. It is used where a later one has problems."
        ),
        ("~/.local/state/balasana/agent.log", "The log of an agent that was started without systemd."),
        (
            "~/.config/autostart/io.github.balasana.desktop",
            "Starts the agent at login. It overrides the file of the same name in /etc/xdg/autostart."
        ),
        (
            "~/.config/systemd/user/balasana.service.d/sandbox.conf",
            "Restricts what the agent can access if it is started by systemd and the system allows user namespaces."
        ),
        ("~/.cache/balasana/", "The pages of `guide --html` and `report`."),
        ("/etc/xdg/balasana/balasana.conf", "Settings for all users; see ADMINISTRATION."),
    ]

    private static let examples = [
        ("No reminders until the meeting is over:", "balasana pause until-call-ends"),
        ("No more reminders today:", "balasana pause until tomorrow"),
        (
            "The times and names of the coming sessions:",
            "balasana plan --json |\n  jq -r '.days[].slots[] | \"\\(.at) \\(.slot)\"'"
        ),
        (
            "Try other settings on your history:",
            "balasana simulate --config new.conf \\\n  --trace ~/.local/share/balasana/history"
        ),
        (
            "A module for Waybar. A click starts the hold that is due:",
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
            "A module for Polybar:",
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
    /// Adds lines that are already marked up, with a line break after each.
    mutating func lines(_ lines: String...) {
        add(lines.joined(separator: "\n.br\n"))
    }

    /// A usage with values in italics and all other words in bold.
    static func usage(_ form: String) -> String {
        var text = ""
        var word = ""
        func end() {
            let isValue = word.hasPrefix("<") || word.allSatisfy(\.isUppercase)
            if !word.isEmpty { text += isValue ? italic(word.replacing("<", with: "")) : bold(word) }
            word = ""
        }
        for character in form {
            switch character {
            case "[", "]", "|", " ", ".":
                end()
                text.append(character)
            case ">": end()
            default: word.append(character)
            }
        }
        end()
        return text
    }

    fileprivate mutating func add(_ command: CommandTree.Command) {
        macro("SS", command.words)
        let path = CommandPath(command.words.split(separator: " ").map(String.init))
        add(path.usage.split(separator: "\n").map { Roff.usage(String($0)) }.joined(separator: "\n.br\n"))
        paragraph(command.abstract ?? "")
        for argument in command.ownArguments {
            let value = Roff.italic(argument.valueName)
            let names = argument.typedNames.map(Roff.bold).joined(separator: ", ")
            term(
                argument.isPositional ? value : argument.kind == "flag" ? names : "\(names) \(value)",
                argument.explanation)
        }
        for block in (command.discussion ?? "").split(separator: "\n\n") {
            let lines = block.split(separator: "\n")
            let examples = lines.filter { $0.hasPrefix(" ") }.map { $0.drop { $0 == " " } }
            for (index, line) in lines.filter({ !$0.hasPrefix(" ") }).enumerated() {
                if index == 0 {
                    paragraph(String(line))
                } else {
                    add(".br")
                    words(String(line))
                }
            }
            if !examples.isEmpty { example(examples.joined(separator: "\n")) }
        }
        if JSONManual.objects.contains(where: { $0.command == command.words }) {
            paragraph("The output of `--json` is described in balasana-json(7).")
        }
    }
}
