import Foundation
import Testing

/// A fixed time of the day, in a zone that is a quarter of an hour off most others.
@Suite(.serialized) struct SlotTests {
    private static let zone = "Asia/Kathmandu"

    @Test("A slot opens at its local time, once a day, and a hold answers it")
    func opens() async throws {
        let opening = Date(timeIntervalSinceNow: 4)
        let config = try Config([
            "sitting.remind_after": "1h", "slot soon.at": Self.timeOfDay(opening), "slot soon.hold": "3s",
            "slot soon.catch_up": "1h", "guide.get_down_floor": "1s",
        ])
        try await Desktop.run(.dunst, config) { desktop in
            desktop.sandbox.environment["TZ"] = Self.zone
            try desktop.input.start()
            try desktop.agent.start()
            let next = try #require(try desktop.agent.status().next)
            #expect(next.kind == "slot")
            #expect(next.variation == "classic")
            #expect(next.at.hasSuffix("+05:45"))
            #expect(try abs(Date(next.at, strategy: .iso8601).timeIntervalSince(opening)) <= 1)
            try desktop.state("due")
            #expect(Date() > opening.addingTimeInterval(-1))
            desktop.input.stop()
            let reminder = try desktop.reminder()
            #expect(reminder.summary == "Time for Child's Pose: hold 3 s")
            try desktop.choose("start", of: reminder)
            _ = try desktop.hold()
            try desktop.history.wait(for: ["shown", "started", "done"])
            #expect(try desktop.history.rows().allSatisfy { $0.kind.contains("soon") })
            try desktop.state("sitting")
            try desktop.killAndStart()
            #expect(try desktop.state("sitting").next?.kind != nil)
            try desktop.nothingPresented(for: 1.5)
            try desktop.history.wait(for: ["shown", "started", "done"])
        }
    }

    private static func timeOfDay(_ date: Date) throws -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: zone))
        let parts = calendar.dateComponents([.hour, .minute, .second], from: date)
        return String(format: "%02d:%02d:%02d", parts.hour ?? 0, parts.minute ?? 0, parts.second ?? 0)
    }
}
