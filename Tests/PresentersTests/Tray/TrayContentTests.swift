import Fixtures
import Foundation
import ReminderCore
import Testing

@testable import Presenters

/// What the panel shows in each state.
@Suite("Tray content") struct TrayContentTests {
    @Test func `the icon and the menu in each state`() throws {
        let text = TrayStates.all.map { "# \($0.name)\n\(TrayStates.text(TrayStates.content($0.status)))\n" }
            .joined(separator: "\n")
        #expect(try GoldenFile.text("tray.txt", now: text) == text)
    }

    @Test func `each icon is a file, and each has another shape`() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Config/tray")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(Set(files) == Set(TrayIcon.allCases.map { "\($0.name).svg" }))
        let texts = try files.map { try String(contentsOf: folder.appending(path: $0), encoding: .utf8) }
        #expect(Set(texts).count == files.count)
        // Qt's panels draw it in this class's colour, GTK's in that of their text, and others as it is.
        #expect(texts.allSatisfy { $0.contains("class=\"ColorScheme-Text\"") && $0.contains("fill=\"currentColor\"") })
    }

    @Test func `entries have numbers of their own, which stay the same in each state`() {
        var labels: [Int32: Set<String>] = [:]
        for (_, status) in TrayStates.all {
            let items = TrayStates.content(status).menu.all
            #expect(Set(items.map(\.id)).count == items.count)
            for item in items {
                #expect(item.id > 0)
                if let action = item.action { labels[item.id, default: []].insert("\(action)") }
            }
        }
        // Lists: the lengths of a pause and the answers depend on the state.
        #expect(labels.filter { $0.key < 20 }.allSatisfy { $0.value.count == 1 })
    }

    @Test func `a name from outside stays on one line and is short`() {
        let status = TrayStates.status {
            $0.next?.kind = .slot("a\n\u{1B}[2J\u{202E}" + String(repeating: "x", count: 500))
        }
        let line = TrayStates.content(status).line
        #expect(line.count < 120)
        #expect(line.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x202E })
    }

    @Test func `a session hides no time of day and no length runs`() {
        let now = TrayStates.content(TrayStates.status())
        let later = TrayContent(TrayStates.status(), TrayStates.calendar, at: TrayStates.minutes(20))
        #expect(now == later)
    }
}
