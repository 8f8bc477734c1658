import Foundation
import Testing

@testable import balasana

/// Runs `balasana config edit` in a terminal, with an editor that the test controls.
@Suite("Config edit") struct ConfigEditTests {
    static let config = "[sitting]\nremind_after = 45m\n\n[slot noon]\nat = 12:00\n"
    let home: UserHome

    init() throws {
        home = try UserHome()
        home.environment.merge(["EDITOR": "nano -w", "TMPDIR": home.path + "/tmp", "TZ": "UTC"]) { $1 }
        try FileManager.default.createDirectory(atPath: home.path + "/tmp", withIntermediateDirectories: true)
    }

    /// Installs an editor that records its arguments and edits with `sed`. Each run uses the next of `edits`.
    func putEditor(_ edits: String...) throws {
        for (index, edit) in edits.enumerated() { try home.put("edits/\(index + 1)", edit.isEmpty ? "" : edit + "\n") }
        try home.put(
            "bin/nano",
            """
            #!/bin/sh
            echo "$@" >>"$HOME/opened"
            for file; do :; done
            # A person takes a moment to leave a file as it is.
            [ -s "$HOME/edits/$(wc -l <"$HOME/opened")" ] || sleep 1.1
            sed -i -f "$HOME/edits/$(wc -l <"$HOME/opened")" "$file"
            """)
        chmod(home.path + "/bin/nano", 0o755)
    }

    /// The arguments of each run of the editor.
    var opened: [String] {
        (home.text("opened") ?? "").replacingOccurrences(of: home.path, with: "HOME")
            .replacing(#/HOME/tmp/balasana-\w+/#) { _ in "COPY" }.split(separator: "\n").map(String.init)
    }

    /// Joins sentences that are wrapped for the terminal.
    private func unwrapped(_ shown: String) -> String { shown.replacing("\n  ", with: " ") }

    @Test func `edit shows the changes, saves the config and removes the copy`() throws {
        try home.put(UserHome.config, Self.config)
        try putEditor("s/45m/50m/")
        let edit = try home.run("config", "edit", typing: "\n")
        #expect(edit.status == 0)
        #expect(
            edit.shown == """
                This changes:
                  sitting.remind_after  45m -> 50m

                Sessions, meals and quiet hours do not change today or tomorrow.

                Save, edit again or cancel? [S/e/c] Saved ~/.config/balasana/balasana.conf.

                """)
        #expect(home.text(UserHome.config) == Self.config.replacingOccurrences(of: "45m", with: "50m"))
        #expect(opened == ["-w COPY/balasana.conf"] && home.names("tmp") == [])
    }

    @Test func `edit reports a problem and opens the editor in its line`() throws {
        try home.put(UserHome.config, Self.config)
        try putEditor("s/12:00/12.30/", "s/12.30/12:30/")
        let edit = try home.run("config", "edit", typing: "\nwhat?\ns\n")
        #expect(edit.status == 0)
        #expect(unwrapped(edit.shown).contains("balasana.conf:5: [slot noon] at: \"12.30\" is not a time"))
        #expect(
            edit.shown.contains("1 problem.\nEdit again, save anyway or cancel? [E/s/c] This"))
        #expect(edit.shown.contains("+ 12:30  noon session, 30 s"))
        // An invalid answer repeats the question.
        #expect(edit.shown.components(separatedBy: "[S/e/c]").count == 3)
        #expect(opened == ["-w COPY/balasana.conf", "-w +5 COPY/balasana.conf"])
        #expect(home.text(UserHome.config) == Self.config.replacingOccurrences(of: "12:00", with: "12:30"))
    }

    @Test func `a config with problems can be saved`() throws {
        try home.put(UserHome.config, Self.config.replacingOccurrences(of: "45m", with: "50m"))
        try putEditor("s/50m/soon/\ns/12:00/12:30/")
        let edit = try home.run("config", "edit", typing: "s\n")
        #expect(edit.status == 0)
        // The current value stays, not the default.
        #expect(unwrapped(edit.shown).contains("balasana.conf:2: [sitting] remind_after: \"soon\" is not a duration"))
        #expect(
            unwrapped(edit.shown).contains(
                "; keeping 50m\n1 problem.\nThis changes: slot.noon.at  12:00 -> 12:30\n"))
        #expect(
            edit.shown.hasSuffix(
                "Edit again, save anyway or cancel? [E/s/c] Saved ~/.config/balasana/balasana.conf.\n"
            ))
        #expect(home.text(UserHome.config)?.hasPrefix("[sitting]\nremind_after = soon\n") == true)
    }

    @Test(arguments: ["c\n", "\u{4}"]) func `a cancelled edit is kept but not saved`(typed: String) throws {
        try home.put(UserHome.config, Self.config)
        try putEditor("s/45m/50m/")
        let edit = try home.run("config", "edit", typing: typed)
        #expect(edit.status == 1)
        #expect(
            edit.shown.hasSuffix("balasana: Your config was not changed. Your edit is in COPY/balasana.conf.\n"))
        #expect(home.text(UserHome.config) == Self.config)
        let copies = home.names("tmp")
        #expect(copies.count == 1 && home.text("tmp/\(copies[0])/balasana.conf")?.contains("50m") == true)
        var status = stat()
        #expect(stat("\(home.path)/tmp/\(copies[0])", &status) == 0 && status.st_mode & 0o777 == 0o700)
    }

    @Test func `without a config, edit begins with the default and creates it only when saved`() throws {
        try putEditor("", "1i # mine")
        #expect(try home.run("config", "edit", typing: "").shown == "Nothing was changed.\n")
        #expect(home.names(".config") == [])
        let edit = try home.run("config", "edit", typing: "")
        #expect(
            edit.shown
                == "No setting changes. Lines that begin with # are comments.\n"
                + "Saved ~/.config/balasana/balasana.conf.\n"
        )
        #expect(home.text(UserHome.config) == "# mine\n" + StyledConfigs.shipped)
    }

    @Test func `a built-in session stays after its group is deleted, and a note says how to switch it off`() throws {
        try home.put(UserHome.config, "[slot evening]\nat = 21:00\n" + Self.config)
        try putEditor("/evening/,/21:00/d")
        let edit = try home.run("config", "edit", typing: "\u{4}")
        #expect(edit.status == 0)
        #expect(
            edit.shown == """
                Note: the built-in session evening opens at 21:00. To switch it off, set
                  `at = off` in [slot evening].
                No setting changes. Lines that begin with # are comments.
                Saved ~/.config/balasana/balasana.conf.

                """)
    }

    @Test func `edit keeps a symbolic link and the file mode`() throws {
        try home.put("dotfiles/b.conf", Self.config)
        chmod(home.path + "/dotfiles/b.conf", 0o640)
        try FileManager.default.createDirectory(
            atPath: home.path + "/.config/balasana", withIntermediateDirectories: true)
        symlink(home.path + "/dotfiles/b.conf", "\(home.path)/\(UserHome.config)")
        try putEditor("s/45m/50m/")
        #expect(try home.run("config", "edit", typing: "\n").status == 0)
        var status = stat()
        #expect(lstat("\(home.path)/\(UserHome.config)", &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
        #expect(stat("\(home.path)/dotfiles/b.conf", &status) == 0 && status.st_mode & 0o777 == 0o640)
        #expect(home.text("dotfiles/b.conf")?.contains("50m") == true)
    }

    @Test func `a config that another program changed during the edit is not overwritten`() throws {
        try home.put(UserHome.config, Self.config)
        try putEditor("s/45m/50m/\nw \(home.path)/\(UserHome.config)")
        let edit = try home.run("config", "edit", typing: "s\n")
        #expect(edit.status == 77)
        #expect(
            edit.shown.contains(
                "Another program has changed HOME/.config/balasana/balasana.conf, so your edit was not saved. "
                    + "It is in COPY/"
            ))
        #expect(home.names("tmp").count == 1)
    }

    @Test func `a config in UTF-16 cannot be saved`() throws {
        try home.put(UserHome.config, Self.config)
        try putEditor(#"1s/.*/\o376\o377/"#)
        let edit = try home.run("config", "edit", typing: "s\nc\n")
        #expect(edit.status == 1 && edit.shown.contains("Edit again or cancel? [E/c] "))
        #expect(home.text(UserHome.config) == Self.config)
    }

    @Test func `a failed or missing editor changes nothing`() throws {
        try home.put(UserHome.config, Self.config)
        home.environment["VISUAL"] = "false"
        let failed = try home.run("config", "edit", typing: "")
        #expect(failed.status == 1)
        #expect(failed.shown == "balasana: The editor ended with status 1. Your config was not changed.\n")
        home.environment["VISUAL"] = "no-such-editor --wait"
        let missing = try home.run("config", "edit", typing: "")
        #expect(missing.status == 69)
        #expect(
            missing.shown
                == "balasana: no-such-editor --wait cannot be started. Set VISUAL or EDITOR to another editor.\n")
        #expect(home.names("tmp") == [])
    }

    @Test func `an edit is kept if the editor exits with 127, as a shell does for a missing program`() throws {
        try home.put(UserHome.config, Self.config)
        try putEditor("s/45m/50m/")
        try home.put("bin/wrapped", "#!/bin/sh\nnano \"$@\"; no-such-formatter 2>/dev/null\n")
        chmod(home.path + "/bin/wrapped", 0o755)
        home.environment["EDITOR"] = "wrapped"
        let edit = try home.run("config", "edit", typing: "")
        #expect(edit.status == 1)
        #expect(
            edit.shown == "balasana: The editor ended with status 127. Your config was not changed. "
                + "Your edit is in COPY/balasana.conf.\n")
        #expect(home.names("tmp").count == 1)
    }

    @Test func `the copy is kept where the editor may still have it open`() throws {
        try home.put(UserHome.config, Self.config)
        for (name, delay) in [("code", "1.1"), ("mine", "0")] {
            try home.put("bin/\(name)", "#!/bin/sh\nsleep \(delay)\n")
            chmod("\(home.path)/bin/\(name)", 0o755)
            home.environment["EDITOR"] = "\(name) -n"
            let edit = try home.run("config", "edit", typing: "")
            #expect(edit.status == 1)
            #expect(
                unwrapped(edit.shown).replacing("\n", with: " ").hasPrefix(
                    "balasana: The editor ended at once, and nothing was changed. If COPY/balasana.conf is still open "
                        + "in it, set VISUAL or EDITOR to a command that waits, such as `\(name) -n --wait`."))
        }
        #expect(home.names("tmp").count == 2)
        home.environment["EDITOR"] = "code -n --wait"
        #expect(try home.run("config", "edit", typing: "").shown == "Nothing was changed.\n")
        #expect(home.names("tmp").count == 2)
    }

    @Test func `edit needs a terminal`() throws {
        let edit = try home.run("config", "edit")
        #expect(edit.status == 69 && edit.out == "")
        #expect(
            edit.error == "balasana: `balasana config edit` needs a terminal. "
                + "Your config is HOME/.config/balasana/balasana.conf.\n")
    }

    @Test func `the editor comes from the environment, or else is one that exists`() {
        func command(_ environment: [String: String], _ there: String...) -> String? {
            Editor(environment: environment) { there.contains($0) }?.command
        }
        #expect(command(["VISUAL": "kate", "EDITOR": "vi"]) == "kate")
        #expect(command(["VISUAL": " ", "EDITOR": "vi"]) == "vi")
        #expect(command([:], "nano", "vi") == "nano" && command([:], "vi", "sensible-editor") == "sensible-editor")
        #expect(command([:]) == nil)
        let editor = Editor(environment: ["EDITOR": "code --wait"]) { _ in false }
        let words = editor?.arguments("/a b", line: 3)
        #expect(words?[1].contains("set -- code --wait \"$@\";") == true && words?.suffix(2) == ["code", "/a b"])
        let vim = Editor(environment: ["EDITOR": "/usr/bin/vim"]) { _ in false }
        #expect(vim?.arguments("/a", line: 3).suffix(2) == ["+3", "/a"])
    }

    @Test func `reset makes a backup of the config`() throws {
        #expect(
            try home.run("config", "reset").out == "~/.config/balasana/balasana.conf is now the default config.\n")
        #expect(home.text(UserHome.config) == StyledConfigs.shipped)
        #expect(
            try home.run("config", "reset").out
                == "~/.config/balasana/balasana.conf is already the default config.\n")
        for number in 1...2 {
            try home.put(UserHome.config, "# \(number)\n")
            let reset = try home.run("config", "reset")
            let backup = try #require(
                reset.out.firstMatch(of: #/^Your config was saved as ~\/(\S+)\.\n/#).map { String($0.1) })
            #expect(backup.firstMatch(of: #/balasana\.conf\.\d{4}-\d\d-\d\d(-2)?$/#) != nil)
            #expect(home.text(backup) == "# \(number)\n")
        }
        #expect(home.names(".config/balasana").count == 3)
    }

    @Test func `reset replaces a file that is not text`() throws {
        try home.put(UserHome.config, "\0[sitting]\n")
        #expect(try home.run("config", "set", "snooze.budget", "1").status == 66)
        let reset = try home.run("config", "reset")
        #expect(reset.status == 0 && reset.out.hasSuffix("balasana.conf is now the default config.\n"))
        #expect(home.text(UserHome.config) == StyledConfigs.shipped && home.names(".config/balasana").count == 2)
    }
}
