import Testing

@testable import balasana

/// Checks mistakes on the command line: they give a sentence, the usage and status 64.
@Suite("Usage mistakes") struct UsageMistakeTests {
    let home: UserHome

    init() throws {
        home = try UserHome()
    }

    @Test(arguments: [
        ("stauts", #"Unknown command "stauts". Did you mean `balasana status`?"#),
        ("stat", #"Unknown command "stat". Did you mean `balasana stats`?"#),
        ("snoze 10", #"Unknown command "snoze". Did you mean `balasana snooze`?"#),
        ("help confg", #"Unknown command "confg". Did you mean `balasana config`?"#),
        ("config sett a b", #"Unknown command "sett". Did you mean `balasana config set`?"#),
        ("agent restrat --now", #"Unknown command "restrat". Did you mean `balasana agent restart`?"#),
        ("autostart off", #"Unknown command "off". `balasana autostart --help` lists the commands."#),
        ("coffee", #"Unknown command "coffee". `balasana --help` lists the commands."#),
        ("--colour", "Unknown option --colour."), ("status --jsn", "Unknown option --jsn. Did you mean --json?"),
        ("status --helpp", "Unknown option --helpp. Did you mean --help?"),
        ("hold --abc", "Unknown option --abc."), ("status -j", "Unknown option -j."),
        ("status now", #"Unexpected argument "now"."#), ("skip it now", #"Unexpected arguments "it", "now"."#),
        ("status --json=yes", "The option --json does not take a value."),
        ("hold --for", "The option --for needs a value: <length>."),
        ("hold --variation easy", #"--variation must be classic, seated, supported or wide-knee, not "easy"."#),
        ("comfort", "The argument <answer> is missing. Use comfortable, too-long, hurt, interrupted, better or undo."),
        ("simulate", "The option --trace <file> is missing."),
        ("config get", "The argument <key> is missing."),
        ("config set", "The argument <key> <value> is missing."),
        ("history --days many", #""many" is not a valid value for --days."#),
        ("snooze soon", #""soon" is not a length of time. Use a length such as 20m, 1h30m or 90s."#),
        ("snooze 25h", #""25h" is out of range. The length must be from 1s to 24h."#),
        ("snooze until", "`until` needs a time, for example `until 15:30` or `until tomorrow`."),
        ("pause until 25:00", #""25:00" is not a time from 00:00 to 23:59, such as 15:30, or tomorrow."#),
        (
            "pause 15:30 20m",
            #""15:30 20m" is not understood. Use a length such as 20m, `until 15:30`, `until tomorrow` or "#
                + "`until-call-ends`."
        ),
        ("hold --for 45", "A bare number is minutes, and a hold is at most 10m. For seconds, use 45s."),
        ("pause 15:30", #""15:30" is a time of day. Use `until 15:30`."#),
        ("ate 24h", "The meal must be less than 24 hours ago."),
        ("hold --for 11m", #""11m" is out of range. The length must be from 1s to 10m."#),
        ("ate --ago 20 20", "Give the length once, with or without --ago."),
        ("--generate-completion-script tcsh", #"There are completions for bash, zsh and fish, not for "tcsh"."#),
    ])
    func `a mistake gives one sentence and the usage`(words: String, sentence: String) throws {
        let answer = try home.run(arguments: words.split(separator: " ").map(String.init))
        #expect(answer.status == 64)
        #expect(answer.out == "")
        let lines = answer.error.split(separator: "\n", maxSplits: 1)
        try #require(lines.count == 2, "\(answer.error)")
        #expect(lines[0] == "balasana: \(sentence)")
        #expect(lines[1].hasPrefix("Usage: balasana ") && answer.error.count < 300)
    }

    @Test func `the message is wrapped in a narrow terminal, without control characters`() throws {
        home.environment["COLUMNS"] = "40"
        #expect(
            try home.run("snooze", "so\u{1B}[31mon").error == """
                balasana: "so\u{FFFD}[31mon" is not a length of
                time. Use a length such as 20m, 1h30m
                or 90s.
                Usage: balasana snooze [<length> | until
                         <time> | until-call-ends]

                """)
    }

    @Test func `an invalid time zone is shown without control characters`() throws {
        let answer = try home.run("simulate", "--trace", "x", "--zone", "Eu\u{1B}[31mrope")
        #expect(answer.status == 64)
        #expect(answer.error.hasPrefix("balasana: \"Eu\u{FFFD}[31mrope\" is not a time zone."))
    }

    @Test func `a missing session bus or installation gives an error with advice`() throws {
        home.environment["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nowhere"
        let status = try home.run("status")
        #expect(status == (69, "", "balasana: No session bus was found. Run this command in your desktop session.\n"))
        let uninstall = try home.run("uninstall", "--yes")
        #expect(uninstall.status == 66 && uninstall.error.contains("run `./install.sh --uninstall` there."))
    }
}
