import Storage

/// What the default config says besides the keys and what they are for.
enum DefaultConfigWords {
    /// The heading of the shipped config.
    static let heading = """
        # Balasana reminds you to get up from your desk for a moment of Child's Pose.
        #
        # Here are all of its settings, each with the value it has anyway. Change what
        # you like and save: it holds at once, and nothing needs a restart. A value that
        # cannot be read changes nothing, and you are told where it stands.
        #
        #   times      07:30                   on a 24-hour clock
        #   durations  30s, 45m, 1h30m         seconds, minutes, hours
        #   ranges     30s to 3m               from the first to the last
        #   days       mon-fri, sun            mon, tue, wed, thu, fri, sat, sun
        #   poses      seated                  classic, seated, supported, wide-knee
        #
        # Comments begin with # and have lines of their own.
        #
        # Your settings are in ~/.config/balasana/balasana.conf (in XDG_CONFIG_HOME, if
        # you set that). A key that they leave out has its value from the same file in
        # /etc/xdg, if there is one, and otherwise the value that you see here.

        """

    /// The heading of a config above `files`.
    static func headingAbove(_ files: [String]) -> String {
        """
        # Your settings for Balasana. These files hold wherever yours says nothing:
        \(files.map { "# \($0.harmless)" }.joined(separator: "\n"))
        #
        # Here are all settings, each with the value that it has from there. Take
        # the # away from a line, and from the [group] above it, to have another.

        """
    }

    /// The comment above the first group of this kind; nil for none.
    static func intro(of kind: String) -> String? {
        switch kind {
        case "slot":
            """
            # The slots are the fixed times of your day. Each has a name of your choice; add
            # as many as you like, and delete the group of one that you do not want.

            """
        case "delivery":
            """
            # Before and after a workout, two slots more; take the # away from those lines.
            #
            # [slot before-gym]
            # at = 17:45
            # days = tue, thu
            # purpose = warm-up
            #
            # [slot after-gym]
            # at = 19:15
            # days = tue, thu
            # purpose = cool-down

            """
        case "calls":
            """
            # A call, a film or a presentation is on while a program keeps the screen awake;
            # `balasana status` names it.

            """
        case "programme":
            """
            # A hold begins with the first length of its range, and grows when you say that
            # it was comfortable. Nothing else makes it longer. When it hurt, or after two
            # weeks without practice, it begins anew; `balasana hold --explain` tells why it
            # is as long as it is.

            """
        case "body":
            """
            # What the pose has to allow for. It then becomes the chair, or supported, or
            # wide-knee with props; whatever you set goes together. Reminders name the pose
            # and nothing of this. Balasana is no medical device: it diagnoses
            # nothing.

            """
        case "meals":
            """
            # After a meal the pose waits: a session until then, and at the desk you are
            # asked to walk a minute instead. `balasana ate` tells of a meal; those at fixed
            # times you can write down, as many as you like, each with a name of its own.
            #
            # [meal lunch]
            # at = 12:30 to 13:00
            # days = mon-fri

            """
        default: nil
        }
    }
}
