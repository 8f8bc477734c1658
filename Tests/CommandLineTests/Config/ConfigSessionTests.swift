import Fixtures
import Foundation
import Testing

@testable import balasana

/// Checks the sessions in `balasana plan` for typical configs.
@Suite("Sessions of a config") struct ConfigSessionTests {
    let home: UserHome

    init() throws {
        home = try UserHome()
        home.environment["TZ"] = "UTC"
    }

    /// Tomorrow's sessions, such as `morning 07:30`.
    private func planned() throws -> [String] {
        let plan = try home.run("plan", "--json", "--days", "2")
        #expect(plan.status == 0 && plan.error == "")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(plan.out.utf8)) as? [String: Any])
        let days = try #require(object["days"] as? [[String: Any]])
        let slots = try #require(days.last?["slots"] as? [[String: Any]])
        return slots.map { slot in
            let time = (slot["at"] as? String)?.split(separator: "T").last?.prefix(5) ?? ""
            return "\(slot["slot"] ?? "") \(time)"
        }
    }

    private func planned(_ text: String) throws -> [String] {
        try home.put(UserHome.config, text)
        return try planned()
    }

    private static let both = ["morning 07:30", "evening 21:00"]

    @Test func `without a file, with an empty file or with one key, both built-in sessions exist`() throws {
        #expect(try planned() == Self.both)
        #expect(try planned("") == Self.both)
        #expect(try planned("[sitting]\nremind_after = 50\n") == Self.both)
    }

    @Test func `changing one built-in session keeps the other`() throws {
        let sample = """
            [sitting]
            remind_after = 45m
            [slot morning]
            at = 08:15
            [body]
            knees = yes
            [meal lunch]
            at = 12:30 to 13:00
            [guide]
            voice = always
            [quiet]
            at = 22:00 to 06:30
            """
        #expect(try planned(sample) == ["morning 08:15", "evening 21:00"])
    }

    @Test func `a session can be added or switched off`() throws {
        #expect(try planned("[slot noon]\nat = 12:00\n") == ["morning 07:30", "noon 12:00", "evening 21:00"])
        #expect(try planned("[slot evening]\nat = off\n[slot noon]\nat = 12:00\n") == ["morning 07:30", "noon 12:00"])
    }

    @Test func `a full config file of an earlier version has the same effect`() throws {
        #expect(try planned(FullConfig.text) == Self.both)
        #expect(try home.run("config", "check").out == "No problems in HOME/.config/balasana/balasana.conf.\n")
        let show = try home.run("config", "show").out.split(separator: "\n").dropLast()
        // A setting that the earlier version lacked is not in the file.
        #expect(show.count > 50 && show.allSatisfy { $0.hasSuffix(" (default)") || $0.hasSuffix(" default") })
    }

    @Test func `set, reset and edit keep both sessions`() throws {
        #expect(try home.run("config", "set", "snooze.budget", "2").status == 0)
        #expect(try planned() == Self.both)
        #expect(try home.run("config", "reset").status == 0)
        #expect(try planned() == Self.both)
        #expect(try home.run("config", "set", "slot.evening.at", "off").status == 0)
        #expect(try planned() == ["morning 07:30"])
        #expect(home.text(UserHome.config)?.contains("#at = 21:00\nat = off\n") == true)
    }
}
