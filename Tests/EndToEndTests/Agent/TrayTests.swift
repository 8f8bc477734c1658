import Fixtures
import Foundation
import GLibBridge
import Testing

/// The icon in the panel of a real session.
@Suite(.serialized) struct TrayTests {
    private static let calm = Config(["sitting.remind_after": "10h"])

    private func icon(_ panel: TrayPanel, _ desktop: Desktop) throws -> PanelIcon {
        guard let registration = panel.registrations.next() else {
            throw Disappointment("no icon in the panel", desktop.sandbox.journal)
        }
        return try PanelIcon(owner: registration[0], on: Bus.connect(address: desktop.sessionAddress))
    }

    @Test("A click in the panel pauses reminders and resumes them, and the menu follows")
    func pause() async throws {
        try await Desktop.run(.dunst, Self.calm) { desktop in
            let panel = try TrayPanel(address: desktop.sessionAddress)
            try desktop.agent.start()
            let icon = try icon(panel, desktop)
            #expect(try icon.property("IconName") == .string("io.github.balasana-sitting-symbolic"))
            // The icon is not installed here.
            let folder = try icon.property("IconThemePath")?.stringValue ?? ""
            #expect(FileManager.default.fileExists(atPath: "\(folder)/io.github.balasana-sitting-symbolic.svg"))
            try icon.choose("For 1 h")
            try desktop.state("paused")
            #expect(try icon.property("IconName") == .string("io.github.balasana-paused-symbolic"))
            try icon.choose("Resume")
            try desktop.state("sitting")
            #expect(try icon.labels()["For 1 h"] != nil)
        }
    }

    @Test("A panel gets the folder of the icons, even if the agent's own environment has it")
    func installed() async throws {
        try await Desktop.run(.dunst, Self.calm) { desktop in
            let share = desktop.sandbox.file("prefix/share")
            let icons = share.appending(path: "icons/hicolor/symbolic/apps")
            let programs = desktop.sandbox.file("prefix/bin")
            for folder in [icons, programs] {
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            }
            try Data().write(to: icons.appending(path: "io.github.balasana-sitting-symbolic.svg"))
            let program = programs.appending(path: "balasana-agent").path
            desktop.agent.runner = ["/bin/sh", "-c", "cp \"$0\" '\(program)' && exec '\(program)'"]
            desktop.agent.move(to: ["XDG_DATA_DIRS": "\(share.path):/usr/share"])
            let panel = try TrayPanel(address: desktop.sessionAddress)
            try desktop.agent.start()
            let folder = try icon(panel, desktop).property("IconThemePath")
            #expect(folder == .string("\(share.path)/icons"))
        }
    }

    @Test("A reminder can be skipped in the panel")
    func skip() async throws {
        try await Desktop.run(.dunst) { desktop in
            let panel = try TrayPanel(address: desktop.sessionAddress)
            try desktop.agent.start()
            let icon = try icon(panel, desktop)
            let reminder = try desktop.reminder()
            try desktop.state("shown")
            #expect(try icon.labels()["For 10 min"] != nil)
            try icon.choose("Skip")
            try desktop.gone(reminder)
            try desktop.history.wait(for: ["shown", "skipped"])
        }
    }

    @Test("A panel that comes late, and one that comes back, get the icon once; an agent that is killed takes it along")
    func comings() async throws {
        try await Desktop.run(.dunst, Self.calm) { desktop in
            try desktop.agent.start()
            for _ in 1...2 {
                let panel = try TrayPanel(address: desktop.sessionAddress)
                _ = try icon(panel, desktop).labels()
                #expect(panel.registrations.next(within: .zero) == nil)
                panel.end()
            }
            let panel = try TrayPanel(address: desktop.sessionAddress)
            let first = try #require(panel.registrations.next())
            try desktop.agent.kill9()
            #expect(panel.gone.next() == first[0])
            try desktop.agent.start()
            _ = try icon(panel, desktop).labels()
            #expect(panel.registrations.next(within: .zero) == nil)
        }
    }

    @Test("The config removes the icon and brings it back while the agent runs")
    func config() async throws {
        try await Desktop.run(.dunst, Self.calm) { desktop in
            let panel = try TrayPanel(address: desktop.sessionAddress)
            try desktop.agent.start()
            let first = try #require(panel.registrations.next())
            try desktop.agent.configure(Config(["sitting.remind_after": "10h", "tray.show": "no"]))
            #expect(panel.gone.next() == first[0])
            #expect(try desktop.agent.balasana("doctor").out.contains("Panel icon") == false)
            try desktop.agent.configure(Self.calm)
            _ = try icon(panel, desktop).labels()
            #expect(try desktop.agent.balasana("doctor").out.contains("Panel icon       shown"))
        }
    }

    @Test("Quit in the panel ends the agent")
    func quit() async throws {
        try await Desktop.run(.dunst, Self.calm) { desktop in
            let panel = try TrayPanel(address: desktop.sessionAddress)
            try desktop.agent.start()
            try icon(panel, desktop).choose("Quit Balasana")
            #expect(desktop.agent.child?.exitStatus() == 0)
        }
    }
}
