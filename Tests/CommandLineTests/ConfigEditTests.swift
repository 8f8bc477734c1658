import Foundation
import Testing

@testable import balasana

/// `balasana config edit` as it is run in a terminal, with an editor that does what the test wants.
@Suite("Config edit") struct ConfigEditTests {
    static let config = "[sitting]\nremind_after = 45m\n\n[slot noon]\nat = 12:00\n"
    let home: UserHome

    init() throws {
        home = try UserHome()
        home.environment.merge(["EDITOR": "nano -w", "TMPDIR": home.path + "/tmp", "TZ": "UTC"]) { $1 }
        try FileManager.default.createDirectory(atPath: home.path + "/tmp", withIntermediateDirectories: true)
    }

    /// Puts in place an editor that notes its arguments, and edits with the commands of `sed`, others each time.
    func putEditor(_ edits: String...) throws {
        for (index, edit) in edits.enumerated() { try home.put("edits/\(index + 1)", edit + "\n") }
        try home.put(
            "bin/nano",
            """
            #!/bin/sh
            echo "$@" >>"$HOME/opened"
            for file; do :; done
            sed -i -f "$HOME/edits/$(wc -l <"$HOME/opened")" "$file"
            """)
        chmod(home.path + "/bin/nano", 0o755)
    }

    /// The arguments the editor got each time.
    var opened: [String] {
        (home.text("opened") ?? "").replacingOccurrences(of: home.path, with: "HOME")
            .replacing(#/HOME/tmp/balasana-\w+/#) { _ in "COPY" }.split(separator: "\n").map(String.init)
    }

    @Test func `it shows what changes, saves it, and leaves no copy`() throws {
        try home.put(UserHome.config, Self.config)
        try putEditor("s/45m/50m/")
        let edit = try home.run("config", "edit", typing: "\n")
        #expect(edit.status == 0)
        #expect(
            edit.shown == """
                This changes:
                  sitting.remind_after  45m -> 50m

                The sessions, meals and quiet hours of today and tomorrow stay as they are.

                Save it, edit it again, or give it up? [S/e/g] Saved in HOME/.config/balasana/balasana.conf.

                """)
        #expect(home.text(UserHome.config) == Self.config.replacingOccurrences(of: "45m", with: "50m"))
        #expect(opened == ["-w COPY/balasana.conf"] && home.names("tmp") == [])
    }

    @Test func `a fault is told, and the editor opens in its line`() throws {
        try home.put(UserHome.config, Self.config)
        try putEditor("s/12:00/12.30/", "s/12.30/12:30/")
        let edit = try home.run("config", "edit", typing: "\nwhat?\ns\n")
        #expect(edit.status == 0)
        #expect(edit.shown.contains("balasana.conf:5: [slot noon] at: found \"12.30\", allowed is a time"))
        #expect(
            edit.shown.contains("1 error, 0 warnings.\nEdit it again, save it as it is, or give it up? [E/s/g] This"))
        #expect(edit.shown.contains("+ 12:30  noon: Child's Pose, hold 30 s, until 14:30"))
        // What is no answer is asked again.
        #expect(edit.shown.components(separatedBy: "[S/e/g]").count == 3)
        #expect(opened == ["-w COPY/balasana.conf", "-w +5 COPY/balasana.conf"])
        #expect(home.text(UserHome.config) == Self.config.replacingOccurrences(of: "12:00", with: "12:30"))
    }

    @Test func `it can be saved with its faults`() throws {
        try home.put(UserHome.config, Self.config.replacingOccurrences(of: "45m", with: "50m"))
        try putEditor("s/50m/soon/\ns/12:00/12:30/")
        let edit = try home.run("config", "edit", typing: "s\n")
        #expect(edit.status == 0)
        // What is in force then, and not what a start without it would begin with.
        #expect(edit.shown.contains("balasana.conf:2: [sitting] remind_after: found \"soon\""))
        #expect(
            edit.shown.contains(
                "; 50m stays in force\n1 error, 0 warnings.\nThis changes:\n  slot.noon.at  12:00 -> 12:30\n"))
        #expect(
            edit.shown.hasSuffix(
                "Edit it again, save it as it is, or give it up? [E/s/g] Saved in HOME/.config/balasana/balasana.conf.\n"
            ))
        #expect(home.text(UserHome.config)?.hasPrefix("[sitting]\nremind_after = soon\n") == true)
    }

    @Test(arguments: ["g\n", "\u{4}"]) func `what is given up changes nothing and is kept`(typed: String) throws {
        try home.put(UserHome.config, Self.config)
        try putEditor("s/45m/50m/")
        let edit = try home.run("config", "edit", typing: typed)
        #expect(edit.status == 1)
        #expect(
            edit.shown.hasSuffix("balasana: Your config stays as it is. Your edit is in COPY/balasana.conf.\n"))
        #expect(home.text(UserHome.config) == Self.config)
        let copies = home.names("tmp")
        #expect(copies.count == 1 && home.text("tmp/\(copies[0])/balasana.conf")?.contains("50m") == true)
        var status = stat()
        #expect(stat("\(home.path)/tmp/\(copies[0])", &status) == 0 && status.st_mode & 0o777 == 0o700)
    }

    @Test func `without a config it begins with the default, and makes none until it is saved`() throws {
        try putEditor("", "1i # mine")
        #expect(try home.run("config", "edit", typing: "").shown == "Nothing was changed.\n")
        #expect(home.names(".config") == [])
        let edit = try home.run("config", "edit", typing: "")
        #expect(edit.shown == "No setting changes.\nSaved in HOME/.config/balasana/balasana.conf.\n")
        #expect(home.text(UserHome.config) == "# mine\n" + StyledConfigs.shipped)
    }

    @Test func `a symbolic link stays one, and the file its mode`() throws {
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

    @Test func `a config that changed meanwhile is not overwritten`() throws {
        try home.put(UserHome.config, Self.config)
        try putEditor("s/45m/50m/\nw \(home.path)/\(UserHome.config)")
        let edit = try home.run("config", "edit", typing: "s\n")
        #expect(edit.status == 77)
        #expect(edit.shown.contains("balasana.conf has changed meanwhile and stays as it is. Your edit is in COPY/"))
        #expect(home.names("tmp").count == 1)
    }

    @Test func `UTF-16 cannot be saved`() throws {
        try home.put(UserHome.config, Self.config)
        try putEditor(#"1s/.*/\o376\o377/"#)
        let edit = try home.run("config", "edit", typing: "s\ng\n")
        #expect(edit.status == 1 && edit.shown.contains("Edit it again, or give it up? [E/g] "))
        #expect(home.text(UserHome.config) == Self.config)
    }

    @Test func `an editor that fails or is missing changes nothing`() throws {
        try home.put(UserHome.config, Self.config)
        home.environment["VISUAL"] = "false"
        let failed = try home.run("config", "edit", typing: "")
        #expect(failed.status == 1)
        #expect(failed.shown == "balasana: The editor ended with status 1. Your config stays as it is.\n")
        home.environment["VISUAL"] = "no-such-editor --wait"
        let missing = try home.run("config", "edit", typing: "")
        #expect(missing.status == 69)
        #expect(
            missing.shown
                == "balasana: no-such-editor --wait cannot be started: set VISUAL or EDITOR to another editor.\n")
        #expect(home.names("tmp") == [])
    }

    @Test func `an edit is kept where the editor ends as if it were not there`() throws {
        try home.put(UserHome.config, Self.config)
        try putEditor("s/45m/50m/")
        try home.put("bin/wrapped", "#!/bin/sh\nnano \"$@\"; no-such-formatter 2>/dev/null\n")
        chmod(home.path + "/bin/wrapped", 0o755)
        home.environment["EDITOR"] = "wrapped"
        let edit = try home.run("config", "edit", typing: "")
        #expect(edit.status == 1)
        #expect(
            edit.shown == "balasana: The editor ended with status 127. Your config stays as it is. "
                + "Your edit is in COPY/balasana.conf.\n")
        #expect(home.names("tmp").count == 1)
    }

    @Test func `without a terminal it says so`() throws {
        let edit = try home.run("config", "edit")
        #expect(edit.status == 69 && edit.out == "")
        #expect(
            edit.error == "balasana: An editor needs a terminal. The config is HOME/.config/balasana/balasana.conf.\n")
    }

    @Test func `the editor is the one that is asked for, else one that is there`() {
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

    @Test func `reset keeps the config under another name`() throws {
        #expect(
            try home.run("config", "reset").out == "HOME/.config/balasana/balasana.conf is the default config now.\n")
        #expect(home.text(UserHome.config) == StyledConfigs.shipped)
        #expect(
            try home.run("config", "reset").out
                == "HOME/.config/balasana/balasana.conf is the default config already.\n")
        for number in 1...2 {
            try home.put(UserHome.config, "# \(number)\n")
            let reset = try home.run("config", "reset")
            let backup = try #require(
                reset.out.firstMatch(of: #/^Your config is kept as HOME\/(\S+)\.\n/#).map { String($0.1) })
            #expect(backup.firstMatch(of: #/balasana\.conf\.\d{4}-\d\d-\d\d(-2)?$/#) != nil)
            #expect(home.text(backup) == "# \(number)\n")
        }
        #expect(home.names(".config/balasana").count == 3)
    }

    @Test func `reset rescues from a file that is no text`() throws {
        try home.put(UserHome.config, "\0[sitting]\n")
        #expect(try home.run("config", "set", "snooze.budget", "1").status == 66)
        let reset = try home.run("config", "reset")
        #expect(reset.status == 0 && reset.out.hasSuffix("balasana.conf is the default config now.\n"))
        #expect(home.text(UserHome.config) == StyledConfigs.shipped && home.names(".config/balasana").count == 2)
    }
}
