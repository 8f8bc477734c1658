import Foundation
import Testing

/// The config as it is edited by what people edit it with: whatever way a program has of saving a file, it holds at
/// once.
@Suite(.serialized) struct ReloadTests {
    /// The value that each edit sets, one minute more than the last.
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

        /// Waits for the agent to have taken up what `edit` has saved, and prints how long that took.
        func edit(_ name: String, _ edit: () throws -> Void) throws {
            try edit()
            let saved = Date()
            count += 1
            try desktop.agent.waitForLogs(count, of: "The config was reloaded.")
            print("\(name): in force \(Int(Date().timeIntervalSince(saved) * 1000)) ms after it had ended")
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

    @Test func `what sed, mv, vim, nano and balasana itself save holds at once`() async throws {
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

    @Test func `a link into a repository is followed: git checkout, and a link that is turned to another file`()
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
            // The same settings through the link: the agent has nothing to tell.
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

    @Test func `a folder that is a link is followed: one that stow turns to another, and one that is moved away`()
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

    @Test func `what the machine's owner sets holds at once, until the user sets it`() async throws {
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
            try edits.edit("a file of the user's above it") {
                try edits.run("sh", "-c", "printf '[sitting]\n\(edits.new)\n' >'\(own)'")
            }
        }
    }

    @Test func `a reminder on the screen follows, and a bad edit is told once, until the next good one`() async throws {
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
            let told = try desktop.presented("word of the config")
            #expect(told.body.contains("remind_after: \"often\" is not a duration"))
            #expect(try desktop.agent.balasana("status").out.contains("in the config. Run `balasana config check`."))
            // The same fault is no news.
            try configure(["sitting.remind_after": "often", "sitting.hold": "3s"])
            #expect(try desktop.presented("the reminder").summary.contains("3 s"))
            try configure(["sitting.remind_after": "seldom", "sitting.hold": "3s"])
            let newest = try desktop.presented("the newest word of it")
            #expect(newest.body.contains("remind_after: \"seldom\" is not a duration"))
            try desktop.gone(told)
            try configure(["sitting.hold": "3s"])
            try desktop.gone(newest)
            #expect(try !desktop.agent.balasana("status").out.contains("in the config. Run `balasana config check`."))
            try configure(["sitting.remind_after": "often", "sitting.hold": "3s"])
            #expect(try desktop.presented("word of it anew").body.contains("\"often\" is not a duration"))
        }
    }

    @Test func `what was in force before a fault is so after a restart, too`() async throws {
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
