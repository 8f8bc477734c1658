import Foundation
import Testing

/// Clicks Balasana in the applications menu.
@Suite(.serialized) struct LauncherTests {
    @Test func `it starts the agent, shows the status in any case, and opens the settings`()
        async throws
    {
        try await Desktop.run(.dunst, Config(["sitting.remind_after": "1h"])) { desktop in
            let editor = try putEditor(desktop)
            let start = try desktop.agent.balasana("agent", "start", "--show")
            #expect(start.status == 0 && start.out.hasPrefix("Started the agent.\n"))
            #expect(start.out.hasSuffix("Showing the status as a notification.\n"))
            let first = try desktop.presented("the status")
            #expect(
                first.summary.hasPrefix("Break at ")
                    && first.keys == ["start", "pause", "open-settings", "default"])
            #expect(first.hints["transient"]?.flag == true && first.hints["urgency"]?.number == 1)

            try desktop.silence(true)
            _ = try desktop.monitor.nextStatus("do-not-disturb") { $0.held_back.contains("do-not-disturb") }
            #expect(
                try desktop.agent.balasana("agent", "start", "--show").out.hasPrefix(
                    "The agent is already running."))
            let urgent = try desktop.presented("the status in do-not-disturb")
            #expect(urgent.hints["urgency"]?.number == 2)
            try desktop.silence(false)
            _ = try desktop.monitor.nextStatus("no do-not-disturb") { $0.held_back.isEmpty }

            #expect(try desktop.agent.balasana("agent", "start", "--show").status == 0)
            try desktop.choose("pause", of: desktop.presented("the status"))
            try desktop.state("paused")
            let paused = try desktop.presented("the status in the pause")
            #expect(paused.summary.hasPrefix("Paused until ") && paused.keys.contains("resume"))
            try desktop.choose("resume", of: paused)
            try desktop.state("sitting")
            try desktop.choose("open-settings", of: desktop.presented("the status after the pause"))
            try desktop.state("paused")
            #expect(try String(contentsOf: editor, encoding: .utf8) == desktop.agent.configFile.path)

            let rows = try desktop.history.rows()
            #expect(rows.isEmpty)
            #expect(try desktop.agent.balasana("agent", "stop").status == 0)
        }
    }

    @Test func `each action of the entry that needs the agent starts it, and shows what comes of it`() async throws {
        try await Desktop.run(.dunst, Config(["sitting.remind_after": "1h"])) { desktop in
            func click(_ action: String) throws -> (status: Int32, out: String, error: String) {
                try desktop.agent.balasana(Self.words(ofAction: action))
            }
            let pause = try click("pause")
            #expect(pause.status == 0 && pause.out.hasPrefix("Started the agent.\n"))
            #expect(try desktop.presented("the status").summary.hasPrefix("Paused until "))
            #expect(try desktop.agent.balasana("agent", "stop").status == 0)
            let resume = try click("resume")
            #expect(resume.status == 0 && resume.out.hasPrefix("Started the agent.\n"))
            #expect(try desktop.presented("the status after the pause").summary.hasPrefix("Break at "))
            #expect(try desktop.agent.balasana("agent", "stop").status == 0)
            #expect(try click("preview").out.hasPrefix("Started the agent.\n"))
            let sample = try desktop.presented("the sample")
            #expect(sample.isSample)
            try desktop.choose("start", of: sample)
            _ = try desktop.hold()
            // During a hold there is no sample.
            let refused = try click("preview")
            #expect(refused.status != 0 && !refused.error.isEmpty)
            let failure = try desktop.presented("the failure")
            #expect(failure.summary == "Balasana could not do that" && failure.body.hasSuffix(": balasana preview"))
            #expect(try desktop.agent.balasana("stop").status == 0)
        }
    }

    /// The arguments that the desktop entry gives to `balasana` for `action`.
    private static func words(ofAction action: String) throws -> [String] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
        let text = try String(contentsOf: root.appending(path: "Config/io.github.balasana.desktop"), encoding: .utf8)
        let lines = text.components(separatedBy: "[Desktop Action \(action)]\n").last?.components(separatedBy: "\n")
        let start = "Exec=@balasana.exec@ "
        let exec = try #require(lines?.first { $0.hasPrefix(start) })
        return exec.dropFirst(start.count).split(separator: " ").map(String.init)
    }

    /// Makes a program the editor for plain text. It writes the path that it was asked to open to the file that is
    /// returned, and then pauses the reminders, which the bus monitor sees.
    private func putEditor(_ desktop: Desktop) throws -> URL {
        let opened = desktop.sandbox.file("opened")
        let command = try desktop.agent.shell("command -v balasana").out.trimmingCharacters(
            in: .newlines)
        let entry = """
            [Desktop Entry]
            Type=Application
            Name=Editor
            Exec=/bin/sh -c 'printf %%s "$0" >\(opened.path); exec \(command) pause 1h' %f
            MimeType=text/plain;
            """
        let applications = desktop.sandbox.file("home/data/applications")
        try FileManager.default.createDirectory(at: applications, withIntermediateDirectories: true)
        try entry.write(
            to: applications.appending(path: "editor.desktop"), atomically: true, encoding: .utf8)
        try "[Default Applications]\ntext/plain=editor.desktop\n".write(
            to: desktop.sandbox.file("home/config/mimeapps.list"), atomically: true, encoding: .utf8)
        return opened
    }
}
