import Foundation
import ReminderCore
import Storage
import Testing

@testable import balasana

@Suite("The default config") struct DefaultConfigTests {
    static let shipped = URL(filePath: #filePath).appending(path: "../../../Config/balasana.conf").standardized

    /// `RECORD_GOLDEN=1` makes the shipped file anew.
    @Test func `the shipped file is what the table of keys makes`() throws {
        let text = DefaultConfig.text(above: [])
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
            try text.write(to: Self.shipped, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: Self.shipped, encoding: .utf8) == text)
    }

    @Test func `above another file it says nothing, and shows what is in force`() {
        let below = ConfigFile(
            path: "/etc/xdg/balasana/balasana.conf",
            text:
                "[sitting]\nremind_after = 30m\n[slot noon]\nat = 12:00\n[meal lunch]\nat = 12:30\n[slot late]\nat = off\n"
        )
        let own = ConfigFile(path: "/c", text: DefaultConfig.text(above: [below]))
        let reading = ConfigReader.read([below, own], keeping: nil)
        #expect(reading.settings == ConfigReader.read([below], keeping: nil).settings && reading.diagnostics == [])
        #expect(own.bytes.starts(with: Array("# Your settings for Balasana.".utf8)))
        let text = String(decoding: own.bytes, as: UTF8.self)
        #expect(text.contains("# /etc/xdg/balasana/balasana.conf\n"))
        #expect(text.contains("\n[sitting]\n# Sitting for this long asks for a break.\n# remind_after = 30m\n"))
        #expect(
            text.contains(
                "\n# [slot noon]\n# When the slot opens, from its next time on; off switches it off.\n# at = 12:00\n"))
        #expect(text.contains("\n# [slot late]\n# at = off\n"))
        #expect(text.contains("\n# [meal lunch]\n# When you eat; off switches the meal off.\n# at = 12:30\n"))
    }

    @Test func `with each # away above each key and group, it says what is in force`() {
        let below = ConfigFile(path: "/etc/b", text: "[sitting]\nremind_after = 30m\n[slot noon]\nat = 12:00\n")
        let lines = DefaultConfig.text(above: [below]).split(separator: "\n").map { line in
            let isSetting = line.hasPrefix("# [slot noon]") || (line.hasPrefix("# ") && line.contains(" = "))
            return isSetting ? String(line.dropFirst(2)) : String(line)
        }
        // The examples of slots and meals belong to nobody then: they are left out.
        let text = lines.filter { !["at = 17:45", "at = 19:15", "days = tue, thu", "days = mon-fri"].contains($0) }
            .filter {
                !$0.hasPrefix("purpose = warm") && !$0.hasPrefix("purpose = cool") && $0 != "at = 12:30 to 13:00"
            }
            .joined(separator: "\n")
        let reading = ConfigReader.read([ConfigFile(path: "/c", text: text)], keeping: nil)
        #expect(reading.settings == ConfigReader.read([below], keeping: nil).settings && reading.diagnostics == [])
    }
}
