import Foundation
import ReminderCore
import Storage
import Testing

@testable import balasana

@Suite("The default config") struct DefaultConfigTests {
    static let shipped = URL(filePath: #filePath).appending(path: "../../../../Config/balasana.conf").standardized

    /// `RECORD_GOLDEN=1` writes the file.
    @Test func `the installed file is up to date`() throws {
        let text = DefaultConfig.text(above: [])
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
            try text.write(to: Self.shipped, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: Self.shipped, encoding: .utf8) == text)
    }

    @Test func `above another file it sets nothing and shows the current values`() {
        let below = ConfigFile(
            path: "/etc/xdg/balasana/balasana.conf",
            text:
                "[sitting]\nremind_after = 30m\n[slot noon]\nat = 12:00\n[meal lunch]\nat = 12:30\n"
                + "[slot late]\nat = off\n"
        )
        let own = ConfigFile(path: "/c", text: DefaultConfig.text(above: [below]))
        let reading = ConfigReader.read([below, own], keeping: nil)
        #expect(reading.settings == ConfigReader.read([below], keeping: nil).settings && reading.diagnostics == [])
        let text = String(decoding: own.bytes, as: UTF8.self)
        #expect(text.contains("#   /etc/xdg/balasana/balasana.conf\n"))
        #expect(text.contains("this much sitting; off switches these reminders off.\n#remind_after = 30m\n"))
        #expect(text.contains("\n[slot morning]\n# When the session opens; off switches it off.\n#at = 07:30\n"))
        #expect(text.contains("\n#[slot noon]\n#at = 12:00\n") && text.contains("\n#[slot late]\n#at = off\n"))
        #expect(text.contains("\n#[meal lunch]\n# When you eat; off switches the meal off.\n#at = 12:30\n"))
        // Without the file below there is no error.
        let alone = ConfigReader.read([own], keeping: nil)
        #expect(alone.settings == Settings() && alone.diagnostics == [])
    }

    @Test func `with each # removed it sets the current values`() {
        let below = ConfigFile(path: "/etc/b", text: "[sitting]\nremind_after = 30m\n[slot noon]\nat = 12:00\n")
        // Skip the examples; an empty line ends them.
        let examples = ["#[slot before-gym]", "#[slot after-gym]", "#[meal lunch]"]
        var isExample = false
        let lines = DefaultConfig.text(above: [below]).split(separator: "\n", omittingEmptySubsequences: false).filter {
            line in
            isExample = !line.isEmpty && (isExample || examples.contains(String(line)))
            return !isExample
        }
        let text = lines.map { $0.hasPrefix("#") && !$0.hasPrefix("# ") ? $0.dropFirst() : $0 }.joined(separator: "\n")
        let reading = ConfigReader.read([ConfigFile(path: "/c", text: text)], keeping: nil)
        #expect(reading.settings == ConfigReader.read([below], keeping: nil).settings && reading.diagnostics == [])
    }

    @Test func `no line is longer than 80 columns`() {
        let below = ConfigFile(path: "/etc/xdg/balasana/balasana.conf", text: "")
        for text in [
            DefaultConfig.text(above: [below]), DefaultConfig.heading(above: [below]), DefaultConfig.heading(above: []),
        ] {
            #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 && !$0.hasSuffix(" ") })
        }
    }
}
