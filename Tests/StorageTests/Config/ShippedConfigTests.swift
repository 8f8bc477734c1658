import Foundation
import ReminderCore
import Testing

@testable import Storage

@Suite struct ShippedConfigTests {
    /// Every key with its default.
    static let keys = ConfigReader.read([ConfigFile](), keeping: nil).keys
    let text: String

    init() throws {
        let root = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../..").standardized
        text = try String(contentsOf: root.appendingPathComponent("Config/balasana.conf"), encoding: .utf8)
    }

    @Test func `the shipped config sets nothing, so the defaults of later versions apply`() {
        var other = Settings()
        other.sitting.bump = .seconds(30)
        let reading = ConfigReader.read([ConfigFile(path: "balasana.conf", text: text)], keeping: other)
        #expect(reading.diagnostics == [])
        #expect(reading.settings == Settings())
        #expect(reading.keys.allSatisfy { $0.place == nil })
    }

    @Test func `every key is below its explanation and has its default`() {
        // The keys of a slot are explained once.
        for setting in Self.keys where setting.key.group != "slot evening" {
            #expect(
                text.contains("\n# \(setting.explanation)\n#\(setting.key.key) = \(setting.initial)\n"),
                "\(setting.key)")
        }
    }

    @Test func `without the #, every setting is valid, and those of the defaults are as before`() {
        let bare = text.split(separator: "\n").map { $0.hasPrefix("#") && !$0.hasPrefix("# ") ? $0.dropFirst() : $0 }
        let reading = ConfigReader.read(
            [ConfigFile(path: "/c", text: bare.joined(separator: "\n"))], keeping: nil)
        #expect(reading.diagnostics == [])
        var expected = Settings()
        var (warmUp, coolDown) = (Self.slot("before-gym", 17, 45), Self.slot("after-gym", 19, 15))
        (warmUp.purpose, coolDown.purpose) = (.warmUp, .coolDown)
        expected.slots += [warmUp, coolDown]
        expected.meals = reading.settings.meals
        #expect(reading.settings == expected && expected.meals.map(\.name) == ["lunch"])
    }

    private static func slot(_ name: String, _ hour: Int, _ minute: Int) -> SlotSettings {
        var slot = SlotSettings(name: name, at: TimeOfDay(hour: hour, minute: minute))
        slot.days = [.tue, .thu]
        return slot
    }

    @Test func `an example with a # missing is an error and adds no session`() {
        for key in ["at = 17:45", "at = 19:15", "at = 12:30 to 13:00"] {
            let reading = ConfigReader.read(
                [ConfigFile(path: "/c", text: text.replacing("#\(key)", with: key))], keeping: nil)
            #expect(reading.hasErrors && reading.settings == Settings(), "\(key)")
        }
    }

    @Test func `it fits the screen and has no white space at a line's end`() {
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            #expect(line.count <= 80 && !line.hasSuffix(" "), "\(line)")
        }
    }
}
