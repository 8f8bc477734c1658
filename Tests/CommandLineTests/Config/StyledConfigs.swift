import Fixtures
import Storage

@testable import balasana

/// Configs as different people write them.
enum StyledConfigs {
    static let shipped = DefaultConfig.text(above: [])

    /// As earlier versions installed it.
    static let full = FullConfig.text

    static let commented = DefaultConfig.text(above: [
        ConfigFile(path: "/etc/xdg/balasana/balasana.conf", text: full)
    ])

    /// No space too much, no comment, and no line end at the end.
    static let tight = "[sitting]\nremind_after=50m\nhold=30s to 1m\n[slot morning]\nat=07:00\n[snooze]\nbudget=2"

    /// In columns, with the line ends of Windows.
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

    /// With a byte order mark, tabs, and a group and a key twice.
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

    /// Comments behind values, white space behind lines, and an empty value.
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

    /// With problems of every kind.
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
