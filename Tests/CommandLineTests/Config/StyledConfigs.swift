import Fixtures
import Storage

@testable import balasana

/// Configs in different styles.
enum StyledConfigs {
    static let shipped = DefaultConfig.text(above: [])

    /// The file that earlier versions installed.
    static let full = FullConfig.text

    static let commented = DefaultConfig.text(above: [
        ConfigFile(path: "/etc/xdg/balasana/balasana.conf", text: full)
    ])

    /// Without optional spaces, comments and the last newline.
    static let tight = "[sitting]\nremind_after=50m\nhold=30s to 1m\n[slot morning]\nat=07:00\n[snooze]\nbudget=2"

    /// Aligned in columns, with Windows line endings.
    static let columns = """
        # Bürostuhl\r
        [sitting]\r
          remind_after = 50m\r
          hold         = 30s to 1m\r
        \r
        [slot morning]\r
          at           = 07:00\r
          days         = mon-fri\r

        """

    /// With a byte order mark and tabs; a group and a key occur twice.
    static let doubled = """
        \u{FEFF}[sitting]
        \tremind_after\t=\t40m
        [slot  morning]
        \tat\t=\t07:00
        [sitting]
        \tremind_after\t=\t50m
        \thold\t=\t30s to 1m

        # the end

        """

    /// With comments after values, trailing spaces and an empty value.
    static let annotated = """
        ## my desk
        [sitting]   
        remind_after = 50m # doctor's advice
        #remind_after = 45m
        hold = 30s to 1m   
        bump =
        [slot morning]
        at = 07:00	# before the shower
        # days = mon-fri
        """

    /// With every kind of problem.
    static let faulty = """
        lost = 1
        [siting]
        remind_after = 1h
        [sitting]
        remind_after 45
        remind_after = "50m"
        hold = long
        = 3
        [slot morning
        at = 7.30
        [slot]
        at = 8:00
        [slot noon]
        days = mon

        """

    static let all = [
        "shipped": shipped, "full": full, "commented": commented, "tight": tight, "columns": columns,
        "doubled": doubled,
        "annotated": annotated, "faulty": faulty,
    ]
}
