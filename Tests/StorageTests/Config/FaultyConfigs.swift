import Testing

/// Configs with a problem, by the kind of problem.
enum FaultyConfigs {
    /// A config with the name of its problem.
    struct Case: CustomTestStringConvertible {
        let name: String
        let bytes: [UInt8]

        init(_ name: String, _ text: String) {
            self.init(name, Array(text.utf8))
        }

        init(_ name: String, _ bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }

        var testDescription: String { name }
    }

    static let all = lines + groups + durations + numbers + words + slots + meals + overlaps + encodings

    private static let lines = [
        Case("no equals sign", "[sitting]\nremind_after 45m\n"),
        Case("a colon for the equals sign", "[sitting]\nremind_after: 45m\n"),
        Case("no key", "[sitting]\n= 45m\n"),
        Case("a semicolon for a comment", "; mine\n[sitting]\n"),
        Case("slashes for a comment", "[sitting]\n// bump = 1s\n"),
        Case("a key before any group", "bump = 1s\n[sitting]\n"),
        Case("a comment behind a value", "[sitting]\nremind_after = 50m # long\n"),
        Case("a comment in place of a value", "[sitting]\nremind_after = # long\n"),
        Case("two faults in one line", "[sitting]\nremind_after = 5O # long\n"),
        Case("a value over two lines", "[snooze]\nlengths = 5m,\n  10m\n"),
        Case("control characters", "[sitting]\nremind_after = \u{1B}[2J\u{7}\n"),
    ]

    private static let groups = [
        Case("a group that is not known", "[window]\nsize = 3\n"),
        Case("a group mistyped", "[siting]\nremind_after = 50m\n"),
        Case("a group in capitals", "[Sitting]\nremind_after = 50m\n"),
        Case("a kind of group mistyped", "[slots noon]\nat = 12:00\n"),
        Case("a group without its bracket", "[sitting\nremind_after = 50m\n"),
        Case("text behind a header", "[sitting] # desk\nremind_after = 50m\n"),
        Case("an empty header", "[]\nremind_after = 50m\n"),
        Case("a group twice", "[sitting]\nbump = 1s\n[snooze]\n[sitting]\nbump = 3s\n"),
        Case("a key twice", "[snooze]\nbudget = 1\nbudget = 2\n"),
        Case("a key that is not known", "[sitting]\ncolour = blue\n"),
        Case("a key mistyped", "[sitting]\nremind_aftr = 50m\n"),
        Case("a key with a hyphen", "[sitting]\nremind-after = 50m\n"),
        Case("a key of another group", "[sitting]\nnudge = 10m\n"),
        Case("a key in a language", "[sitting]\nbump[de] = 1s\n"),
        Case("a key of a slot", "[sitting]\nat = 17:45\n"),
        Case("a no-break space in a key", "[sitting]\nremind_after\u{A0}= 45m\n"),
        Case("a no-break space in a group", "[slot\u{A0}noon]\nat = 12:00\n"),
    ]

    private static let durations = [
        Case("no unit where seconds are meant", "[delivery]\npause = 5\n"),
        Case("seconds without a unit", "[sitting]\nremind_after = 2700\n"),
        Case("a no-break space in a duration", "[sitting]\nremind_after = 45\u{A0}m\n"),
        Case("a unit written out", "[sitting]\nremind_after = 45 minutes\n"),
        Case("units in the wrong order", "[sitting]\nremind_after = 30m1h\n"),
        Case("a fraction", "[sitting]\nremind_after = 1.5h\n"),
        Case("a negative duration", "[sitting]\nbreak_after = -3m\n"),
        Case("too short a duration", "[sitting]\nremind_after = 0s\n"),
        Case("too long a duration", "[sitting]\nremind_after = 24h1s\n"),
        Case("a duration of many digits", "[sitting]\nremind_after = 99999999999999999999h\n"),
        Case("too long a bump", "[sitting]\nbump = 61s\n"),
        Case("no duration", "[delivery]\nnudge =\n"),
        Case("a duration in quotes", "[delivery]\nnudge = \"15m\"\n"),
        Case("a hold the wrong way round", "[sitting]\nhold = 3m to 30s\n"),
        Case("a hold too long", "[slot noon]\nat = 12:00\nhold = 30s to 11m\n"),
        Case("a hold with a number alone", "[sitting]\nhold = 45\n"),
        Case("a hold without units", "[sitting]\nhold = 30 to 60\n"),
        Case("a hold with one end", "[sitting]\nhold = 30s to\n"),
        Case("too short a wait after meals", "[meals]\nwait = 30m\n"),
        Case("too long a breath", "[guide]\nbreathe_out = 21s\n"),
        Case("a list with a comma too much", "[snooze]\nlengths = 5m, 10m,\n"),
        Case("a list without commas", "[snooze]\nlengths = 5m 10m\n"),
        Case("a list too long", "[snooze]\nlengths = 1m,2m,3m,4m,5m,6m,7m,8m,9m\n"),
    ]

    private static let numbers = [
        Case("a number too large", "[snooze]\nbudget = 21\n"),
        Case("a negative number", "[delivery]\nnudges = -1\n"),
        Case("a number with a fraction", "[snooze]\nbudget = 2.5\n"),
        Case("a number as a word", "[snooze]\nbudget = three\n"),
        Case("a row of one", "[programme]\ncomfortable = 1\n"),
        Case("a share without its sign", "[guide]\nquiet = 80\n"),
        Case("a share over the whole", "[guide]\nquiet = 101%\n"),
    ]

    private static let words = [
        Case("a flag in another word", "[body]\nknees = maybe\n"),
        Case("a word that is not known", "[guide]\nvoice = loud\n"),
        Case("a pose that is not known", "[sitting]\nvariation = lying\n"),
        Case("a place that is not known", "[sitting]\nplace = sofa\n"),
        Case("a purpose mistyped", "[slot gym]\nat = 18:00\npurpose = warmup\n"),
        Case("a list of programs with a hole", "[calls]\nignore = caffeine,, spotify\n"),
    ]

    private static let slots = [
        Case("a slot without a name", "[slot]\nat = 12:00\n"),
        Case("a slot with a name of two words", "[slot tea time]\nat = 16:00\n"),
        Case("a slot twice", "[slot noon]\nat = 12:00\n[slot noon]\nat = 12:30\n"),
        Case("a slot twice, but for white space", "[slot noon]\nat = 12:00\n[slot  noon]\ndays = mon\n"),
        Case("a slot without a time", "[slot noon]\ndays = mon\n"),
        Case("the hour 24", "[slot noon]\nat = 24:00\n"),
        Case("the minute 60", "[slot noon]\nat = 12:60\n"),
        Case("a time with a point", "[slot noon]\nat = 12.30\n"),
        Case("a time on a 12-hour clock", "[slot tea]\nat = 4:00 pm\n"),
        Case("a time without minutes", "[slot noon]\nat = 12\n"),
        Case("a slot with two times", "[slot noon]\nat = 12:00, 13:00\n"),
        Case("a day that is not known", "[slot noon]\nat = 12:00\ndays = mon, tusday\n"),
        Case("no day", "[slot noon]\nat = 12:00\ndays =\n"),
        Case("days with one end", "[slot noon]\nat = 12:00\ndays = mon-\n"),
        Case("days without commas", "[slot noon]\nat = 12:00\ndays = mon tue\n"),
        Case("days in other words", "[slot noon]\nat = 12:00\ndays = weekdays\n"),
        Case("too long to catch up", "[slot noon]\nat = 12:00\ncatch_up = 24h\n"),
        Case("a faulty time of the morning", "[slot morning]\nat = early\n"),
    ]

    private static let meals = [
        Case("a meal without a time", "[meal lunch]\ndays = mon-fri\n"),
        Case("a meal that lasts all day", "[meal lunch]\nat = 0-24\n"),
        Case("a meal at an impossible time", "[meal lunch]\nat = 12:30 to 25:00\n"),
        Case("a meal with a key of a slot", "[meal lunch]\nat = 12:30\nhold = 30s\n"),
    ]

    private static let overlaps = [
        Case("two slots at one time", "[slot a]\nat = 12:00\n[slot b]\nat = 12:00\ndays = mon\n"),
        Case(
            "two slots at one time on different days",
            "[slot a]\nat = 12:00\ndays = tue\n[slot b]\nat = 12:00\ndays = mon\n"),
        Case("a slot at the time of a built-in one", "[slot wake]\nat = 07:30\n"),
        Case("a built-in slot at the time of another", "[slot morning]\nat = 21:00\n"),
        Case("quiet hours over a built-in slot", "[quiet]\nat = 20-7\n"),
        Case(
            "a slot that waits for a meal until it is over",
            "[slot noon]\nat = 13:00\ncatch_up = 30m\n[meal lunch]\nat = 12:30 to 13:00\ndays = mon-fri\n"),
        Case(
            "a slot in the night after a late meal",
            "[slot night]\nat = 00:15\ncatch_up = 30m\n[meal late]\nat = 23:30 to 00:10\ndays = sat\n"),
        Case(
            "a slot that outlasts the wait for a meal",
            "[slot noon]\nat = 13:00\ncatch_up = 1h1s\n[meal lunch]\nat = 12:30 to 13:00\n"),
    ]

    private static let encodings = [
        Case("NUL bytes", "[sitting]\nbump = 1\u{0}s\n"),
        Case("nothing but NUL bytes", [UInt8](repeating: 0, count: 4096)),
        Case("a key in Latin-1", Array("[sitting]\nb".utf8) + [0xFC] + Array("mp = 1s\n".utf8)),
        Case("a comment in Latin-1", Array("# B".utf8) + [0xFC] + Array("ro\n[sitting]\n".utf8)),
        Case(
            "UTF-16",
            [0xFF, 0xFE] + Array("[sitting]\nbump = 1s\n".utf16).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }),
        Case("UTF-16, the other way round", [0xFE, 0xFF] + Array("[sitting]\n".utf16).flatMap { [0, UInt8($0)] }),
        Case(
            "a program for a config", [0x7F] + Array("ELF\u{2}\u{1}\u{1}\u{0}".utf8) + [0xFF, 0x0A, 0xC3, 0x28, 0x3D]),
        Case("line ends of long ago", "[sitting]\rbump = 1s\r"),
    ]
}
