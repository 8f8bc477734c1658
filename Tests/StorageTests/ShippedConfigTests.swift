import Foundation
import ReminderCore
import Testing

@testable import Storage

@Suite struct ShippedConfigTests {
    /// Every key with its default.
    static let keys = ConfigReader.read([ConfigFile](), keeping: nil).keys
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
        // What the keys of a slot are for is told once.
        for setting in Self.keys where setting.key.group != "slot evening" {
            #expect(
                text.contains("\n# \(setting.explanation)\n\(setting.key.key) = \(setting.initial)\n"),
                "\(setting.key)")
        }
    }

    @Test func `it has no key that the reader does not know of`() {
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") && $0.contains("=") }
        #expect(lines.count == Self.keys.count)
    }

    @Test func `it fits the screen and has no white space at a line's end`() {
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            #expect(line.count <= 80 && !line.hasSuffix(" "), "\(line)")
        }
    }
}
