import Foundation
import ReminderCore
import Testing

@testable import Storage

@Suite struct ShippedConfigTests {
    let text: String

    init() throws {
        let root = URL(fileURLWithPath: #filePath).appendingPathComponent("../../..").standardized
        text = try String(contentsOf: root.appendingPathComponent("Config/balasana.conf"), encoding: .utf8)
    }

    @Test func `the shipped config says exactly the defaults, without a diagnostic`() {
        var other = Settings()
        other.sitting.bump = .seconds(30)
        let reading = ConfigReader.read([ConfigFile(path: "balasana.conf", text: text)], keeping: other)
        #expect(reading.diagnostics == [])
        #expect(reading.settings == Settings())
    }

    @Test func `every key stands in it below its explanation, with its default`() {
        // A meal stands in it as an example alone.
        for key in ConfigReader.knownKeys where key.group != "meal NAME" {
            #expect(text.contains("\n# \(key.explanation)\n\(key.key) = \(key.initial)\n"), "[\(key.group)] \(key.key)")
        }
    }

    @Test func `it has no key that the reader does not know of`() {
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") && $0.contains("=") }
        // The evening has the same keys as the morning, and there is no meal.
        let expected = ConfigReader.knownKeys.count + ConfigSchema.slot.count - ConfigSchema.meal.count
        #expect(lines.count == expected)
    }

    @Test func `it fits the screen and has no white space at a line's end`() {
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            #expect(line.count <= 80 && !line.hasSuffix(" "), "\(line)")
        }
    }
}
