import Foundation
import Testing

/// `stats` and `report` while a bout goes on.
@Suite(.serialized) struct OpenPeriodTests {
    private struct Stats: Decodable {
        struct Period: Decodable {
            struct Sitting: Decodable { let seconds: Int }
            let sitting: Sitting?
            let observed_seconds: Int
        }
        let period: Period
    }

    @Test("The bout that goes on counts while the agent is running, and waits for its row after that")
    func openBout() async throws {
        try await Desktop.run(.dunst) { desktop in
            func stats(_ options: String...) throws -> Stats.Period {
                let result = try desktop.agent.balasana(["stats", "--days", "1", "--json"] + options)
                #expect(result.status == 0)
                return try JSONDecoder().decode(Stats.self, from: Data(result.out.utf8)).period
            }
            try desktop.agent.start()
            // It comes after two seconds of sitting.
            _ = try desktop.reminder()
            try desktop.history.wait(for: ["shown"])
            #expect(try !desktop.history.allRows().contains { $0.event == "bout" })
            let open = try stats()
            #expect(try #require(open.sitting).seconds >= 2 && open.observed_seconds >= 2)
            let report = try desktop.agent.balasana("report", "--days", "1", "--output", "-")
            #expect(report.status == 0 && report.out.contains("<dt>Sitting</dt>"))
            #expect(try desktop.agent.terminate() == 0)
            #expect(try stats().sitting == nil)
        }
    }
}
