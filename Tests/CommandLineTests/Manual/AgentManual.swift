import Presenters

@testable import Control
@testable import balasana

/// Writes balasana-agent(1), which describes the D-Bus interface.
enum AgentManual {
    static func page(date: String) -> String {
        var page = Roff(
            "BALASANA-AGENT", section: 1, date: date, source: "Balasana \(Version.number)", volume: "User Commands")
        page.section("NAME")
        page.words("balasana-agent - show the reminders of Balasana")
        page.section("SYNOPSIS")
        page.lines(Roff.usage("balasana-agent"), Roff.usage("balasana-agent [--help] [--version]"))
        page.section("DESCRIPTION")
        for paragraph in description { page.paragraph(paragraph) }
        page.section("OPTIONS")
        page.term("\(Roff.bold("-h")), \(Roff.bold("--help"))", "Show the help.")
        page.term(Roff.bold("--version"), "Show the version.")
        page.section("EXIT STATUS")
        page.term(Roff.bold("0"), "It was stopped, the desktop session ended, or another agent is running.")
        page.term(Roff.bold("64"), "The command line is wrong.")
        page.term("other values", "It could not start. The reason is in the log.")
        add(interfaceOf: &page)
        page.section("FILES")
        page.term(Roff.italic("/etc/xdg/autostart/io.github.balasana.desktop"), "Starts the agent for all users.")
        page.term(
            Roff.italic("/usr/share/dbus-1/interfaces/\(ControlInterface.interface).xml"),
            "The introspection data of the interface.")
        page.paragraph("The files of the user are listed in balasana(1).")
        page.section("SEE ALSO")
        page.add("\(Roff.bold("balasana"))(1), \(Roff.bold("balasana.conf"))(5), \(Roff.bold("balasana-json"))(7)")
        return page.text
    }

    private static func add(interfaceOf page: inout Roff) {
        page.section("D-BUS INTERFACE")
        page.words(
            """
            On the session bus, the agent has the name `\(ControlInterface.name)` and the object \
            `\(ControlInterface.path)` with the interface `\(ControlInterface.interface)`. The interface is stable: \
            methods and keys may be added, but none is removed or changes its meaning. To call the name does not start \
            the agent.
            """)
        page.paragraph(
            """
            Lengths are milliseconds, of the type x. A method with an answer returns one sentence for the user. If \
            the agent refuses, the message of the error is that sentence.
            """)
        for (name, meaning) in members { page.term(Roff.bold(name), meaning) }
        page.part("Errors")
        for failure in ControlInterface.Failure.allCases { page.term(Roff.bold(failure.rawValue), meaning(failure)) }
        page.part("Example")
        page.example(
            "busctl --user call \(ControlInterface.name) \(ControlInterface.path) \\\n"
                + "  \(ControlInterface.interface) Snooze x 600000")
    }

    private static let description = [
        """
        `balasana-agent` keeps track of how long you have been sitting and shows the reminders. It runs as long as the \
        desktop session. It starts at login, through an entry in the autostart folder or as a systemd user unit; see \
        `balasana autostart` in balasana(1). If an agent is already running, a second one ends at once.
        """,
        """
        To control it, use balasana(1). Its settings are in balasana.conf(5). It writes its log to standard error. It \
        does not use the network.
        """,
    ]

    /// The methods, signals and properties, in the order of the introspection data.
    static let members = [
        ("GetStatus", "The status, with the keys of `balasana status --json` in balasana-json(7)."),
        ("GetSources", "Where idle time, screen lock, sleep, calls and do-not-disturb come from."),
        ("Snooze", "Postpones the reminder. 0 is the first length in the config."),
        ("SnoozeUntil", "Postpones it until a time such as 15:30, or until `call-end`."),
        ("Skip", "Skips the reminder."),
        ("Start", "Starts the hold that is due, or an extra one."),
        (
            "Hold",
            "Starts a hold of a length (0 for the current one) in a variation (empty for the usual one). If the "
                + "third argument is true, it does not wait after a meal."
        ),
        ("Stop", "Stops the hold."),
        ("Comfort", "Rates the last hold: \(ControlInterface.comfortWords.joined(separator: ", "))."),
        ("Ate", "Records a meal that ended this long ago."),
        ("Pause", "Pauses reminders. 0 is until `Resume`."),
        ("PauseUntil", "Pauses them until a time such as 15:30, or until `call-end`."),
        ("Resume", "Ends the pause."),
        ("Stand", "You stand, for example at a desk that was raised. 0 is until `Sit` or a break."),
        ("Sit", "You sit again. It is no error if you were not standing."),
        ("Preview", "Shows a sample reminder."),
        ("Quit", "Stops the agent."),
        ("Changed", "A signal with the new status, as in `GetStatus`."),
        ("Version", "A property: the version of the agent."),
    ]

    private static func meaning(_ failure: ControlInterface.Failure) -> String {
        switch failure {
        case .nothingDue: "There is no reminder, hold or answer that the method applies to."
        case .refused: "It is not possible now, or the config does not allow it."
        case .invalidArguments: "An argument has the wrong format or is out of range."
        }
    }
}
