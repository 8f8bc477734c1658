import ReminderCore
import Testing

@testable import Storage

/// What each fault is told as, word by word.
@Suite struct ConfigDiagnosticTests {
    func told(_ text: String, keeping: Settings? = nil) -> [String] {
        ConfigReader.read([ConfigFile(path: "/c", text: text)], keeping: keeping).diagnostics.map(\.description)
    }

    @Test(arguments: [
        (
            "remind_after = 45 minits",
            "remind_after: found \"45 minits\", allowed is a duration from 1s to 24h such as 45m, 1h30m or 30s; "
                + "45m stays in force"
        ),
        (
            "remind_after = 45",
            "remind_after: found \"45\" without a unit (h, m or s), allowed is a duration from 1s to 24h such as "
                + "45m, 1h30m or 30s; 45m stays in force"
        ),
        (
            "remind_after =",
            "remind_after: found nothing, allowed is a duration from 1s to 24h such as 45m, 1h30m or 30s; "
                + "45m stays in force"
        ),
        (
            "remind_after = \"50m\"",
            "remind_after: found '\"50m\"', allowed is a duration from 1s to 24h such as 45m, 1h30m or 30s, "
                + "without quotes; 45m stays in force"
        ),
        (
            "bump = 2m",
            "bump: found \"2m\", allowed is a duration from 0s to 1m such as 30s or 5s; 2s stays in force"
        ),
        (
            "hold = 3m to 30s",
            "hold: found \"3m to 30s\", allowed is a duration such as 45s, or two such as 30s to 3m, from 1s to 10m, "
                + "the longer one last; 30s to 1m stays in force"
        ),
        (
            "hold = 30s to 11m",
            "hold: found \"30s to 11m\", allowed is a duration such as 45s, or two such as 30s to 3m, from 1s to 10m, "
                + "the longer one last; 30s to 1m stays in force"
        ),
        (
            "hold = 30 to 60",
            "hold: found \"30 to 60\" without a unit (h, m or s), allowed is a duration such as 45s, or two such as "
                + "30s to 3m, from 1s to 10m, the longer one last; 30s to 1m stays in force"
        ),
        (
            "variation = lying",
            "variation: found \"lying\", allowed is auto, classic, seated, supported or wide-knee; auto stays in force"
        ),
        (
            "remind_aftr = 45m",
            "remind_aftr: found an unknown key (is remind_after meant?), allowed is remind_after, break_after, bump, "
                + "hold, hours, days, place, variation; the key is not used"
        ),
        (
            "nudge = 10m",
            "nudge: found an unknown key (it belongs in [delivery]), allowed is remind_after, break_after, bump, "
                + "hold, hours, days, place, variation; the key is not used"
        ),
        (
            "colour = blue",
            "colour: found an unknown key, allowed is remind_after, break_after, bump, hold, hours, days, place, variation; "
                + "the key is not used"
        ),
        (
            "remind_after = 50m # long",
            "remind_after: found a comment behind the value, allowed is a comment on a line of its own; "
                + "the value is taken to be \"50m\""
        ),
    ])
    func `a fault of a key says what was found, what is allowed and what holds now`(line: String, told text: String) {
        #expect(told("# mine\n[sitting]\n\(line)\n") == ["/c:3: [sitting] " + text])
    }

    @Test func `a fault of a line that has no key is told, too`() {
        #expect(
            told("[sitting]\nremind_after 45m") == [
                "/c:2: [sitting]: found \"remind_after 45m\", allowed is [group], key = value, or a comment that begins "
                    + "with #; the line is not used"
            ])
        #expect(
            told("bump = 1s\n[sitting]") == [
                "/c:1: bump: found a key before any group, allowed is a key below the [group] it belongs to; "
                    + "the key is not used"
            ])
        #expect(
            told("[sitting # desk") == [
                "/c:1: found \"[sitting # desk\", allowed is [group] and nothing else on the line; "
                    + "it is taken to be [sitting # desk]",
                "/c:1: [sitting # desk]: found an unknown group, allowed is [sitting], [delivery], [calls], [quiet], [snooze], "
                    + "[guide], [programme], [body], [meals], [slot NAME], [meal NAME]; the group is not used",
            ])
    }

    @Test func `a group that is not known names the one that may be meant`() {
        #expect(
            told("[siting]\nremind_after = 1m") == [
                "/c:1: [siting]: found an unknown group (is [sitting] meant?), allowed is [sitting], [delivery], "
                    + "[calls], [quiet], [snooze], [guide], [programme], [body], [meals], [slot NAME], [meal NAME]; the group is not used"
            ])
        #expect(told("[slots lunch]")[0].contains("(is [slot NAME] meant?)"))
        #expect(told("[meel lunch]")[0].contains("(is [meal NAME] meant?)"))
        #expect(
            told("[workout gym]\nat = 12:30 to 13:00") == [
                "/c:1: [workout gym]: found an unknown group, allowed is [sitting], [delivery], [calls], [quiet], [snooze], "
                    + "[guide], [programme], [body], [meals], [slot NAME], [meal NAME]; the group is not used"
            ])
    }

    @Test func `doubled groups and keys are told, and the last value counts`() {
        let text = "[snooze]\nbudget = 1\n[sitting]\n[snooze]\nbudget = 2\nbudget = 4\n"
        #expect(
            told(text) == [
                "/c:4: [snooze]: found a second time (first in line 1), allowed is one group of a name; both are used as one",
                "/c:5: [snooze] budget: found a second time (first in line 2), allowed is one value for a key; "
                    + "the last one counts",
                "/c:6: [snooze] budget: found a second time (first in line 2), allowed is one value for a key; "
                    + "the last one counts",
            ])
        #expect(
            ConfigReader.read([ConfigFile(path: "/c", text: text)], keeping: nil).settings.snooze.budget == 4)
    }

    @Test func `a slot or meal that is not used has all its faults told`() {
        #expect(told("[slot b]\nat = 99:99\ndays = funday\nhold = 99h\n[meal c]\ndays = funday").count == 5)
    }

    @Test func `a slot without a usable name or time is told`() {
        #expect(
            told("[slot]\nat = 12:00") == [
                "/c:1: [slot]: found no name, allowed is [slot NAME] with a name of letters, digits, - and _; "
                    + "the group is not used"
            ])
        #expect(
            told("[slot tea time]\nat = 12:00") == [
                "/c:1: [slot tea time]: found the name \"tea time\", allowed is [slot NAME] with a name of letters, "
                    + "digits, - and _; the group is not used"
            ])
        #expect(
            told("[slot noon]\ndays = mon") == [
                "/c:1: [slot noon] at: found nothing, allowed is a time from 00:00 to 23:59 such as 07:30, or off; "
                    + "the slot is not used"
            ])
        #expect(
            told("[slot noon]\nat = 24:00") == [
                "/c:2: [slot noon] at: found \"24:00\", allowed is a time from 00:00 to 23:59 such as 07:30, or off; "
                    + "the slot is not used"
            ])
        #expect(
            told("[slot noon]\nat = 12:00\ndays = someday") == [
                "/c:3: [slot noon] days: found \"someday\", allowed is days such as mon-fri, sun (mon, tue, wed, thu, "
                    + "fri, sat, sun); mon-sun is used"
            ])
    }

    @Test func `bytes that are not text are told once a line and harm nothing else`() {
        let bytes =
            Array("[sitting]\nremind_after = 5m\nvariation = ".utf8) + [0xFF, 0x00, 0x0A] + Array("bump = 1s".utf8)
        let reading = ConfigReader.read([ConfigFile(path: "/c", bytes: bytes)], keeping: nil)
        #expect(
            reading.diagnostics.map(\.description) == [
                "/c:3: [sitting]: found bytes that are not text, allowed is UTF-8; they are read as \u{FFFD}",
                "/c:3: [sitting] variation: found \"\u{FFFD}\u{FFFD}\", allowed is auto, classic, seated, supported or wide-knee; "
                    + "auto stays in force",
            ])
        #expect(reading.diagnostics.map(\.severity) == [.warning, .error])
        #expect(reading.settings.sitting.remindAfter == .seconds(300))
        #expect(reading.settings.sitting.bump == .seconds(1))
    }

    @Test func `a diagnostic is one line that no terminal obeys, however long the value`() {
        let text = told("[sitting]\nremind_after = \u{1B}[2J" + String(repeating: "x", count: 5000))[0]
        #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 })
        #expect(text.count < 250)
    }
}
