import Fixtures
import Foundation
import ReminderCore
import Testing

@testable import Storage

@Suite struct ConfigReaderTests {
    func settings(_ texts: String..., keeping: Settings? = nil) -> Settings {
        let files = texts.enumerated().map { ConfigFile(path: "/\($0.offset)", text: $0.element) }
        return ConfigReader.read(files, keeping: keeping).settings
    }

    @Test func `every key sets its setting`() {
        let text = """
            [sitting]
            remind_after = 50m
            break_after = 4m
            bump = 0s
            hold = 10s to 10m
            variation = Classic
            [delivery]
            pause = 1s
            long_pause = 2m
            patience = 3m
            settle = 0s
            nudge = 1h 30m
            nudges = 0
            on_screen = 2h
            before_slot = 0s
            [calls]
            calls_and_films = AWAY
            limit = 1h
            wait = no
            longest_wait = 10m
            ignore = Caffeine, org.kde.kdeconnect
            [snooze]
            lengths = 1s,2s
            budget = 20
            [guide]
            get_down_floor = 1s
            get_down_chair = 2s
            come_up = 3s
            quiet = 100%
            [slot tea_1]
            at = 7:05:30
            days = fri-mon, wed
            hold = 45s
            catch_up = 23h
            variation = wide-knee
            """
        var expected = Settings()
        expected.sitting.remindAfter = .seconds(3000)
        expected.sitting.breakAfter = .seconds(240)
        expected.sitting.bump = .zero
        expected.sitting.hold = HoldRange(start: .seconds(10), ceiling: .seconds(600))
        expected.sitting.variation = .classic
        expected.delivery.pause = .seconds(1)
        expected.delivery.longPause = .seconds(120)
        expected.delivery.patience = .seconds(180)
        expected.delivery.settle = .zero
        expected.delivery.nudge = .seconds(5400)
        expected.delivery.nudges = 0
        expected.delivery.onScreen = .seconds(7200)
        expected.delivery.beforeSlot = .zero
        expected.calls.silence = .away
        expected.calls.limit = .seconds(3600)
        expected.calls.wait = false
        expected.calls.longestWait = .seconds(600)
        expected.calls.ignored = ["Caffeine", "org.kde.kdeconnect"]
        expected.snooze.lengths = [.seconds(1), .seconds(2)]
        expected.snooze.budget = 20
        expected.guide.getDownFloor = .seconds(1)
        expected.guide.getDownChair = .seconds(2)
        expected.guide.comeUp = .seconds(3)
        expected.guide.quietPercent = 100
        var slot = SlotSettings(name: "tea_1", at: TimeOfDay(hour: 7, minute: 5, second: 30))
        slot.days = [.fri, .sat, .sun, .mon, .wed]
        slot.hold = HoldRange(start: .seconds(45), ceiling: .seconds(45))
        slot.catchUp = .seconds(23 * 3600)
        slot.variation = .wideKnee
        expected.slots.append(slot)
        let reading = ConfigReader.read([ConfigFile(path: "/c", text: text)], keeping: nil)
        #expect(reading.diagnostics == [])
        #expect(reading.settings == expected)
    }

    @Test(arguments: [
        "mon-sun", "mon-fri", "fri-mon", "mon, sun", "sat, sun", "tue, thu", "wed, fri-mon", "mon, wed, sun",
        "wed, sat-mon",
        "sun-tue",
    ])
    func `days are written as people write them`(text: String) throws {
        #expect(ConfigValue.days.text(try ConfigValue.days.parse(text)) == text)
    }

    @Test(arguments: [
        (
            "sitting", "hold",
            ["0s to 1m", "1m to", "to 1m", "1m to 2m to 3m", "1m 2m", "30-1m", "30-", "1s-2s-3s", "45", "0"]
        ),
        (
            "sitting", "remind_after",
            [
                "0s", "0", "1441", "24h1s", "1.5h", "-1m", "1m1h", "1m1m", "1m30", "h", "1d", "1 0m",
                "99999999999999999999h",
            ]
        ),
        ("snooze", "lengths", ["", "5m,", "5m 10m", "1m,1m,1m,1m,1m,1m,1m,1m,1m"]),
        ("calls", "calls_and_films", ["", "seated", "sitting, away"]),
        ("calls", "wait", ["", "maybe", "2"]),
        ("calls", "limit", ["0s", "0", "2x"]),
        ("calls", "ignore", ["caffeine,", ",", "a,,b"]),
        ("snooze", "budget", ["-1", "21", "three", "1.0"]),
        ("delivery", "nudges", ["11", "-1"]),
        ("guide", "quiet", ["80", "101%", "-1%", "%"]),
        (
            "slot x", "at",
            ["7", "7.30", "24:00", "25:00", "07:60", "07:3", "007:30", "07:30:60", "07:30:00:00", "٠٧:٣٠"]
        ),
        ("slot x", "days", ["", "mon-", "-mon", "mon-tue-wed", "mo", "mondayss", "mon tue", "mon,,tue"]),
        ("slot x", "catch_up", ["0s", "23h1s"]),
    ])
    func `a value that is not allowed is one error and changes nothing`(group: String, key: String, values: [String]) {
        for value in values {
            let time = group != "slot x" || key == "at" ? "" : "at = 12:00\n"
            let file = ConfigFile(path: "/c", text: "[\(group)]\n\(time)\(key) = \(value)\n")
            var last = Settings()
            last.slots.append(SlotSettings(name: "x", at: TimeOfDay(hour: 12, minute: 0)))
            let reading = ConfigReader.read([file], keeping: last)
            #expect(reading.diagnostics.map(\.severity) == [.error], "\(key) = \(value)")
            #expect(reading.diagnostics.first?.key == key)
            var expected = last
            if group != "slot x" { expected.slots.removeLast() }
            #expect(reading.settings == expected, "\(key) = \(value)")
        }
    }

    @Test func `a faulty value keeps the last good one, and a missing one has the default`() {
        let good = settings("[sitting]\nremind_after = 20m\nbump = 1s\n[slot noon]\nat = 12:00\ncatch_up = 1h")
        let next = settings("[sitting]\nremind_after = soon\n[slot noon]\nat = late\ncatch_up = never", keeping: good)
        #expect(next.sitting.remindAfter == .seconds(1200))
        #expect(next.sitting.bump == .seconds(2))
        #expect(next.slots == good.slots)
        #expect(settings("[slot noon]\ncatch_up = 1h", keeping: good).slots == good.slots)
    }

    @Test func `a later file overrides key by key, and can switch a slot off`() {
        let system =
            "[sitting]\nremind_after = 30m\nbump = 1s\n[slot noon]\nat = 12:00\ndays = mon\n[slot late]\nat = 23:00"
        let own = "[sitting]\nremind_after = 40m\n[slot  noon]\ndays = tue\n[slot late]\nat = off"
        let both = settings(system, own)
        #expect(both.sitting.remindAfter == .seconds(2400))
        #expect(both.sitting.bump == .seconds(1))
        var noon = SlotSettings(name: "noon", at: TimeOfDay(hour: 12, minute: 0))
        noon.days = [.tue]
        #expect(both.slots == [.morning, .evening, noon])
    }

    @Test func `diagnostics come in the order of files and lines`() {
        let files = [
            ConfigFile(path: "/low", text: "[guide]\nquiet = x\n[sitting]\nbump = x\nodd\n"),
            ConfigFile(path: "/high", text: "[wrong]\n[sitting]\nhold = x\n"),
        ]
        let places = ConfigReader.read(files, keeping: nil).diagnostics.map { "\($0.file):\($0.line ?? 0)" }
        #expect(places == ["/low:2", "/low:4", "/low:5", "/high:1", "/high:3"])
    }

    @Test func `reading never fails, whatever the bytes`() {
        var numbers = SeededNumbers(seed: 5)
        let pieces = [
            "[", "]", "=", "#", "\n", "\r\n", " ", "slot", "sitting", "hold", "to", "at", "30s", "off", "\u{0}", ",",
            "-", "mon",
        ]
        for _ in 0..<3000 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 0..<40, using: &numbers) {
                bytes +=
                    Bool.random(using: &numbers)
                    ? Array(pieces.randomElement(using: &numbers)!.utf8) : [UInt8.random(in: 0...255, using: &numbers)]
            }
            let reading = ConfigReader.read([ConfigFile(path: "/c", bytes: bytes)], keeping: nil)
            // None of the pieces can be a value of [guide] or [snooze].
            #expect(reading.settings.guide == GuideSettings() && reading.settings.snooze == SnoozeSettings())
            #expect(reading.diagnostics.allSatisfy { !$0.description.contains("\n") })
        }
    }
}
