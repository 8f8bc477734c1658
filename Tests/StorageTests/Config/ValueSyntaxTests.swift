import Testing

@testable import ReminderCore
@testable import Storage

/// The ways to write a value, and the one in which it is shown.
@Suite("Values as users write them") struct ValueSyntaxTests {
    /// The normal form of `text` for `key`; nil where it is refused.
    func normal(_ key: String, _ text: String) throws -> String? {
        try? ConfigKey(parsing: key, names: []).normalised(text)
    }

    @Test func `unnamed ignores the inhibitors of programs without a name, and no others`() {
        let config = ConfigFile(path: "/a.conf", text: "[calls]\nignore = unnamed\n")
        let calls = ConfigReader.read([config], keeping: nil).settings.calls
        #expect(calls.ignores("") && !calls.ignores("mpv") && !calls.ignores("unnamed player"))
    }

    @Test(arguments: [
        ("sitting.remind_after", "45", "45m"), ("sitting.remind_after", "1h30", "1h30m"),
        ("sitting.remind_after", "90", "1h30m"), ("sitting.remind_after", "OFF", "off"), ("delivery.settle", "0", "0s"),
        ("snooze.lengths", "5, 15,30", "5m, 15m, 30m"),
        ("meals.wait", "90", "1h30m"), ("sitting.bump", "0", "0s"),
        ("sitting.hours", "9-17", "09:00 to 17:00"), ("sitting.hours", "09:00-17:00", "09:00 to 17:00"),
        ("sitting.hours", "9 to 17", "09:00 to 17:00"), ("sitting.hours", "9 – 17:30", "09:00 to 17:30"),
        ("sitting.hours", "9-12, 13:00 to 18:00", "09:00 to 12:00, 13:00 to 18:00"),
        ("sitting.hours", "Always", "always"), ("sitting.hours", "18-24", "18:00 to 24:00"),
        ("quiet.at", "22:00-06:30", "22:00 to 06:30"), ("quiet.at", "22 to 24:00", "22:00 to 24:00"),
        ("quiet.at", "22:00 to 00:00", "22:00 to 24:00"), ("quiet.at", "22-24:00:00", "22:00 to 24:00"),
        ("quiet.at", "0-24", "00:00 to 24:00"),
        ("meal.lunch.at", "12:30-13:00", "12:30 to 13:00"), ("meal.lunch.at", "12-13", "12:00 to 13:00"),
        ("meal.lunch.at", "12:30", "12:30"), ("meal.late.at", "23:30-24:00", "23:30 to 24:00"),
        ("sitting.days", "Monday", "mon"), ("sitting.days", "mondays, TUES", "mon, tue"),
        ("sitting.days", "Monday to Friday", "mon-fri"), ("sitting.days", "monday-thursday, Sun", "sun-thu"),
        ("sitting.days", "tue-fri, Sun", "tue-fri, sun"),
        ("sitting.days", "Sat – Tue", "sat-tue"),
        ("slot.morning.hold", "30s-3m", "30s to 3m"), ("slot.morning.hold", "30-60s", "30s to 1m"),
        ("slot.morning.hold", "1-3m", "1m to 3m"), ("slot.morning.hold", "45s - 45s", "45s"),
        ("slot.morning.hold", "1m30s to 3m", "1m30s to 3m"),
        ("calls.ignore", "Unnamed, Spotify", "unnamed, Spotify"), ("calls.ignore", "None", "none"),
    ])
    func `a value is understood, and shown in its normal form`(key: String, text: String, shown: String) throws {
        #expect(try normal(key, text) == shown)
        #expect(try normal(key, shown) == shown)
    }

    @Test(arguments: [
        ("sitting.hours", ["9", "9-9", "9-25", "9-17-18", "-17", "9-", "9 17", "24-9", "9:0-17", "9to17"]),
        ("meal.lunch.at", ["12", "0-24", "12-", "12:30 to", "24:00"]),
        ("slot.morning.at", ["24:00", "7", "7-8"]),
        ("sitting.days", ["m", "mo", "mon-fri-sun", "moon", "monday tuesday", "mon;tue"]),
        ("slot.morning.hold", ["30-60", "30", "60-30s", "30s-60", "30-1m", "30s--60s", "-60s"]),
        ("delivery.pause", ["5", "60"]), ("guide.breathe_in", ["4"]), ("delivery.on_screen", ["60"]),
    ])
    func `what could be meant in two ways, or in none, is refused`(key: String, texts: [String]) throws {
        for text in texts { #expect(try normal(key, text) == nil, "\(text)") }
    }

    @Test func `a range until 24:00 ends with its day`() {
        let quiet = ConfigReader.read(
            [ConfigFile(path: "/c", text: "[quiet]\nat = 22:00 to 24:00, 0-24\n")], keeping: nil
        ).settings.quiet
        let midnight = TimeOfDay(seconds: 0)
        #expect(
            quiet.ranges == [
                DailyRanges.Range(from: TimeOfDay(hour: 22, minute: 0), until: midnight),
                DailyRanges.Range(from: midnight, until: midnight),
            ])
    }

    @Test func `every range of hours survives writing and reading`() throws {
        let value = ConfigValue<[DailyRanges.Range]>.ranges(none: "off")
        for from in 0..<24 {
            for until in 0..<24 where until != from || from == 0 {
                let range = DailyRanges.Range(
                    from: TimeOfDay(hour: from, minute: 0), until: TimeOfDay(hour: until, minute: 0))
                #expect(try value.parse(value.text([range])) == [range])
                #expect(try value.parse("\(from)-\(until == 0 ? 24 : until)") == [range])
            }
        }
    }
}
