import Fixtures
import ReminderCore
import Storage
import Testing

@testable import balasana

@Suite("A change of the config") struct ConfigChangeTests {
    static let below = ConfigFile(path: "/etc/xdg/balasana/balasana.conf", text: StyledConfigs.full)

    static func lines(_ text: String) -> [String] {
        let lines = text.utf8.split(separator: 10, omittingEmptySubsequences: false).map { String($0)! }
        return lines.last == "" ? lines.dropLast() : lines
    }

    /// The file as GLib reads it, which does not know byte order marks.
    static func oracle(_ text: String) -> [String: [String: String]]? {
        KeyFileOracle.read(Array((text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text).utf8))
    }

    func change(_ key: ConfigKey, _ value: String, in text: String, below: [ConfigFile] = []) throws -> ConfigChange {
        try ConfigChange(key, value, in: ConfigFile(path: "/c", text: text), isNew: false, below: below)
    }

    /// The output of `diff`: removed lines with `-` and added lines with `+`, each with its number.
    func diff(_ old: String, _ new: String) -> [String] {
        return Self.lines(new).difference(from: Self.lines(old)).map { change in
            switch change {
            case .remove(let offset, let line, _): "-\(offset + 1) \(line)"
            case .insert(let offset, let line, _): "+\(offset + 1) \(line)"
            }
        }
    }

    func diff(_ text: String, _ group: String, _ key: String, _ value: String) throws -> [String] {
        let change = try change(ConfigKey(group: group, key: key), value, in: text)
        return diff(text, String(decoding: change.file.bytes, as: UTF8.self))
    }

    @Test func `an existing value is replaced, and nothing else changes`() throws {
        #expect(
            try diff(StyledConfigs.tight, "sitting", "remind_after", "55m")
                == ["-2 remind_after=50m", "+2 remind_after=55m"])
        #expect(try diff(StyledConfigs.tight, "snooze", "budget", "5") == ["-7 budget=2", "+7 budget=5"])
        #expect(
            try diff(StyledConfigs.columns, "slot morning", "days", "mon, tue")
                == ["-8   days         = mon-fri\r", "+8   days         = mon, tue\r"])
        #expect(
            try diff(StyledConfigs.annotated, "sitting", "remind_after", "1h")
                == ["-3 remind_after = 50m # doctor's advice", "+3 remind_after = 1h # doctor's advice"])
        #expect(
            try diff(StyledConfigs.annotated, "sitting", "hold", "40s")
                == ["-5 hold = 30s to 1m   ", "+5 hold = 40s   "])
        #expect(try diff(StyledConfigs.annotated, "sitting", "bump", "4s") == ["-6 bump =", "+6 bump = 4s"])
        #expect(
            try diff("[snooze]\nbudget = # none", "snooze", "budget", "4") == [
                "-2 budget = # none", "+2 budget = 4 # none",
            ])
        #expect(try diff("[snooze]\nbudget=", "snooze", "budget", "4") == ["-2 budget=", "+2 budget=4"])
    }

    @Test func `of two entries for a key, the one in force is changed`() throws {
        #expect(
            try diff(StyledConfigs.doubled, "sitting", "remind_after", "55m")
                == ["-6 \tremind_after\t=\t50m", "+6 \tremind_after\t=\t55m"])
    }

    @Test func `a new key goes below the comment that shows it`() throws {
        #expect(
            try diff(StyledConfigs.annotated, "slot morning", "days", "mon")
                == ["+10 days = mon"])
        let commented = try change(
            ConfigKey(group: "sitting", key: "bump"), "4s", in: StyledConfigs.commented, below: [Self.below])
        let text = String(decoding: commented.file.bytes, as: UTF8.self)
        #expect(diff(StyledConfigs.commented, text) == ["+\(commented.line) bump = 4s"])
        #expect(text.contains("\n#bump = 2s\nbump = 4s\n"))
    }

    @Test func `without such a comment, a new key goes to the end of its group, in the style of the others`() throws {
        #expect(try diff(StyledConfigs.tight, "sitting", "bump", "4s") == ["+4 bump=4s"])
        #expect(try diff(StyledConfigs.columns, "sitting", "bump", "4s") == ["+5   bump         = 4s\r"])
        #expect(try diff(StyledConfigs.columns, "slot morning", "catch_up", "1h") == ["+9   catch_up     = 1h\r"])
        #expect(try diff(StyledConfigs.doubled, "sitting", "bump", "4s") == ["+8 \tbump\t=\t4s"])
        #expect(try diff("[snooze]", "snooze", "budget", "4") == ["+2 budget = 4"])
        // A comment for another slot is the wrong place.
        let example = "[slot morning]\nat = 07:00\n\n# [slot gym]\n# days = tue\n"
        #expect(try diff(example, "slot morning", "days", "mon") == ["+3 days = mon"])
    }

    @Test func `a new group goes to the end`() throws {
        #expect(
            try diff(StyledConfigs.tight, "delivery", "nudges", "1") == ["+8 ", "+9 [delivery]", "+10 nudges=1"])
        #expect(
            try diff(StyledConfigs.columns, "slot gym", "at", "17:45")
                == ["+9 \r", "+10 [slot gym]\r", "+11   at           = 17:45\r"])
        #expect(try diff("", "snooze", "budget", "4") == ["+1 [snooze]", "+2 budget = 4"])
        #expect(try diff("# mine\n", "snooze", "budget", "4") == ["+2 ", "+3 [snooze]", "+4 budget = 4"])
    }

    @Test(arguments: StyledConfigs.all.keys.sorted())
    func `for each setting, the diff and GKeyFile show only the new value`(style: String) throws {
        let text = StyledConfigs.all[style]!
        let below = style == "commented" ? [Self.below] : []
        let reading = ConfigReader.read(below + [ConfigFile(path: "/c", text: text)], keeping: nil)
        let candidates = [
            "7m", "50s", "5s", "1h30m", "2", "3", "yes", "no", "seated", "chair", "floor", "away", "sitting",
            "20s to 40s",
            "60%", "slots", "never", "1m, 2m", "caffeine", "06:15", "12:00 to 12:45", "mon", "tue", "warm-up", "chime",
        ]
        #expect(reading.keys.count >= 40)
        for setting in reading.keys {
            let fits = candidates.filter { (try? setting.key.normalised($0)).map { $0 != setting.value } ?? false }
            let value = try #require(fits.first, "\(setting.key)")
            let change = try change(setting.key, value, in: text, below: below)
            let new = String(decoding: change.file.bytes, as: UTF8.self)
            let difference = diff(text, new)
            let line = Self.lines(new)[change.line - 1]
            #expect(line.contains(setting.key.key) && line.contains(value), "\(setting.key): \(line)")
            let removed = difference.filter { $0.hasPrefix("-") }
            let added = difference.filter { $0.hasPrefix("+") }
            #expect(removed.count <= 1 && (removed.isEmpty ? 1...3 : 1...1).contains(added.count), "\(difference)")
            #expect(new.utf8.count - value.utf8.count <= text.utf8.count + 60)
            guard let before = Self.oracle(text) else {
                #expect(style == "faulty")
                continue
            }
            var expected = before
            let group = expected.keys.first { ConfigKey.id(ofGroup: $0) == setting.key.group } ?? setting.key.group
            let old = before[group]?[setting.key.key] ?? ""
            let comment = old.firstIndex(of: "#").map { old[$0...] }
            expected[group, default: [:]][setting.key.key] = value
            var after = try #require(Self.oracle(new))
            if let comment, let found = after[group]?[setting.key.key] {
                #expect(found.hasSuffix(comment))
                after[group]?[setting.key.key] = value
            }
            #expect(after == expected, "\(setting.key)")
        }
    }

    @Test func `a value is written in its normal form`() throws {
        #expect(try diff("[sitting]\n", "sitting", "remind_after", "50") == ["+2 remind_after = 50m"])
        #expect(try diff("[sitting]\n", "sitting", "hours", "9-17") == ["+2 hours = 09:00 to 17:00"])
        #expect(try diff("[sitting]\n", "sitting", "days", "Monday to Friday") == ["+2 days = mon-fri"])
    }

    @Test func `a value that would change other settings is refused`() {
        let programs = ConfigKey(group: "calls", key: "ignore")
        for value in ["caffeine # mine", "#caffeine"] {
            #expect(throws: ConfigChange.Obstacle.comment) { try change(programs, value, in: StyledConfigs.shipped) }
        }
        for value in ["a\n[snooze]\nbudget = 9", "a\nlimit = 1h"] {
            #expect(throws: UnreadableValue.self) { try change(programs, value, in: StyledConfigs.shipped) }
        }
        #expect(throws: (any Error).self) { try change(ConfigKey(group: "snooze", key: "budget"), "99", in: "") }
    }

    @Test func `only the time of a new slot creates it`() throws {
        let days = ConfigKey(group: "slot gym", key: "days")
        #expect(throws: ConfigChange.Obstacle.noSuchGroup) { try change(days, "mon", in: StyledConfigs.shipped) }
        let made = try change(ConfigKey(group: "slot gym", key: "at"), "17:45", in: StyledConfigs.shipped)
        #expect(made.before == nil && made.problems.isEmpty)
        #expect(
            ConfigReader.read([made.file], keeping: nil).settings.slots.map(\.name) == [
                "morning", "evening", "gym",
            ])
    }
}
