import ArgumentParser
import Foundation
import Testing

@testable import balasana

/// `balasana config` as it is run.
@Suite("Config command") struct ConfigCommandTests {
    let home: UserHome

    init() throws {
        home = try UserHome()
    }

    @Test func `set makes the file from the default, for the user alone`() throws {
        let set = try home.run("config", "set", "sitting.remind_after", "50m")
        #expect(set.status == 0 && set.error == "")
        #expect(
            set.out == """
                HOME/.config/balasana/balasana.conf is new, with all other settings as they were.
                HOME/.config/balasana/balasana.conf:21: sitting.remind_after is 50m now (it was 45m).

                """)
        #expect(
            home.text(UserHome.config)
                == StyledConfigs.shipped.replacingOccurrences(of: "remind_after = 45m", with: "remind_after = 50m"))
        var status = stat()
        #expect(stat("\(home.path)/\(UserHome.config)", &status) == 0 && status.st_mode & 0o777 == 0o600)
        #expect(try home.run("config", "get", "sitting.remind_after").out == "50m\n")
        #expect(try home.run("config", "check").out == "HOME/.config/balasana/balasana.conf: no faults.\n")
    }

    @Test func `set keeps a symbolic link, the mode of the file, and leaves nothing else behind`() throws {
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

    @Test func `what several commands set at once is all there`() throws {
        let settings = [
            "sitting.remind_after": "7m", "sitting.break_after": "6m", "delivery.nudge": "20m", "snooze.budget": "4",
            "slot.morning.at": "08:00", "meal.lunch.at": "12:30",
        ]
        for _ in 0..<5 {
            #expect(try Set(home.runAtOnce(settings.map { ["config", "set", $0, $1] })) == [0])
            let shown = try home.run("config", "show").out
            for (key, value) in settings {
                #expect(shown.contains(try Regex("\(key) +\(value) +~/.config")), "\(key)")
            }
            try FileManager.default.removeItem(atPath: "\(home.path)/.config")
        }
    }

    @Test func `an answer that cannot be written is no success`() throws {
        let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
        for command in [
            ["config", "show"], ["config", "get", "sitting.hold"], ["plan", "--json"], ["history", "--tsv"],
        ] {
            let answer = try home.run(arguments: command, into: full)
            #expect(answer.status == 73, "\(command)")
            #expect(answer.error == "balasana: The answer cannot be written: No space left on device.\n")
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

    @Test func `a value that is the same already leaves the file alone`() throws {
        try home.put(UserHome.config, "[snooze]\nbudget = 2\n")
        var before = stat()
        stat("\(home.path)/\(UserHome.config)", &before)
        let set = try home.run("config", "set", "snooze.budget", "2")
        #expect(set.status == 0 && set.out.hasSuffix(":2: snooze.budget is 2 already.\n"))
        var after = stat()
        stat("\(home.path)/\(UserHome.config)", &after)
        #expect(before.st_ino == after.st_ino)
    }

    @Test func `faults elsewhere stay, and are told`() throws {
        try home.put(UserHome.config, "[siting]\n[snooze]\nbudget = lots\nlengths = 5m\n")
        let set = try home.run("config", "set", "snooze.lengths", "6m")
        #expect(set.status == 0)
        #expect(home.text(UserHome.config) == "[siting]\n[snooze]\nbudget = lots\nlengths = 6m\n")
        let faults = set.error.split(separator: "\n")
        #expect(faults.count == 2)
        #expect(
            faults[0].hasPrefix("balasana: HOME/.config/balasana/balasana.conf:1: [siting]: found an unknown group"))
        #expect(faults[1].contains("balasana.conf:3: [snooze] budget: found \"lots\""))
        let get = try home.run("config", "get", "snooze.budget")
        #expect(get.status == 65 && get.out == "3\n" && get.error.contains(":3: [snooze] budget: found \"lots\""))
        #expect(try home.run("config", "get", "snooze.lengths").status == 0)
    }

    @Test(arguments: [
        (["get", "remind_aftr"], "KEY: found \"remind_aftr\" (is sitting.remind_after meant?)"),
        (["get", "sitting.remindafter"], "(is sitting.remind_after meant?)"),
        (["get", "siting.bump"], "(is sitting.bump meant?)"),
        (["get", "sitting.nudge"], "(is delivery.nudge meant?)"),
        (["get", "budget"], "(is snooze.budget meant?)"),
        (["get", "morning.at"], "(is slot.morning.at meant?)"),
        (["get", "slot.mornin.att"], "(is slot.mornin.at meant?)"),
        (["get", "snooze"], "KEY: found \"snooze\" (a group), allowed is snooze.lengths, snooze.budget."),
        (["set", "[meal lunch]", "12:30"], "(a group), allowed is meal.lunch.at, meal.lunch.days."),
        (["get", "xyzzy"], "KEY: found \"xyzzy\", allowed is a key"),
        (["get", "slot.lunch.at"], "There is no [slot lunch]; there are [slot morning] and [slot evening]."),
        (["get", "meal.lunch.at"], "There is no [meal lunch]; there are none yet."),
        (["set", "slot.lunch.days", "mon"], "`balasana config set slot.lunch.at 17:45` makes it."),
        (
            ["set", "sitting.remind_after", "45"],
            "sitting.remind_after: found \"45\" without a unit (h, m or s), allowed is"
        ),
        (
            ["set", "slot.a b.at", "12:00"],
            "KEY: found \"slot.a b.at\", allowed is slot.NAME.at with a name of letters, digits, - and _."
        ),
        (["set", "snooze.budget", "-1"], "snooze.budget: found \"-1\", allowed is a whole number from 0 to 20."),
        (
            ["set", "snooze.budget", "\u{1B}[2J"],
            "snooze.budget: found \"\u{FFFD}[2J\", allowed is a whole number from 0 to 20."
        ),
        (["set", "calls.ignore", "a # b"], "stays as it is: with calls.ignore = a # b it would not say exactly that"),
        (["set", "snooze.budget"], "It takes a KEY and a VALUE"),
    ])
    func `what cannot be is refused with status 64, and nothing is written`(arguments: [String], told: String) throws {
        let refused = try home.run(arguments: ["config"] + arguments)
        #expect(refused.status == 64 && refused.out == "")
        #expect(refused.error.contains(told), "\(refused.error)")
        #expect(home.names(".config/balasana") == [])
    }

    @Test func `a file that cannot be read or written is left alone, and named`() throws {
        try home.put(UserHome.config + "/in the way", "")
        let folder = try home.run("config", "set", "snooze.budget", "1")
        #expect(folder.status == 66)
        #expect(
            folder.error.contains(
                "balasana.conf: found that it cannot be read (Is a directory), allowed is a text file"))
        try FileManager.default.removeItem(atPath: home.path + "/.config")
        try home.put(".config", "a file")
        let file = try home.run("config", "set", "snooze.budget", "1")
        #expect(file.status == 73 && file.error.contains("balasana.conf stays as it is: Not a directory."))
        #expect(home.text(".config") == "a file")
    }

    @Test func `a link to nothing is no missing config: it is told, and nothing is written through it`() throws {
        try home.put(".config/balasana/other", "")
        symlink("../../dotfiles/b.conf", "\(home.path)/\(UserHome.config)")
        let fault = """
            HOME/.config/balasana/balasana.conf: found a link to HOME/dotfiles/b.conf, which is not there, allowed is a file \
            that can be read; all settings stay as they are
            """
        let check = try home.run("config", "check")
        #expect(check.status == 65 && check.out == "\(fault)\n1 error, 0 warnings.\n")
        let set = try home.run("config", "set", "snooze.budget", "1")
        #expect(set.status == 66 && set.out == "" && set.error == "balasana: \(fault)\n")
        home.environment["EDITOR"] = "false"
        let edit = try home.run("config", "edit", typing: "")
        #expect(edit.status == 66 && edit.shown == "balasana: \(fault)\n")
        #expect(home.names("") == [".config", ".error", ".out"] && home.names(".config/balasana").count == 2)
    }

    @Test func `a file that is no text in UTF-8 is left alone`() throws {
        try home.put(UserHome.config, "[\0s\0")
        let set = try home.run("config", "set", "snooze.budget", "1")
        #expect(set.status == 66)
        #expect(
            set.error.hasSuffix(
                "balasana.conf: found NUL bytes, allowed is text in UTF-8; all settings stay as they are\n"))
        #expect(home.text(UserHome.config) == "[\0s\0")
        #expect(try home.run("config", "check").status == 65)
    }

    @Test(.disabled(if: getuid() == 0, "nothing is protected from root"))
    func `a file that is protected from writing stays as it is`() throws {
        try home.put(UserHome.config, "[snooze]\nbudget = 2\n")
        chmod("\(home.path)/\(UserHome.config)", 0o400)
        let set = try home.run("config", "set", "snooze.budget", "1")
        #expect(set.status == 73 && set.error.contains("protected from writing"))
        #expect(home.text(UserHome.config) == "[snooze]\nbudget = 2\n")
    }

    @Test func `check counts what it finds, and takes a file as if it were the user's`() throws {
        try home.put("xdg/balasana/balasana.conf", "[slot noon]\nat = 12:00\n")
        try home.put("draft", "[slot noon]\ndays = mon\n[snooze]\nbudget = 9 # many\n")
        let warned = try home.run("config", "check", "draft")
        #expect(warned.status == 0 && warned.error == "")
        #expect(
            warned.out == """
                draft:4: [snooze] budget: found a comment behind the value, allowed is a comment on a line of its own; the \
                value is taken to be "9"
                0 errors, 1 warning.

                """)
        try home.put("draft", "[slot noon]\ndays = moon\n[sitting]\nbump = 9\n")
        let faulty = try home.run("config", "check", "draft")
        #expect(faulty.status == 65 && faulty.out.hasSuffix("\n2 errors, 0 warnings.\n"))
        #expect(try home.run("config", "check", "xdg/balasana/balasana.conf").status == 0)
        let missing = try home.run("config", "check", "no-file")
        #expect(missing.status == 66 && missing.error == "balasana: There is no file no-file.\n")
    }

    @Test func `without any file check says so`() throws {
        let check = try home.run("config", "check")
        #expect(check.status == 0 && check.out == "There is no config: all settings have their defaults.\n")
    }

    @Test func `a lock on the home is no obstacle, and one on the config's folder that stays is an error`() throws {
        try home.put(UserHome.config, "[snooze]\nbudget = 2\n")
        let path = "\(home.path)/\(UserHome.config)"
        let other = open(home.path, O_RDONLY)
        defer { close(other) }
        #expect(flock(other, LOCK_EX | LOCK_NB) == 0)
        #expect(try home.run("config", "set", "snooze.budget", "1").status == 0)
        let command = open(home.path + "/.config/balasana", O_RDONLY)
        #expect(flock(command, LOCK_EX | LOCK_NB) == 0)
        #expect(throws: ExitCode(EX_CANTCREAT)) {
            try ConfigLock.held(on: path, patience: .zero) { Issue.record("two at a time") }
        }
        close(command)
        #expect(try ConfigLock.held(on: path, patience: .zero) { true })
    }

    @Test func `path is where the config is to be`() throws {
        #expect(try home.run("config", "path").out == "HOME/.config/balasana/balasana.conf\n")
        home.environment["XDG_CONFIG_HOME"] = home.path + "/c"
        #expect(try home.run("config", "path").out == "HOME/c/balasana/balasana.conf\n")
    }
}
