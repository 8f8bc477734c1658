import Fixtures
import ReminderCore
import Testing

@testable import Storage

/// The sessions that exist without a line in any file.
@Suite("Built-in sessions") struct BuiltInSlotTests {
    func reading(_ texts: String..., keeping: Settings? = nil) -> ConfigReading {
        let files = texts.enumerated().map { ConfigFile(path: "/\($0.offset)", text: $0.element) }
        return ConfigReader.read(files, keeping: keeping)
    }

    func slots(_ texts: String...) -> [SlotSettings] {
        let files = texts.enumerated().map { ConfigFile(path: "/\($0.offset)", text: $0.element) }
        let reading = ConfigReader.read(files, keeping: nil)
        #expect(reading.diagnostics == [])
        return reading.settings.slots
    }

    static let noon = SlotSettings(name: "noon", at: TimeOfDay(hour: 12, minute: 0))

    @Test(arguments: ["", "\n# nothing\n", "[sitting]\n", "[sitting]\nremind_after = 50m\n", "[body]\nknees = yes\n"])
    func `a file that does not mention them keeps them`(text: String) {
        #expect(slots() == [.morning, .evening] && slots(text) == [.morning, .evening])
    }

    @Test func `other sessions are added to them`() {
        #expect(slots("[slot noon]\nat = 12:00\n") == [.morning, .evening, Self.noon])
        #expect(
            slots("[slot b]\nat=2:00\n[slot evening]\n[slot 朝]\nat=1:00").map(\.name) == [
                "morning", "evening", "b", "朝",
            ])
    }

    @Test func `one that is set in part keeps its other defaults`() {
        var morning = SlotSettings.morning
        morning.at = TimeOfDay(hour: 8, minute: 0)
        #expect(slots("[slot morning]\nat = 08:00\n") == [morning, .evening])
        var evening = SlotSettings.evening
        evening.days = [.sat, .sun]
        #expect(slots("[slot evening]\ndays = sat, sun\n") == [.morning, evening])
    }

    @Test func `at = off switches one off, and the other stays`() {
        let file = "[slot evening]\nat = off\n"
        #expect(slots(file) == [.morning])
        #expect(slots(file + "[slot morning]\nat = OFF\n[slot noon]\nat = 12:00\n") == [Self.noon])
        let setting = reading(file).setting(ConfigKey(group: "slot evening", key: "at"))
        #expect(setting?.value == "off" && setting?.initial == "21:00" && setting?.place?.line == 2)
    }

    @Test func `the files below decide what the user's does not set`() {
        let below = "[slot morning]\nat = off\n[slot evening]\nat = 22:00\n[slot noon]\nat = 12:00\n"
        var evening = SlotSettings.evening
        evening.at = TimeOfDay(hour: 22, minute: 0)
        #expect(slots(below, "") == [evening, Self.noon])
        #expect(slots(below, "[slot morning]\nat = 07:30\n[slot noon]\nat = off\n") == [.morning, evening])
        #expect(slots("", "[slot morning]\nat = off\n") == [.evening])
    }

    @Test func `a full config of an earlier version keeps its settings`() {
        let reading = reading(FullConfig.text)
        #expect(reading.diagnostics == [] && reading.settings == Settings())
        let edited = FullConfig.text.replacing("remind_after = 45m", with: "remind_after = 50m")
            .replacing("at = 07:30", with: "at = 06:45").replacing("disc = no", with: "disc = yes")
        var expected = Settings()
        expected.sitting.remindAfter = .seconds(3000)
        expected.slots[0].at = TimeOfDay(hour: 6, minute: 45)
        expected.body.disc = true
        #expect(self.reading(edited).settings == expected)
    }

    @Test func `a session that was deleted from a full config is back and listed as unmentioned`() throws {
        let start = try #require(FullConfig.text.range(of: "[slot evening]"))
        let end = try #require(FullConfig.text.range(of: "# Before and after a workout"))
        var text = FullConfig.text
        text.removeSubrange(start.lowerBound..<end.lowerBound)
        let reading = reading(text)
        #expect(reading.settings == Settings() && reading.diagnostics == [])
        #expect(reading.mentionsSlots && reading.unmentionedSlots == [.evening])
        #expect(self.reading(text + "[slot evening]\nat = off\n").unmentionedSlots == [])
        #expect(!self.reading("[sitting]\n").mentionsSlots)
    }

    @Test func `one whose line cannot be read stays as it was: on or off`() {
        let off = reading("[slot morning]\nat = off\n").settings
        #expect(reading("[slot morning]\nat = 7.30\n", keeping: off).settings.slots == [.evening])
        #expect(reading("[slto morning]\nat = off\n", keeping: off).settings.slots == [.evening])
        #expect(reading("[slot morning]\nat = 7.30\n").settings.slots == [.morning, .evening])
    }

    @Test func `a session at the time of a built-in one is a problem that says how to switch that off`() {
        #expect(
            reading("[slot wake]\nat = 07:30\n").diagnostics.map(\.description) == [
                "/0:2: [slot wake] at: the built-in session morning (to switch it off, set `at = off` in "
                    + "[slot morning]) opens at 07:30 as well; the second one waits for the first"
            ])
        #expect(
            reading("[slot morning]\nat = 21:00\n").diagnostics.map(\.description) == [
                "/0:2: [slot morning] at: the built-in session evening (to switch it off, set `at = off` in "
                    + "[slot evening]) opens at 21:00 as well; the second one waits for the first"
            ])
        #expect(reading("[slot wake]\nat = 07:30\n[slot morning]\nat = off\n").diagnostics == [])
    }

    @Test func `quiet hours over a built-in session are a problem where they are set`() {
        #expect(
            reading("[sitting]\n[quiet]\nat = 20-7\n").diagnostics.map(\.description) == [
                "/0:3: [quiet] at: the built-in session evening (to switch it off, set `at = off` in [slot "
                    + "evening]) is open from 21:00 to 23:00, all of it during [quiet]; it is missed on mon-sun"
            ])
    }
}
