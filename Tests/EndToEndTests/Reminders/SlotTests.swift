import Foundation
import Testing

/// Checks a slot in a time zone with an offset of 45 minutes.
@Suite(.serialized) struct SlotTests {
    /// A zone in which it is neither late nor early in the day, so all slots here are on today's date.
    private static func zone(at now: Date) throws -> TimeZone {
        let zones = ["Asia/Kathmandu", "Pacific/Chatham"].compactMap(TimeZone.init(identifier:))
        return try #require(zones.first { (2..<22).contains(calendar($0).component(.hour, from: now)) })
    }

    private static func calendar(_ zone: TimeZone) -> Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        return calendar
    }

    @Test("A slot opens at its local time, once a day, and a hold answers it")
    func opens() async throws {
        let now = Date()
        let zone = try Self.zone(at: now)
        let opening = try #require(Self.calendar(zone).dateInterval(of: .hour, for: now)).start
        let hour = Self.calendar(zone).component(.hour, from: opening)
        let config = Config([
            "sitting.remind_after": "24h", "slot soon.at": "\(hour):00", "slot soon.hold": "3s",
            "slot soon.catch_up": "3h", "guide.get_down_floor": "1s",
            // Otherwise a session that is over 30 minutes late would use the chair.
            "slot soon.variation": "classic",
        ])
        try await Desktop.run(.dunst, config) { desktop in
            desktop.sandbox.environment["TZ"] = zone.identifier
            try desktop.agent.start()
            // The slot was just added to the config, so it opens tomorrow.
            let next = try #require(try desktop.agent.status().next)
            #expect(next.kind == "slot")
            #expect(next.variation == "classic")
            #expect(next.at.hasSuffix(":45"))
            let tomorrow = Self.calendar(zone).date(byAdding: .day, value: 1, to: opening)
            #expect(try Date(next.at, strategy: .iso8601) == tomorrow)
            #expect(try desktop.agent.terminate() == 0)
            desktop.monitor.passStatus()

            let state = desktop.sandbox.file("home/state/balasana/state.conf")
            let text = try String(contentsOf: state, encoding: .utf8)
            let yesterday = "defined_at_utc = \(Int(now.timeIntervalSince1970) - 86_400)s"
            let older = text.replacing(#/(?m)^defined_at_utc = .*$/#, with: yesterday)
            #expect(older != text)
            try older.write(to: state, atomically: true, encoding: .utf8)
            try desktop.agent.start()
            let reminder = try desktop.reminder()
            #expect(reminder.summary == "Child's Pose, 3 s")
            try desktop.choose("start", of: reminder)
            _ = try desktop.hold()
            try desktop.state("holding")
            // The user has come up, and the reminder is not shown again.
            try desktop.state("sitting")
            try desktop.history.wait(for: ["shown", "started", "done"])
            #expect(try desktop.history.rows().allSatisfy { $0.kind.contains("soon") })
            try desktop.killAndStart()
            try desktop.nothingPresented()
            #expect(try desktop.history.events == ["shown", "started", "done"])
        }
    }
}
