import Foundation
import Testing

/// Edits the config with various programs. The agent must apply each change at once, however the program saves files.
@Suite(.serialized) struct ReloadTests {
    /// Makes edits. Each one sets the value to one minute more.
    private final class Edits {
        let desktop: Desktop
        private var minutes = 60
        private var count = 0

        init(_ desktop: Desktop) throws {
            self.desktop = desktop
            try desktop.agent.start()
        }

        var old: String { "remind_after = \(minutes)m" }
        var new: String { "remind_after = \(minutes + 1)m" }

        /// Waits until the agent has applied `edit`, and prints how long that took.
        func edit(_ name: String, _ edit: () throws -> Void) throws {
            try edit()
            let saved = Date()
            count += 1
            try desktop.agent.waitForLogs(count, of: "The config was reloaded.")
            print("\(name): applied \(Int(Date().timeIntervalSince(saved) * 1000)) ms after the edit")
            minutes += 1
            let shown = try desktop.agent.balasana("config", "get", "sitting.remind_after").out
            #expect(shown == "\(minutes / 60)h\(minutes % 60)m\n")
        }

        func run(_ arguments: String...) throws {
            let result = try desktop.sandbox.run(arguments)
            #expect(result.status == 0, "\(arguments): \(result.error)")
        }
    }

    private static func run(story: (Edits, String) throws -> Void) async throws {
        try await Desktop.run(.dunst, Config(["sitting.remind_after": "60m"])) { desktop in
            try story(Edits(desktop), desktop.agent.configFile.path)
        }
    }

    @Test func `changes by sed, mv, vim, nano and balasana apply at once`() async throws {
        try await Self.run { edits, file in
            try edits.edit("sed -i") { try edits.run("sed", "-i", "s/^\(edits.old)$/\(edits.new)/", file) }
            try edits.edit("mv") {
                try edits.run("sh", "-c", "sed 's/^\(edits.old)$/\(edits.new)/' '\(file)' >'\(file).new'")
                try edits.run("mv", "\(file).new", file)
            }
            for backup in ["yes", "no"] {
                try edits.edit("vim, backupcopy=\(backup)") {
                    try edits.run(
                        "vim.tiny", "-es", "-u", "NONE", "-i", "NONE", "-c", "set backup backupcopy=\(backup)",
                        "-c", "%s/^\(edits.old)$/\(edits.new)/", "-c", "wq", file)
                }
            }
            try edits.edit("nano") {
                let nano = try PseudoTerminal(edits.desktop.sandbox, ["nano", "--ignorercfiles", file], columns: 100)
                try nano.wait(for: "Exit")
                try nano.type("\u{1C}", until: "to replace")
                try nano.type(edits.old + "\r", until: "Replace with")
                try nano.type(edits.new + "\r", until: "instance")
                try nano.type("A", until: "occurrence")
                try nano.type("\u{0F}", until: "Name to Write")
                try nano.type("\r", until: "lines")
                try nano.type("\u{18}")
                let status = try nano.end()
                #expect(status == 0)
            }
            try edits.edit("balasana config set") {
                let value = String(edits.new.split(separator: " ")[2])
                let result = try edits.desktop.agent.balasana("config", "set", "sitting.remind_after", value)
                #expect(result.status == 0)
            }
        }
    }

    @Test func `changes behind a symbolic link apply at once, and so does another target of the link`()
        async throws
    {
        try await Self.run { edits, file in
            let dotfiles = edits.desktop.sandbox.file("dotfiles").path
            let own = "\(dotfiles)/balasana.conf"
            func git(_ arguments: String...) throws {
                let identity = ["-c", "user.name=a", "-c", "user.email=a@localhost", "-c", "init.defaultBranch=main"]
                let result = try edits.desktop.sandbox.run(["git", "-C", dotfiles] + identity + arguments)
                #expect(result.status == 0, "\(arguments): \(result.error)")
            }
            try edits.run("mkdir", dotfiles)
            try edits.run("cp", file, own)
            try git("init", "-q")
            try git("add", ".")
            try git("commit", "-q", "-m", "home")
            try git("checkout", "-q", "-b", "work")
            try edits.run("sed", "-i", "s/^\(edits.old)$/\(edits.new)/", own)
            try git("commit", "-q", "-a", "-m", "work")
            try git("checkout", "-q", "main")
            // The settings are the same through the link, so the agent logs nothing.
            try edits.run("ln", "-s", own, "\(file).link")
            try edits.run("mv", "-T", "\(file).link", file)
            try edits.edit("git checkout") { try git("checkout", "-q", "work") }
            try edits.edit("symbolic link") {
                try edits.run("sh", "-c", "sed 's/^\(edits.old)$/\(edits.new)/' '\(own)' >'\(dotfiles)/other.conf'")
                try edits.run("ln", "-s", "\(dotfiles)/other.conf", "\(file).link")
                try edits.run("mv", "-T", "\(file).link", file)
            }
        }
    }

    @Test func `changes in a linked folder apply at once, and so does another target, or a new folder`()
        async throws
    {
        try await Desktop.run(.dunst, Config(["sitting.remind_after": "60m"])) { desktop in
            let folder = desktop.agent.configFile.deletingLastPathComponent().path
            let dotfiles = desktop.sandbox.file("home/dotfiles").path
            func shell(_ script: String) throws {
                let result = try desktop.sandbox.run(["sh", "-e", "-c", "cd '\(dotfiles)/..'\n\(script)"])
                #expect(result.status == 0, "\(script): \(result.error)")
            }
            try FileManager.default.createDirectory(atPath: dotfiles, withIntermediateDirectories: true)
            try shell("mv config/balasana dotfiles/a; cp -r dotfiles/a dotfiles/b; ln -s ../dotfiles/a config/balasana")
            let edits = try Edits(desktop)
            try edits.run("sed", "-i", "s/^\(edits.old)$/\(edits.new)/", "\(dotfiles)/b/balasana.conf")
            try edits.edit("ln -sfn") { try edits.run("ln", "-sfn", "../dotfiles/b", folder) }
            try edits.edit("sed -i behind it") {
                try edits.run("sed", "-i", "s/^\(edits.old)$/\(edits.new)/", "\(dotfiles)/b/balasana.conf")
            }
            try edits.edit("mv of the folder above") {
                try shell(
                    """
                    mkdir -p new/balasana
                    sed 's/^\(edits.old)$/\(edits.new)/' config/balasana/balasana.conf >new/balasana/balasana.conf
                    mv config old; mv new config
                    """)
            }
            try edits.edit("sed -i in the new one") {
                try edits.run("sed", "-i", "s/^\(edits.old)$/\(edits.new)/", "\(folder)/balasana.conf")
            }
        }
    }

    @Test func `system-wide settings apply at once, until the user overrides them`() async throws {
        try await Desktop.run(.dunst, Config(["sitting.remind_after": "60m"])) { desktop in
            let own = desktop.agent.configFile.path
            let shared = desktop.sandbox.file("etc/balasana/balasana.conf").path
            try FileManager.default.createDirectory(
                atPath: desktop.sandbox.file("etc").path, withIntermediateDirectories: true)
            try FileManager.default.moveItem(
                at: desktop.agent.configFile.deletingLastPathComponent(), to: desktop.sandbox.file("etc/balasana"))
            let edits = try Edits(desktop)
            try edits.edit("sed -i in /etc/xdg") {
                try edits.run("sed", "-i", "s/^\(edits.old)$/\(edits.new)/", shared)
            }
            try edits.edit("a file of the user that overrides it") {
                try edits.run("sh", "-c", "printf '[sitting]\n\(edits.new)\n' >'\(own)'")
            }
        }
    }

    @Test func `the reminder on the screen is updated, and each config problem gives one notice`() async throws {
        try await Desktop.run(.dunst, Config(["sitting.hold": "2s"])) { desktop in
            try desktop.agent.start()
            #expect(try desktop.reminder().summary.contains("2 s"))
            let good = Config(["sitting.variation": "classic"])
            try desktop.agent.configure(good)
            let changed = try desktop.reminder()
            #expect(changed.hints["image-path"]?.text?.hasSuffix("/classic.png") == true)
            func configure(_ more: [String: String]) throws {
                try desktop.agent.configure(Config(["sitting.variation": "classic"].merging(more) { $1 }))
            }
            try configure(["sitting.remind_after": "often"])
            let notice = try desktop.presented("the notice about the config")
            #expect(notice.body.contains("remind_after: \"often\" is not a duration"))
            #expect(try desktop.agent.balasana("status").out.contains("in the config. Run `balasana config check`."))
            // The same problem gives no second notice.
            try configure(["sitting.remind_after": "often", "sitting.hold": "3s"])
            #expect(try desktop.presented("the reminder").summary.contains("3 s"))
            try configure(["sitting.remind_after": "seldom", "sitting.hold": "3s"])
            let newest = try desktop.presented("the second notice")
            #expect(newest.body.contains("remind_after: \"seldom\" is not a duration"))
            try desktop.gone(notice)
            try configure(["sitting.hold": "3s"])
            try desktop.gone(newest)
            #expect(try !desktop.agent.balasana("status").out.contains("in the config. Run `balasana config check`."))
            try configure(["sitting.remind_after": "often", "sitting.hold": "3s"])
            #expect(try desktop.presented("the third notice").body.contains("\"often\" is not a duration"))
        }
    }

    @Test func `the values from before a config problem are kept after a restart`() async throws {
        try await Desktop.run(.dunst, Config(["sitting.remind_after": "50m"])) { desktop in
            try desktop.agent.start()
            try desktop.agent.configure(Config(["sitting.remind_after": "40m"]))
            try desktop.agent.waitForLog("The config was reloaded")
            try desktop.agent.configure(Config(["sitting.remind_after": "often"]))
            try desktop.agent.waitForLog("\"often\" is not a duration")
            let next = try #require(try desktop.agent.status().next)
            #expect(try desktop.agent.terminate() == 0)
            try desktop.agent.start()
            let get = try desktop.agent.balasana("config", "get", "sitting.remind_after")
            #expect(get.status == 65 && get.out == "40m\n" && get.error.contains("keeping 40m"))
            #expect(try desktop.agent.status().next?.isSame(as: next) == true)
        }
    }
}
