import ReminderCore
import Testing

@testable import Storage

/// The wording of each problem.
@Suite struct ConfigDiagnosticTests {
    static let groups =
        "[sitting], [delivery], [calls], [quiet], [snooze], [guide], [tray], [history], [programme], [body], [meals], "
        + "[slot NAME], [meal NAME]"

    func problems(_ text: String, keeping: Settings? = nil) -> [String] {
        ConfigReader.read([ConfigFile(path: "/c", text: text)], keeping: keeping).diagnostics.map(\.description)
    }

    @Test(arguments: [
        ("remind_after = 45 minits", "remind_after: \"45 minits\" is not a duration from 1s to 24h; keeping 45m"),
        ("remind_after =", "remind_after: a duration from 1s to 24h or off is missing; keeping 45m"),
        ("remind_after = never", "remind_after: \"never\" is not a duration from 1s to 24h or off; keeping 45m"),
        ("remind_after = \"50m\"", "remind_after: '\"50m\"' must be written without quotes; keeping 45m"),
        (
            "remind_after = 2700",
            "remind_after: \"2700\" means 45h, which is not a duration from 1s to 24h; keeping 45m"
        ),
        ("remind_after = 50\u{2009}m", "remind_after: \"50\u{2009}m\" contains an unusual space (U+2009); keeping 45m"),
        (
            "remind_after = 5\u{41E}m",
            "remind_after: \"5\u{41E}m\" contains \u{41E} (U+041E), which looks like O; keeping 45m"
        ),
        ("remind_after = fünf m", "remind_after: \"fünf m\" is not a duration from 1s to 24h or off; keeping 45m"),
        ("remind_after = 50\u{A0}m", "remind_after: \"50\u{A0}m\" contains a no-break space; keeping 45m"),
        (
            "remind_after = \u{200B}50m",
            "remind_after: \"\u{200B}50m\" contains an invisible zero-width space; keeping 45m"
        ),
        ("bump = 2m", "bump: \"2m\" is not a duration from 0s to 1m; keeping 2s"),
        ("bump = 1", "bump: \"1\" needs a unit, for example 1s or 1m; keeping 2s"),
        ("bump = 2", "bump: \"2\" needs a unit, for example 2s; keeping 2s"),
        ("hold = 3m to 30s", "hold: \"3m to 30s\" must have the shorter duration first; keeping 30s to 1m"),
        ("hold = 30s to 11m", "hold: \"30s to 11m\" is not a duration or a range from 1s to 10m; keeping 30s to 1m"),
        ("hold = 30-60", "hold: \"30-60\" needs a unit, for example 45s; keeping 30s to 1m"),
        ("hold = 45", "hold: \"45\" needs a unit, for example 45s; keeping 30s to 1m"),
        ("days = mon, tusday", "days: \"tusday\" is not a day (mon, tue, wed, thu, fri, sat or sun); keeping mon-sun"),
        (
            "variation = lying",
            "variation: \"lying\" is not auto, classic, seated, supported or wide-knee; keeping auto"
        ),
        ("remind_aftr = 45m", "remind_aftr: unknown key (did you mean remind_after?); ignored"),
        ("nudge = 10m", "nudge: unknown key (it belongs in [delivery]); ignored"),
        ("at = 17:45", "at: unknown key (it belongs in [quiet], [slot NAME] or [meal NAME]); ignored"),
        (
            "remind_\u{430}fter = 45m",
            "remind_\u{430}fter: unknown key (it contains \u{430} (U+0430), which looks like a); ignored"
        ),
        (
            "remind\u{AD}_after = 45m",
            "remind\u{AD}_after: unknown key (it contains an invisible character (U+00AD)); ignored"
        ),
        ("remind_after\u{A0}= 45m", "remind_after\u{A0}: unknown key (it contains a no-break space); ignored"),
        (
            "colour = blue",
            "colour: unknown key (the keys here are remind_after, break_after, bump, hold, hours, days, place, "
                + "variation); ignored"
        ),
        (
            "remind_after = 50m # long",
            "remind_after: a comment must be on a line of its own; the value is read as \"50m\""
        ),
    ])
    func `a problem of a key says what was found, what is allowed and what holds now`(
        line: String, problem text: String
    ) {
        #expect(problems("# mine\n[sitting]\n\(line)\n") == ["/c:3: [sitting] " + text])
    }

    @Test func `a line without a key is a problem, too`() {
        let kinds = "is not [group], key = value or a comment that begins with #; ignored"
        #expect(problems("[sitting]\nremind_after 45m") == ["/c:2: [sitting]: \"remind_after 45m\" \(kinds)"])
        #expect(
            problems("[sitting]\nremind_after\u{202F}45m") == [
                "/c:2: [sitting]: \"remind_after\u{202F}45m\" contains a no-break space; ignored"
            ])
        #expect(problems("bump = 1s\n[sitting]") == ["/c:1: bump: this key must come below a [group]; ignored"])
        #expect(
            problems("[sitting # desk") == [
                "/c:1: \"[sitting # desk\" must be [sitting # desk] and nothing else; reading it as [sitting # desk]",
                "/c:1: [sitting # desk]: unknown group (the groups are \(Self.groups)); ignored",
            ])
    }

    @Test func `ignored text keeps the previous settings if there are any`() {
        #expect(
            problems("[siting]", keeping: Settings()) == [
                "/c:1: [siting]: unknown group (did you mean [sitting]?); ignored, and the previous settings are kept"
            ])
    }

    @Test func `an unknown group comes with the one that may be meant`() {
        #expect(
            problems("[siting]\nremind_after = 1m") == [
                "/c:1: [siting]: unknown group (did you mean [sitting]?); ignored"
            ])
        #expect(problems("[slots lunch]")[0].contains("(did you mean [slot NAME]?)"))
        #expect(problems("[meel lunch]")[0].contains("(did you mean [meal NAME]?)"))
        #expect(
            problems("[workout gym]\nat = 12:30 to 13:00") == [
                "/c:1: [workout gym]: unknown group (the groups are \(Self.groups)); ignored"
            ])
        #expect(
            problems("[slot\u{A0}noon]\nat = 12:00") == [
                "/c:1: [slot\u{A0}noon]: unknown group (it contains a no-break space); ignored"
            ])
    }

    @Test func `repeated groups and keys are problems, and the last value counts`() {
        let text = "[snooze]\nbudget = 1\n[sitting]\n[snooze]\nbudget = 2\nbudget = 4\n"
        #expect(
            problems(text) == [
                "/c:4: [snooze]: this group already begins in line 1; the two are merged",
                "/c:5: [snooze] budget: this key is already set in line 2; the last one counts",
                "/c:6: [snooze] budget: this key is already set in line 2; the last one counts",
            ])
        #expect(
            ConfigReader.read([ConfigFile(path: "/c", text: text)], keeping: nil).settings.snooze.budget == 4)
    }

    @Test func `a session or meal that is ignored has all its problems listed`() {
        #expect(problems("[slot b]\nat = 99:99\ndays = funday\nhold = 99h\n[meal c]\ndays = funday").count == 5)
    }

    @Test func `a note can be as long as a line of a notification`() {
        func text(_ note: String) -> String { "[slot morning]\nnote = \(note)" }
        let longest = String(repeating: "é", count: 80)
        #expect(problems(text(longest)) == [])
        #expect(
            problems(text(longest + "!")) == [
                """
                /c:2: [slot morning] note: "\(longest.prefix(60))…" has 81 characters, at most 80 are allowed; \
                keeping none
                """
            ])
        let settings = { ConfigReader.read([ConfigFile(path: "/c", text: text($0))], keeping: nil).settings.slots[0] }
        #expect(settings("  Mat = blue & <b>  ").note == "Mat = blue & <b>")
        #expect(settings("Mat\tblue").note == "Mat blue")
        #expect(settings("").note == nil && settings("None").note == nil)
    }

    @Test func `a value with a control character is refused, and the character is named`() {
        for (group, key) in [("slot morning", "note"), ("calls", "ignore"), ("sitting", "remind_after")] {
            for (character, code) in [("\u{1B}", "U+001B"), ("\u{7F}", "U+007F"), ("\u{202E}", "U+202E")] {
                let found = problems("[\(group)]\n\(key) = Call\(character)[31m Ann")
                #expect(found.count == 1)
                let start = "/c:2: [\(group)] \(key): \"Call\u{FFFD}[31m Ann\" contains the control character \(code); "
                #expect(found.first?.hasPrefix(start) == true, "\(found)")
            }
        }
    }

    @Test func `a name can have forty characters`() {
        let name = String(repeating: "n", count: 40)
        #expect(problems("[slot \(name)]\nat = 12:00") == [])
        #expect(
            problems("[slot \(name)n]\nat = 12:00") == [
                "/c:1: [slot \(name)n]: \"\(name)n\" is not a name of up to 40 letters, digits, - and _; ignored"
            ])
    }

    @Test(arguments: [
        ("[slot]\nat = 12:00", "1: [slot]: the session needs a name of up to 40 letters, digits, - and _; ignored"),
        ("[meal]\nat = 12:00", "1: [meal]: the meal needs a name of up to 40 letters, digits, - and _; ignored"),
        (
            "[slot tea time]\nat = 12:00",
            "1: [slot tea time]: \"tea time\" is not a name of up to 40 letters, digits, - and _; ignored"
        ),
        (
            "[slot noon\u{A0}]\nat = 12:00",
            "1: [slot noon\u{A0}]: the name \"noon\u{A0}\" contains a no-break space; ignored"
        ),
        (
            "[slot noon]\ndays = mon",
            "1: [slot noon] at: a time from 00:00 to 23:59 or off is missing; this session is ignored"
        ),
        (
            "[slot noon]\nat = 24:00",
            "2: [slot noon] at: \"24:00\" is not a time from 00:00 to 23:59 or off; this session is ignored"
        ),
        (
            "[slot noon]\nat = 12:00\ndays = mo",
            "3: [slot noon] days: \"mo\" is not a day (mon, tue, wed, thu, fri, sat or sun); using mon-sun"
        ),
        (
            "[slot evening]\nat = late",
            "2: [slot evening] at: \"late\" is not a time from 00:00 to 23:59 or off; keeping 21:00"
        ),
    ])
    func `a session or meal without a usable name or time is a problem`(text: String, problem: String) {
        #expect(problems(text) == ["/c:" + problem])
    }

    @Test func `bytes that are not text are one problem for each line and harm nothing else`() {
        let bytes =
            Array("[sitting]\nremind_after = 5m\nvariation = ".utf8) + [0xFF, 0x00, 0x0A] + Array("bump = 1s".utf8)
        let reading = ConfigReader.read([ConfigFile(path: "/c", bytes: bytes)], keeping: nil)
        #expect(
            reading.diagnostics.map(\.description) == [
                "/c:3: [sitting]: this line has bytes that are not UTF-8 text; reading each as \u{FFFD}",
                "/c:3: [sitting] variation: \"\u{FFFD}\u{FFFD}\" is not auto, classic, seated, supported or wide-knee; "
                    + "keeping auto",
            ])
        #expect(reading.diagnostics.map(\.severity) == [.warning, .error])
        #expect(reading.settings.sitting.remindAfter == .seconds(300))
        #expect(reading.settings.sitting.bump == .seconds(1))
    }

    @Test func `a diagnostic is one line without control characters, however long the value`() {
        let text = problems("[sitting]\nremind_after = \u{1B}[2J" + String(repeating: "x", count: 5000))[0]
        #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 })
        #expect(text.count < 250)
    }
}
