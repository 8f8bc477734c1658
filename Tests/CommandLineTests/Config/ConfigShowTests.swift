import Fixtures
import Foundation
import Storage
import Testing

@testable import balasana

/// Runs `balasana config show` as a program.
@Suite("Config show") struct ConfigShowTests {
    let home: UserHome

    init() throws {
        home = try UserHome()
    }

    @Test func `every setting is listed with its value and origin`() throws {
        try home.put(
            "xdg/balasana/balasana.conf", "[sitting]\nremind_after = 30m\nbump = 1s\n[slot noon]\nat = 12:00\n")
        try home.put(
            UserHome.config,
            "[sitting]\nremind_after = 1h 5m\nbump = hard\n[slot noon]\ndays = mon-wed\n[slot late]\nat = off\n"
                + "[slot odd]\n[meal lunch]\nat = 12:30 to 13:00\n[calls]\nignore = one, two, three, four, five, six\n"
                + "[body]\nknees = maybe\n"
        )
        let show = try home.run("config", "show")
        #expect(show.status == 65)
        #expect(show.out == (try GoldenFile.text("config-show.txt", now: show.out)))
        #expect(show.error.split(separator: "\n").count == 3)
    }

    @Test func `without any file all settings are defaults`() throws {
        let show = try home.run("config", "show")
        #expect(show.status == 0 && show.error == "")
        let lines = show.out.split(separator: "\n")
        #expect(lines.count > 50 && lines.dropLast().allSatisfy { $0.hasSuffix("  default") })
        #expect(lines.last == "You have no config file (~/.config/balasana/balasana.conf) yet.")
    }

    @Test func `the user's settings are marked and counted`() throws {
        try home.put("xdg/balasana/balasana.conf", "[snooze]\nbudget = 2\n")
        try home.put(UserHome.config, "[sitting]\nremind_after = 50\nbump = 2s\n")
        let lines = try home.run("config", "show").out.split(separator: "\n")
        #expect(lines.contains { $0.contains(#/^sitting\.remind_after +50m +yours, line 2$/#) })
        #expect(lines.contains { $0.contains(#/^sitting\.bump +2s +yours, line 3 \(default\)$/#) })
        #expect(lines.contains { $0.contains(#/^snooze\.budget +2 +.*xdg\/balasana\/balasana\.conf:2$/#) })
        #expect(lines.last == "~/.config/balasana/balasana.conf sets 2 of \(lines.count - 1) settings.")
    }

    @Test(arguments: [(20, 40), (40, 40), (60, 60), (80, 80), (200, 120)])
    func `no line is wider than the terminal`(columns: Int, limit: Int) {
        let reading = ConfigReader.read(
            [
                ConfigFile(
                    path: "/home/a/c", text: "[slot morning]\nat = 6:00\n[calls]\nignore = one, two, three, four\n")
            ],
            keeping: nil)
        let text = ConfigText(own: "/home/a/c", home: "/home/a")
        let lines = text.rows(reading, width: columns) + [text.summary(reading, exists: true, width: columns)]
        #expect(lines.flatMap { $0.split(separator: "\n") }.allSatisfy { $0.count <= limit })
        // Each setting is listed with its value, on one or several lines.
        let whole = lines.joined(separator: "\n").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for setting in reading.keys { #expect(whole.contains("\(setting.key) \(setting.value) ")) }
        #expect(whole.contains("slot.morning.at 06:00 yours, line 2 "))
    }

    @Test func `the JSON output is one object`() throws {
        try home.put(UserHome.config, "[snooze]\nbudget = 4\nlengths = soon\n")
        let show = try home.run("config", "show", "--json")
        #expect(show.status == 65 && show.error == "")
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(show.out.utf8)) as? [String: Any])
        #expect(object.keys.sorted() == ["config", "files", "problems", "settings"])
        let settings = try #require(object["settings"] as? [[String: Any]])
        let budget = try #require(settings.first { $0["key"] as? String == "snooze.budget" })
        #expect(budget["value"] as? String == "4" && budget["default"] as? String == "3")
        #expect(budget["line"] as? Int == 2 && budget["file"] as? String == "HOME/.config/balasana/balasana.conf")
        let bump = try #require(settings.first { $0["key"] as? String == "sitting.bump" })
        #expect(bump["file"] is NSNull && bump["line"] is NSNull && bump.keys.sorted() == budget.keys.sorted())
        let problems = try #require(object["problems"] as? [[String: Any]])
        #expect(
            problems.count == 1 && problems[0]["line"] as? Int == 3 && problems[0]["severity"] as? String == "error")
    }
}
