import Foundation
import Testing

/// The pages that explain the sources agree with them.
@Suite("Pages") struct PageTests {
    private static let core = ArrowTests.root.appending(path: "Sources/ReminderCore")
    private static let pages = [
        ArrowTests.root.appending(path: "Sources/README.md"), core.appending(path: "RULES.md"),
        core.appending(path: "POSE.md"),
    ]

    private static func text(_ page: URL) throws -> String { try String(contentsOf: page, encoding: .utf8) }

    /// The Swift files below `folders`, each with its text.
    private static func sources(_ folders: [String]) throws -> [(name: String, text: String)] {
        try folders.flatMap { folder in
            let all = FileManager.default.enumerator(
                at: ArrowTests.root.appending(path: folder), includingPropertiesForKeys: nil)
            return try #require(all).compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
                .map { ($0.lastPathComponent, try text($0)) }
        }
    }

    @Test func `each rule that the code cites is in RULES.md`() throws {
        let rules = try Self.text(Self.pages[1]).matches(of: #/(?m)^## Rule (\d+)\./#).map { String($0.1) }
        #expect(rules == (1...rules.count).map(String.init))
        for file in try Self.sources(["Sources", "Tests"]) {
            for match in file.text.matches(of: #/\b[Rr]ules? (\d+)(?:(?:, \d+)* (?:and|to) (\d+))?\b/#) {
                for number in [match.1, match.2].compactMap({ $0.map(String.init) }) {
                    #expect(rules.contains(number), "\(file.name) cites rule \(number)")
                }
            }
        }
    }

    @Test func `each fact that the code cites is in POSE.md, and each fact there can be cited`() throws {
        let facts = try Self.text(Self.pages[2]).matches(of: #/(?m)^\| ([A-Z]\d+) \|/#).map { String($0.1) }
        #expect(Set(facts).count == facts.count)
        for file in try Self.sources(["Sources"]) {
            for match in file.text.matches(of: #/\b[CDTVW]\d{1,2}\b/#) {
                #expect(facts.contains(String(match.0)), "\(file.name) cites \(match.0)")
            }
        }
        let cases = try Self.text(ArrowTests.root.appending(path: "Sources/Presenters/Facts/Fact.swift"))
            .matches(of: #/case \w+ = "(\w+)"/#).map { String($0.1) }
        #expect(Set(cases) == Set(facts))
    }

    @Test(arguments: pages) func `each path on a page is there`(page: URL) throws {
        let places = [
            page.deletingLastPathComponent(), ArrowTests.root,
            ArrowTests.root.appending(path: "Tests/ReminderCoreTests"),
        ]
        let paths = try Self.text(page).matches(of: #/`([\w+.-]+(?:/[\w+.-]+)+)`|\]\(([^)]+)\)/#)
            .compactMap { $0.1 ?? $0.2 }.map(String.init)
        #expect(!paths.isEmpty)
        for path in paths {
            let found = places.contains { FileManager.default.fileExists(atPath: $0.appending(path: path).path) }
            #expect(found, "\(page.lastPathComponent) names \(path)")
        }
    }

    @Test func `each rule says where it is decided, tested and changed`() throws {
        let parts = try Self.text(Self.pages[1]).components(separatedBy: "\n## Rule ").dropFirst()
        for part in parts {
            let rule = part.components(separatedBy: "\n## ")[0]
            for word in ["- Decided in: `", "- Tested in: `", "- To change "] {
                #expect(rule.contains(word), "\(rule.prefix(20)) lacks \(word)")
            }
        }
    }
}
