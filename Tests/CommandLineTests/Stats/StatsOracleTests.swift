import Fixtures
import Foundation
import Platform
import ReminderCore
import Storage
import Testing

@testable import balasana

/// Compares the statistics with those of a slow script, which computes them from the definitions.
@Suite("Statistics of generated histories") struct StatsOracleTests {
    private static let oracle = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Oracle/oracle")

    private struct Expected: Decodable {
        let now: Int64
        let zone: String
        let days: Int
    }

    private static let named = ["empty", "first-day", "clocks", "midnight", "machines", "zones", "gaps", "pain"]

    @Test(arguments: [named, (1...150).map(String.init)])
    func `they are those of an independent computation`(names: [String]) throws {
        let folder = TemporaryFolder()
        let script = [Self.oracle.path, folder.path] + names
        let lines = try ChildProcess(["python3", "-B"] + script).result().split(separator: UInt8(ascii: "\n"))
        try #require(lines.count == names.count)
        for (name, line) in zip(names, lines) {
            let expected = try JSONDecoder().decode(Expected.self, from: Data(line))
            let calendar = try #require(Calendar.named(expected.zone))
            let now = UTC(seconds: expected.now)
            let first = calendar.local(now).date.advanced(by: 1 - 2 * expected.days)
            let history = History(folder: "\(folder.path)/\(name)")
            let figures = HistoryFigures(history, from: first, calendar, at: now)
            let (period, before) = figures.periods(expected.days)
            let text = StatsJSON.value(period, before: before, machine: nil).text
            let found = try JSONSerialization.jsonObject(with: Data(text.utf8))
            let all = try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
            #expect(Self.differences(found, all["stats"] as Any, "") == [], "history \(name)")
            #expect(figures.unreadable.isEmpty || name == "empty")
        }
    }

    /// The keys at which the two JSON values differ, with both values.
    private static func differences(_ found: Any, _ expected: Any, _ path: String) -> [String] {
        if let found = found as? [String: Any], let expected = expected as? [String: Any],
            found.keys.sorted() == expected.keys.sorted()
        {
            return found.keys.sorted().flatMap { differences(found[$0]!, expected[$0]!, "\(path).\($0)") }
        }
        // The order of sessions and planned lengths is another one.
        if let found = found as? [[String: Any]], let expected = expected as? [[String: Any]],
            found.count == expected.count
        {
            func sorted(_ list: [[String: Any]]) -> [[String: Any]] {
                list.sorted { "\($0["slot"] ?? "")" < "\($1["slot"] ?? "")" }
            }
            return zip(sorted(found), sorted(expected)).flatMap { differences($0, $1, path) }
        }
        return "\(found)" == "\(expected)" ? [] : ["\(path): \(found), expected \(expected)"]
    }
}
