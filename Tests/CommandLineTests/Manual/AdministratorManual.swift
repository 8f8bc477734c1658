/// The section of balasana(1) for administrators.
enum AdministratorManual {
    static func add(to page: inout Roff) {
        page.section("ADMINISTRATION")
        page.part("Settings for all users")
        page.words(
            """
            `/etc/xdg/balasana/balasana.conf` sets defaults for all users, in the format of balasana.conf(5). Write \
            only the settings that you want to change. A setting in a user's own config overrides the same setting \
            in this file, and `balasana config show` lists where each value comes from. If a line is invalid, users \
            keep the previous value or the default, and a notification names the file and the line. So check the file \
            before you install it:
            """)
        page.example("balasana config check balasana.conf")
        page.paragraph(
            """
            Each problem begins with FILE:LINE. The exit status is 65 if there is a problem, and 0 if there are only \
            warnings or none, so you can use the command in your own tests. It needs no desktop and no agent.
            """)
        page.paragraph(
            """
            Settings cannot be locked. Balasana runs as the user, who can stop it or start another copy, so a lock \
            would not hold. And only users know what their backs, knees and doctors allow.
            """)
        page.part("Start at login")
        page.words(
            """
            The package starts the agent at login for every user, through \
            `/etc/xdg/autostart/io.github.balasana.desktop`. To turn that off for the machine, add this line to the \
            file. Upgrades of the package keep it:
            """)
        page.example("Hidden=true")
        page.paragraph(
            """
            A user can still turn it on with `balasana autostart enable`. To start it as a systemd user unit instead, \
            for all users whose desktop reaches graphical-session.target, add that line and run:
            """)
        page.example("systemctl --global enable balasana.service")
        page.paragraph(
            """
            In both cases `balasana autostart disable` turns it off for one user. It creates a file in that user's \
            home folder and changes nothing for others.
            """)
        page.part("Privacy")
        page.words(
            """
            Nothing leaves the machine. Balasana does not use the network, and the systemd unit does not let it. It \
            does not read what is typed, only how long ago the last input was. State and history are files in the \
            user's home folder; they contain the answers about pain, so treat them as health data in backups.
            """)
        page.part("Upgrades")
        page.words(
            """
            An upgrade of the package replaces the programs, but a running agent continues until the user logs out. \
            `balasana agent restart` starts the new version at once; nothing is lost. Until then, `balasana doctor` \
            reports the old version.
            """)
    }
}
