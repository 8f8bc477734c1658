import ArgumentParser
import Foundation
import Testing

@testable import balasana

/// Runs `balasana config` as a program.
@Suite("Config command") struct ConfigCommandTests {
    let home: UserHome

    init() throws {
        home = try UserHome()
    }

    @Test func `set without a file creates one with only this setting, readable only by the user`() throws {
        let set = try home.run("config", "set", "sitting.remind_after", "50")
        #expect(set.status == 0 && set.error == "")
        #expect(
            set.out == """
                Set sitting.remind_after to 50m (was 45m).
                Created ~/.config/balasana/balasana.conf.

                """)
        #expect(
            home.text(UserHome.config) == """
                # Your settings for Balasana. balasana.conf(5) describes every setting.
                # `balasana config show` lists them with their values, and
                # `balasana config reset` writes a file with all of them.
                #
                # A setting that this file leaves out takes its value from
                # /etc/xdg/balasana/balasana.conf, if there is one, or its default.

                [sitting]
                remind_after = 50m

                """)
        var status = stat()
        #expect(stat("\(home.path)/\(UserHome.config)", &status) == 0 && status.st_mode & 0o777 == 0o600)
        #expect(try home.run("config", "get", "sitting.remind_after").out == "50m\n")
        #expect(try home.run("config", "get", "slot.evening.at").out == "21:00\n")
        #expect(try home.run("config", "check").out == "No problems in HOME/.config/balasana/balasana.conf.\n")
    }

    @Test func `set prints the change`() throws {
        for (arguments, output) in [
            (
                ["sitting.bump", "2s"],
                "Set sitting.bump to 2s (as before).\nCreated ~/.config/balasana/balasana.conf.\n"
            ),
            (["sitting.bump", "2s"], "sitting.bump is already 2s.\n"),
            (["slot.gym.at", "17:45"], "Set slot.gym.at to 17:45 (new).\n"),
            (["slot.gym.days", "Monday to Friday"], "Set slot.gym.days to mon-fri (was mon-sun).\n"),
            (["slot.evening.at", "off"], "Set slot.evening.at to off (was 21:00).\n"),
            (["meal.lunch.at", "12-13"], "Set meal.lunch.at to 12:00 to 13:00 (new).\n"),
        ] {
            #expect(try home.run(arguments: ["config", "set"] + arguments).out == output)
        }
    }

    @Test func `check mentions a built-in session next to those of the file, without an error`() throws {
        let note = "To switch it off, set `at = off` in [slot evening].\n"
        try home.put(UserHome.config, "[slot morning]\nat = 08:00\n")
        let check = try home.run("config", "check")
        #expect(check.status == 0 && check.out.hasSuffix("opens at 21:00. \(note)"))
        try home.put(UserHome.config, "[slot morning]\nat = 08:00\n[slot evening]\nat = off\n")
        #expect(try home.run("config", "check").out == "No problems in HOME/.config/balasana/balasana.conf.\n")
        // A user who switches one off knows about the built-in sessions.
        try home.put(UserHome.config, "[slot evening]\nat = off\n")
        #expect(try home.run("config", "check").out == "No problems in HOME/.config/balasana/balasana.conf.\n")
        try home.put(UserHome.config, "[sitting]\nremind_after = 50m\n")
        #expect(try home.run("config", "check").out == "No problems in HOME/.config/balasana/balasana.conf.\n")
    }

    @Test func `set keeps a symbolic link and the file mode, and leaves no other file`() throws {
        try home.put("dotfiles/b.conf", "[snooze]\nbudget = 2\n")
        chmod(home.path + "/dotfiles/b.conf", 0o640)
        try FileManager.default.createDirectory(
            atPath: home.path + "/.config/balasana", withIntermediateDirectories: true)
        symlink("../../dotfiles/b.conf", "\(home.path)/\(UserHome.config)")
        #expect(try home.run("config", "set", "snooze.budget", "4").status == 0)
        #expect(home.text("dotfiles/b.conf") == "[snooze]\nbudget = 4\n")
        var status = stat()
        #expect(lstat("\(home.path)/\(UserHome.config)", &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
        #expect(stat("\(home.path)/\(UserHome.config)", &status) == 0 && status.st_mode & 0o777 == 0o640)
        #expect(home.names("dotfiles") == ["b.conf"] && home.names(".config/balasana") == ["balasana.conf"])
    }

    @Test func `a command that replaces a file with several names says that the others keep the old text`() throws {
        try home.put("dotfiles/b.conf", "[snooze]\nbudget = 2\n")
        try FileManager.default.createDirectory(
            atPath: home.path + "/.config/balasana", withIntermediateDirectories: true)
        #expect(link(home.path + "/dotfiles/b.conf", "\(home.path)/\(UserHome.config)") == 0)
        let set = try home.run("config", "set", "snooze.budget", "1")
        #expect(set.status == 0)
        #expect(
            set.error == "balasana: HOME/.config/balasana/balasana.conf was a hard link and is a file of its own now. "
                + "Its other names still have the old text.\n")
        #expect(home.text("dotfiles/b.conf") == "[snooze]\nbudget = 2\n")
        #expect(try home.run("config", "set", "snooze.budget", "2").error == "")
    }

    @Test func `several set commands at the same time all succeed`() throws {
        let settings = [
            "sitting.remind_after": "7m", "sitting.break_after": "6m", "delivery.nudge": "20m", "snooze.budget": "4",
            "slot.morning.at": "08:00", "meal.lunch.at": "12:30",
        ]
        for _ in 0..<5 {
            #expect(try Set(home.runAtOnce(settings.map { ["config", "set", $0, $1] })) == [0])
            let shown = try home.run("config", "show").out
            for (key, value) in settings {
                #expect(shown.contains(try Regex("\(key) +\(value) +yours")), "\(key)")
            }
            try FileManager.default.removeItem(atPath: "\(home.path)/.config")
        }
    }

    @Test func `output that cannot be written gives an error`() throws {
        let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
        for command in [
            ["config", "show"], ["config", "get", "sitting.hold"], ["plan", "--json"], ["history", "--tsv"],
        ] {
            let answer = try home.run(arguments: command, into: full)
            #expect(answer.status == 73, "\(command)")
            #expect(answer.error == "balasana: The output could not be written: No space left on device.\n")
        }
    }

    @Test func `a key can be written in several ways`() throws {
        #expect(try home.run("config", "set", "slot", "morning.at", "08:00").status == 0)
        #expect(try home.run("config", "set", "[slot morning] days", "mon,", "tue").status == 0)
        #expect(try home.run("config", "set", "slot.morning.hold", "40s", "to", "2m").status == 0)
        #expect(try home.run("config", "get", "slot", "morning.at").out == "08:00\n")
        #expect(try home.run("config", "get", "slot morning.days").out == "mon, tue\n")
        #expect(try home.run("config", "get", "[slot morning] hold").out == "40s to 2m\n")
    }

    @Test func `setting the current value does not write the file`() throws {
        try home.put(UserHome.config, "[snooze]\nbudget = 2\n")
        var before = stat()
        stat("\(home.path)/\(UserHome.config)", &before)
        let set = try home.run("config", "set", "snooze.budget", "2")
        #expect(set.status == 0 && set.out == "snooze.budget is already 2.\n")
        var after = stat()
        stat("\(home.path)/\(UserHome.config)", &after)
        #expect(before.st_ino == after.st_ino)
    }

    @Test func `set reports and keeps problems in other lines`() throws {
        try home.put(UserHome.config, "[siting]\n[snooze]\nbudget = lots\nlengths = 5m\n")
        let set = try home.run("config", "set", "snooze.lengths", "6m")
        #expect(set.status == 0)
        #expect(home.text(UserHome.config) == "[siting]\n[snooze]\nbudget = lots\nlengths = 6m\n")
        let problems = set.error.split(separator: "\n")
        #expect(problems.count == 2)
        #expect(problems[0].hasPrefix("balasana: HOME/.config/balasana/balasana.conf:1: [siting]: unknown group"))
        #expect(problems[1].contains("balasana.conf:3: [snooze] budget: \"lots\" is not a whole number"))
        let get = try home.run("config", "get", "snooze.budget")
        #expect(get.status == 65 && get.out == "3\n" && get.error.contains(":3: [snooze] budget: \"lots\" is not"))
        #expect(try home.run("config", "get", "snooze.lengths").status == 0)
    }

    @Test(arguments: [
        (["get", "remind_aftr"], "Unknown setting \"remind_aftr\". Did you mean sitting.remind_after?"),
        (["get", "siting.x"], "Unknown setting \"siting.x\". `balasana config show` lists all settings."),
        (["get", "sitting.remindafter"], "Did you mean sitting.remind_after?"),
        (["get", "siting.bump"], "Did you mean sitting.bump?"),
        (["get", "sitting.nudge"], "Did you mean delivery.nudge?"),
        (["get", "budget"], "Did you mean snooze.budget?"),
        (["get", "morning.at"], "Did you mean slot.morning.at?"),
        (["get", "slot.mornin.att"], "Did you mean slot.mornin.at?"),
        (["get", "sitting.bump\u{A0}"], "It contains a no-break space."),
        (["get", "snooze"], "\"snooze\" is a group. Its settings are snooze.lengths and snooze.budget."),
        (["set", "[meal lunch]", "12:30"], "is a group. Its settings are meal.lunch.at and meal.lunch.days."),
        (["get", "xyzzy"], "Unknown setting \"xyzzy\". `balasana config show` lists all settings."),
        (
            ["get", "slot.lunch.at"],
            "There is no session \"lunch\". Create it with `balasana config set slot.lunch.at 17:45`."
        ),
        (["get", "slot.mornin.at"], "There is no session \"mornin\". Did you mean slot.morning.at?"),
        (
            ["get", "meal.lunch.at"],
            "There is no meal \"lunch\". Create it with `balasana config set meal.lunch.at 12:30-13:00`."
        ),
        (["set", "slot.lunch.days", "mon"], "Create it with `balasana config set slot.lunch.at 17:45`."),
        (
            ["set", "sitting.remind_after", "45", "minits"],
            "sitting.remind_after: \"45 minits\" is not a duration from 1s to 24h, such as 45m, 1h30m or 30s."
        ),
        (["set", "sitting.remind_after", "2700"], "sitting.remind_after: \"2700\" means 45h, which is not a duration"),
        (["set", "sitting.hold", "45"], "sitting.hold: \"45\" needs a unit, for example 45s."),
        (
            ["set", "slot.a b.at", "12:00"],
            "Unknown setting \"slot.a b.at\". The name of a session has up to 40 letters, digits, - and _, "
                + "as in slot.NAME.at."
        ),
        (["set", "snooze.budget", "-1"], "snooze.budget: \"-1\" is not a whole number from 0 to 20."),
        (
            ["set", "snooze.budget", "\u{1B}[2J"],
            "snooze.budget: \"\u{FFFD}[2J\" contains the control character U+001B."
        ),
        (["set", "calls.ignore", "a # b"], "calls.ignore: a # at the start of a value, or after a space, begins a"),
        (
            ["set", "slot.morning.note", "#1 first"],
            "slot.morning.note: a # at the start of a value, or after a space, begins a comment. Write it directly "
                + "behind another character, such as No.#3, or leave it out."
        ),
        (["set", "snooze.budget"], "It needs a setting and a value"),
    ])
    func `an invalid command exits with status 64 and writes nothing`(arguments: [String], message: String) throws {
        let refused = try home.run(arguments: ["config"] + arguments)
        #expect(refused.status == 64 && refused.out == "")
        #expect(refused.error.contains(message), "\(refused.error)")
        #expect(home.names(".config/balasana") == [])
    }

    @Test func `a file that cannot be read or written is not changed, and the error names it`() throws {
        try home.put(UserHome.config + "/in the way", "")
        let folder = try home.run("config", "set", "snooze.budget", "1")
        #expect(folder.status == 66)
        #expect(
            folder.error.contains(
                "balasana.conf: this is not a text file of at most 256 KiB that you may read (Is a directory)"
            ))
        try FileManager.default.removeItem(atPath: home.path + "/.config")
        try home.put(".config", "a file")
        let file = try home.run("config", "set", "snooze.budget", "1")
        #expect(file.status == 73 && file.error.contains("balasana.conf was not changed: Not a directory."))
        #expect(home.text(".config") == "a file")
    }

    @Test func `a link to a missing file is an error, and nothing is written through it`() throws {
        try home.put(".config/balasana/other", "")
        symlink("../../dotfiles/b.conf", "\(home.path)/\(UserHome.config)")
        let fault = """
            HOME/.config/balasana/balasana.conf: this is a link to HOME/dotfiles/b.conf, which does not exist; all \
            settings stay as they are
            """
        let check = try home.run("config", "check")
        #expect(check.status == 65 && check.out == "\(fault)\n1 problem.\n")
        let set = try home.run("config", "set", "snooze.budget", "1")
        #expect(set.status == 66 && set.out == "" && set.error == "balasana: \(fault)\n")
        home.environment["EDITOR"] = "false"
        let edit = try home.run("config", "edit", typing: "")
        #expect(edit.status == 66 && edit.shown == "balasana: \(fault)\n")
        #expect(home.names("") == [".config", ".error", ".out"] && home.names(".config/balasana").count == 2)
    }

    @Test func `a file that is not UTF-8 text is not changed`() throws {
        try home.put(UserHome.config, "[\0s\0")
        let set = try home.run("config", "set", "snooze.budget", "1")
        #expect(set.status == 66)
        #expect(
            set.error.hasSuffix(
                "balasana.conf: this file must be UTF-8 text, not NUL bytes; all settings stay as they are\n"))
        #expect(home.text(UserHome.config) == "[\0s\0")
        #expect(try home.run("config", "check").status == 65)
    }

    @Test(.disabled(if: getuid() == 0, "root can write to protected files"))
    func `a write-protected file is not changed`() throws {
        try home.put(UserHome.config, "[snooze]\nbudget = 2\n")
        chmod("\(home.path)/\(UserHome.config)", 0o400)
        let set = try home.run("config", "set", "snooze.budget", "1")
        #expect(set.status == 73 && set.error.contains("the file is write-protected"))
        #expect(home.text(UserHome.config) == "[snooze]\nbudget = 2\n")
    }

    @Test func `check counts the problems, and accepts a file in place of the user's`() throws {
        try home.put("xdg/balasana/balasana.conf", "[slot noon]\nat = 12:00\n")
        try home.put("draft", "[slot noon]\ndays = mon\n[snooze]\nbudget = 9 # many\n")
        let warned = try home.run("config", "check", "draft")
        #expect(warned.status == 0 && warned.error == "")
        #expect(
            warned.out == """
                draft:4: [snooze] budget: a comment must be on a line of its own; the value is read as "9"
                1 warning.
                Note: the built-in session morning opens at 07:30. To switch it off, set `at = off` in [slot morning].
                Note: the built-in session evening opens at 21:00. To switch it off, set `at = off` in [slot evening].

                """)
        try home.put("draft", "[slot noon]\ndays = moon\n[sitting]\nbump = 9\nhold = 3m # long\n")
        let faulty = try home.run("config", "check", "draft")
        #expect(faulty.status == 65 && faulty.out.contains("\n2 problems and 1 warning.\n"))
        #expect(try home.run("config", "check", "xdg/balasana/balasana.conf").status == 0)
        let missing = try home.run("config", "check", "no-file")
        #expect(missing.status == 66 && missing.error == "balasana: There is no file no-file.\n")
    }

    @Test func `check reports that there is no config file`() throws {
        let check = try home.run("config", "check")
        #expect(check.status == 0 && check.out == "There is no config file, so all settings have their defaults.\n")
    }

    @Test func `path prints the place of the config`() throws {
        #expect(try home.run("config", "path").out == "HOME/.config/balasana/balasana.conf\n")
        home.environment["XDG_CONFIG_HOME"] = home.path + "/c"
        #expect(try home.run("config", "path").out == "HOME/c/balasana/balasana.conf\n")
    }
}
