import Fixtures
import Foundation
import Testing

@testable import balasana

/// `balasana config show` as it is run.
@Suite("Config show") struct ConfigShowTests {
    let home: UserHome

    init() throws {
        home = try UserHome()
    }

    @Test func `every setting is a line with its value and where it comes from`() throws {
        try home.put(
            "xdg/balasana/balasana.conf", "[sitting]\nremind_after = 30m\nbump = 1s\n[slot noon]\nat = 12:00\n")
        try home.put(
            UserHome.config,
            "[sitting]\nremind_after = 1h 5m\nbump = hard\n[slot noon]\ndays = mon-wed\n[slot late]\nat = off\n"
                + "[slot odd]\n[meal lunch]\nat = 12:30 to 13:00\n[calls]\nignore = one, two, three, four, five, six\n[body]\nknees = maybe\n"
        )
        let show = try home.run("config", "show")
        #expect(show.status == 65)
        #expect(show.out == (try GoldenFile.text("config-show.txt", now: show.out)))
        #expect(show.error.split(separator: "\n").count == 3)
    }

    @Test func `without any file all are defaults`() throws {
        let show = try home.run("config", "show")
        #expect(show.status == 0 && show.error == "")
        #expect(show.out.split(separator: "\n").allSatisfy { $0.hasSuffix("  default") })
    }

    @Test func `for programs it is one JSON object`() throws {
        try home.put(UserHome.config, "[snooze]\nbudget = 4\nlengths = soon\n")
        let show = try home.run("config", "show", "--json")
        #expect(show.status == 65 && show.error == "")
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(show.out.utf8)) as? [String: Any])
        #expect(object.keys.sorted() == ["config", "faults", "files", "settings"])
        let settings = try #require(object["settings"] as? [[String: Any]])
        let budget = try #require(settings.first { $0["key"] as? String == "snooze.budget" })
        #expect(budget["value"] as? String == "4" && budget["default"] as? String == "3")
        #expect(budget["line"] as? Int == 2 && budget["file"] as? String == "HOME/.config/balasana/balasana.conf")
        let bump = try #require(settings.first { $0["key"] as? String == "sitting.bump" })
        #expect(bump["file"] is NSNull && bump["line"] is NSNull && bump.keys.sorted() == budget.keys.sorted())
        let faults = try #require(object["faults"] as? [[String: Any]])
        #expect(faults.count == 1 && faults[0]["line"] as? Int == 3 && faults[0]["severity"] as? String == "error")
    }
}
