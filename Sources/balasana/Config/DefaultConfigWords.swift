import Storage

/// The text of the default config besides the keys and their descriptions.
enum DefaultConfigWords {
    /// The heading of the config with every setting. It overrides `files`.
    static func heading(above files: [String]) -> String {
        """
        # Balasana reminds you to take a break from sitting with Child's Pose.
        #
        # This file lists every setting with its \(files.isEmpty ? "default" : "present") value. To change one, remove
        # the # in front of it. Changes apply as soon as you save. If a line is invalid,
        # Balasana keeps the previous value and notifies you once.
        #
        #   time       07:30                on a 24-hour clock
        #   duration   30s, 45m, 1h30m      45 alone is 45 minutes
        #   range      30s to 3m, 9-17      of durations or of times
        #   days       mon-fri, sun         or Monday to Friday, Sunday
        #   pose       seated               classic, seated, supported, wide-knee
        #
        # Where the default is a minute or less, a number needs a unit. Comments begin
        # with # and have lines of their own.
        #
        \(source(files))

        """
    }

    /// The heading of a config that has only the user's settings. It overrides `files`.
    static func ownHeading(above files: [String]) -> String {
        """
        # Your settings for Balasana. balasana.conf(5) describes every setting.
        # `balasana config show` lists them with their values, and
        # `balasana config reset` writes a file with all of them.
        #
        \(source(files))

        """
    }

    /// Names the source of a setting that the config leaves out.
    private static func source(_ files: [String]) -> String {
        if files.isEmpty {
            return """
                # A setting that this file leaves out takes its value from
                # /etc/xdg/balasana/balasana.conf, if there is one, or its default.
                """
        }
        return """
            # A setting that this file leaves out takes its value from these files, or its
            # default:
            \(files.reversed().map { "#   \($0.harmless)" }.joined(separator: "\n"))
            """
    }

    /// The comment above the first group of this kind, if it has one.
    static func intro(of kind: String) -> String? {
        switch kind {
        case "slot":
            """
            # Sessions have fixed times of the day. [slot NAME] sets a session; add as many
            # as you like, each with a name of its own. Two are built in, morning at 07:30
            # and evening at 21:00. To switch a session off, set at = off.
            #
            # Two more, before and after a workout. To use these sessions, remove the #.
            #
            #[slot before-gym]
            #at = 17:45
            #days = tue, thu
            #purpose = warm-up
            #
            #[slot after-gym]
            #at = 19:15
            #days = tue, thu
            #purpose = cool-down

            """
        case "calls":
            """
            # During a call, a film or a presentation, a program keeps the screen awake;
            # `balasana status` shows its name.

            """
        case "programme":
            """
            # A hold starts with the first length of its range. It gets longer only when you
            # say that it was comfortable. After pain, or two weeks without practice, it
            # starts again with the first length. `balasana hold --explain` shows why a hold
            # is as long as it is.

            """
        case "body":
            """
            # Your physical limits. Several can be combined. Balasana then offers a seated,
            # a supported or a wide-knee pose. Reminders name the pose, but not the reason.
            # Balasana is not a medical device and diagnoses nothing.

            """
        case "meals":
            """
            # After a meal no pose is offered: sessions wait, and at the desk you are asked
            # to walk for a minute instead. `balasana ate` records a meal.
            #
            # You can also set meals at fixed times, as many as you like, each with a name
            # of its own. To use this one, remove the #.
            #
            #[meal lunch]
            #at = 12:30 to 13:00
            #days = mon-fri

            """
        default: nil
        }
    }
}
