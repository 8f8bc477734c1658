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
            members and keys may be added, but none is removed or changes its meaning. To call the name does not start \
            the agent.
            """)
        page.paragraph(
            """
            All methods but Quit return a sentence for the user. If the agent refuses, the message of the error is \
            that sentence. The properties can only be read. A change of `Status` is signalled by \
            `org.freedesktop.DBus.Properties.PropertiesChanged` with the new status, so a bar or widget needs no call \
            of its own.
            """)
        for method in ControlInterface.methods {
            page.term(
                Roff.bold(method.name), ([method.meaning] + method.arguments.map(argument)).joined(separator: " "))
        }
        for (name, meaning) in ControlInterface.members.dropFirst(ControlInterface.methods.count) {
            page.term(Roff.bold(name), meaning)
        }
        page.part("Errors")
        for failure in ControlInterface.Failure.allCases { page.term(Roff.bold(failure.rawValue), meaning(failure)) }
        page.part("Examples")
        page.example(
            "busctl --user call \(ControlInterface.name) \(ControlInterface.path) \\\n"
                + "  \(ControlInterface.interface) Snooze x 600000\n"
                + "busctl --user get-property \(ControlInterface.name) \(ControlInterface.path) \\\n"
                + "  \(ControlInterface.interface) Status")
    }

    private static let description = [
        """
        `balasana-agent` keeps track of how long you have been sitting and shows the reminders. It runs as long as the \
        desktop session. It starts at login, through an entry in the autostart folder or as a systemd user unit; see \
        `balasana autostart` in balasana(1). If an agent is already running, a second one ends at once.
        """,
        """
        It also shows an icon with a menu in panels that show the icons of programs (StatusNotifierItem): those of \
        KDE, Xfce, LXQt, MATE and Waybar, and of GNOME with the extension AppIndicator. `show = no` in the group \
        `[tray]` of the config removes it. The icon shows whether you are sitting, standing, away, paused or due for \
        a break. The first line of the menu says what comes next. On MATE, the right button opens the menu.
        """,
        """
        To control it, use balasana(1). Its settings are in balasana.conf(5). It writes its log to standard error. It \
        does not use the network.
        """,
    ]

    private static func argument(_ argument: CommandMethod.Argument) -> String {
        "`\(argument.name)` (\(argument.type)): \(argument.meaning)"
    }

    private static func meaning(_ failure: ControlInterface.Failure) -> String {
        switch failure {
        case .nothingDue: "There is no reminder, hold or answer that the method applies to."
        case .refused: "It is not possible now, or the config does not allow it."
        case .invalidArguments: "An argument has the wrong format or is out of range."
        }
    }
}
