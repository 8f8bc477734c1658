import GLibBridge
import Glibc
import Platform
import Presenters
import ReminderCore
import Storage
import Testing

@testable import balasana

/// Checks what is a problem, what is a note, and the advice for each.
@Suite("Findings") struct FindingTests {
    private func problems(_ change: (inout Examination) -> Void) -> [Finding] {
        DoctorTests.desk(change).findings.filter { $0.severity == .problem }
    }

    private func notes(_ change: (inout Examination) -> Void) -> [Finding] {
        DoctorTests.desk(change).findings.filter { $0.severity == .note }
    }

    @Test func `a desktop without problems has no findings`() {
        #expect(DoctorTests.desk().findings.isEmpty)
    }

    @Test func `an agent that does not run, does not respond or is an older version is a problem`() {
        #expect(problems { $0.agent = .absent }.map(\.advice) == ["Start it with `balasana agent start`."])
        #expect(problems { $0.agent = .silent(pid: 12) }[0].advice.contains("`kill 12`"))
        let old = problems { $0.agent = DoctorTests.agent(nil, version: "0.0.9") }
        #expect(old.map(\.what) == ["The running agent is version 0.0.9, but this program is version 0.1.0."])
        #expect(old[0].advice.contains("`balasana agent restart`"))
        #expect(problems { $0.agent = .noBus }.map(\.about) == [.agent])
    }

    @Test func `an installation beside a package is a note with a command that removes each`() {
        let note = notes { $0.ownBesidePackage = "/home/a/.local/bin" }.first
        #expect(note?.about == .installation)
        #expect(note?.what.contains("for you in /home/a/.local/bin, and for all users by a package") == true)
        #expect(note?.advice.contains("`/home/a/.local/bin/balasana uninstall`") == true)
        #expect(note?.advice.contains("`sudo apt remove balasana`") == true)
    }

    private func withoutIdle(_ environment: [String: String], lacking: [String] = []) -> Finding? {
        let survey = SourceReport([
            SourceReport.Entry(.idle, rejected: [.init(name: "X11 SYNC", reason: "DISPLAY is not set")]),
            SourceReport.Entry(.lock, inUse: ["logind"]),
        ])
        return problems {
            $0.agent = DoctorTests.agent(survey, lacking: lacking)
            $0.session = SessionFacts(environment: environment)
        }.first
    }

    @Test func `a missing idle source is a problem, with advice for the desktop`() {
        let x11 = withoutIdle(["DISPLAY": ":0"])
        #expect(
            x11?.what
                == "Idle time is unavailable (DISPLAY is not set). You count as sitting while the screen is unlocked.")
        #expect(x11?.advice.contains("SYNC") == true)
        #expect(x11?.advice.contains("lock the screen") == true)
        #expect(withoutIdle(["WAYLAND_DISPLAY": "wayland-0"])?.advice.contains("ext-idle-notify-v1") == true)
        let gnome = withoutIdle(["WAYLAND_DISPLAY": "wayland-0", "XDG_CURRENT_DESKTOP": "ubuntu:GNOME"])
        #expect(gnome?.advice.contains("org.gnome.Mutter.IdleMonitor") == true)
        #expect(withoutIdle([:])?.advice.contains("text console") == true)
        let lacking = withoutIdle(["DISPLAY": ":0"], lacking: ["DISPLAY", "XDG_SESSION_TYPE"])
        #expect(lacking?.advice.contains("`systemctl --user import-environment DISPLAY XDG_SESSION_TYPE`") == true)
    }

    @Test func `an undetectable screen lock is a note if idle time is available`() {
        let survey = SourceReport([SourceReport.Entry(.idle, inUse: ["X11 SYNC"])])
        #expect(notes { $0.agent = DoctorTests.agent(survey) }.map(\.about) == [.lock])
        #expect(problems { $0.agent = DoctorTests.agent(survey) }.isEmpty)
    }

    @Test func `a missing or hanging notification server is a problem, one that can be started is not`() {
        #expect(problems { $0.server = .none }.map(\.about) == [.notifications])
        #expect(problems { $0.server = .silent(pid: 7) }[0].advice.contains("`kill 7`"))
        #expect(problems { $0.server = .startable }.isEmpty)
    }

    @Test func `what a notification server does not report is a finding`() throws {
        let name = ServerInformation(name: "dunst", version: "1")
        let noFeatures = problems { $0.server = .running(name, capabilities: nil) }
        #expect(noFeatures.map(\.about) == [.notifications])
        #expect(try #require(noFeatures.first).what.contains("no buttons"))
        let noName = DoctorTests.desk { $0.server = .running(nil, capabilities: ["body", "actions"]) }
        #expect(noName.findings.map(\.severity) == [.note])
        #expect(DoctorTests.text(noName).contains("a server that does not report its name"))
        let foreign = try #require(problems { $0.server = .foreign(pid: 7) }.first)
        #expect(foreign.what.contains("(process 7) is none"))
        #expect(foreign.advice.contains("`kill 7`"))
    }

    @Test func `conflict copies are a problem, and a machine that is not heard of is a note`() throws {
        let home = try UserHome()
        let header = "time\tevent\tkind\tvariation\thold_seconds\tsitting_seconds\tdetail\tversion=1\n"
        func row(_ day: String) -> String { "\(day)T08:00:00.000+01:00\tate\t\t\t\t0\t\n" }
        try home.put("history/sofa/2026-09.tsv", header + row("2026-09-12"))
        try home.put("history/office/2026-11.tsv", header + row("2026-11-20"))
        try home.put("history/desk/2026-09.tsv", header + row("2026-09-12"))
        let copy = "2026-11.sync-conflict-20261120-080000-ABCDEFG.tsv"
        try home.put("history/office/\(copy)", header)
        let history = History(folder: home.path + "/history", machine: "desk")
        let now = LocalDate(year: 2026, month: 11, day: 30)
        let facts = HistoryFacts(history, at: UTC(seconds: Int64(now.daysSinceEpoch) * 86_400), .local)
        #expect(facts.conflicts == ["\(home.path)/history/office/\(copy)"])
        #expect(facts.silent == [HistoryFacts.Silent(machine: "sofa", day: "Sat 12 Sep")])
        #expect(facts.findings.map(\.severity) == [.problem, .note])
        #expect(facts.findings[0].what.hasSuffix("office/\(copy). Their rows are not read."))
        #expect(facts.findings[1].what == "The last row of the machine sofa is of Sat 12 Sep.")
    }

    @Test func `a file of a later version is a problem with its own advice`() throws {
        let home = try UserHome()
        try home.put(
            "history/desk/2026-11.tsv",
            "time\tevent\tversion=9\n2026-11-20T08:00:00.000+01:00\tate\t\t\t\t0\t\n")
        let now = UTC(seconds: Int64(LocalDate(year: 2026, month: 11, day: 30).daysSinceEpoch) * 86_400)
        let facts = HistoryFacts(History(folder: home.path + "/history", machine: "desk"), at: now, .local)
        #expect(facts.summary == "some rows have a newer format" && facts.carefulUntil == nil)
        #expect(
            facts.findings.map(\.what) == [
                "Part of the history cannot be read for certain: \(home.path)/history/desk/2026-11.tsv has the newer "
                    + "format 9, so its rows may be misread."
            ])
        #expect(facts.findings[0].advice.hasPrefix("Install the newest version of Balasana for files"))
    }

    @Test func `limits of a server are described in sentences`() {
        func limits(_ name: String, _ capabilities: Set<String>) -> [String] {
            let server = ServerInformation(name: name, version: "1")
            return ServerFacts.running(server, capabilities: capabilities).limits
        }
        let commands = "`balasana start`, `balasana snooze` and `balasana skip`"
        #expect(limits("gnome-shell", ["actions", "body", "sound"]) == [])
        #expect(
            limits("dunst", ["actions", "body"]) == [
                "It shows answers in a menu, not as buttons. You can also use \(commands)."
            ])
        #expect(
            limits("tiny", ["sound"]) == [
                "It accepts no answers. Use \(commands) instead.",
                "It shows only the title, not the instructions or the number of snoozes left.",
            ])
    }

    @Test func `each reason why reminders wait is a note with advice`() {
        let pause = notes { $0.agent = DoctorTests.agent(heldBack: ["pause"], until: "2027-01-15T09:00:00+01:00") }
        #expect(pause.map(\.what) == ["You paused reminders until 09:00 on Fri."])
        #expect(pause[0].advice == "End the pause with `balasana resume`.")
        let others = notes { $0.agent = DoctorTests.agent(heldBack: ["do-not-disturb", "call"]) }
        #expect(others.count == 2)
        #expect(others[1].what == "Reminders wait for the end of a call or film: an unnamed program.")
        let off = notes { $0.agent = DoctorTests.agent(isSittingOff: true) }
        #expect(off.map(\.what) == ["Sitting reminders are off."])
    }

    @Test func `notifications turned off for Balasana are a problem, with advice for the desktop`() {
        let silence = SourceReport.Entry(
            .doNotDisturb, inUse: ["GNOME settings"], limits: [Application.notificationsOff])
        func found(_ desktop: String) -> [Finding] {
            let all = DoctorTests.desk {
                $0.agent = DoctorTests.agent(
                    SourceReport([
                        SourceReport.Entry(.idle, inUse: ["GNOME"]), SourceReport.Entry(.lock, inUse: ["logind"]),
                        silence,
                    ]), heldBack: ["do-not-disturb"])
                $0.session = SessionFacts(environment: ["DISPLAY": ":0", "XDG_CURRENT_DESKTOP": desktop])
            }
            return all.findings
        }
        #expect(found("ubuntu:GNOME").map(\.about) == [.notifications])
        #expect(found("ubuntu:GNOME")[0].severity == .problem)
        #expect(found("ubuntu:GNOME")[0].advice.contains("Settings > Notifications > Balasana"))
        #expect(found("KDE")[0].advice.contains("Show popups"))
        #expect(found("")[0].advice.hasSuffix("."))
    }

    @Test func `another reminder is a problem, but GNOME's eyesight reminder is a note`() {
        #expect(problems { $0.others = [.running("Safe Eyes")] }[0].what.hasPrefix("Safe Eyes is also running"))
        #expect(problems { $0.others = [.gnome(["eyesight", "movement"])] }.count == 1)
        #expect(problems { $0.others = [.gnome(["eyesight"])] }.isEmpty)
        #expect(notes { $0.others = [.gnome(["eyesight"])] }.count == 1)
    }

    @Test func `each config problem and each folder that is not writable is a problem`() {
        let found = problems {
            $0.configFaults = ["a:1: b", "a:2: c"]
            $0.obstacles = [StorageError(action: "write into", path: "/x", code: EACCES)]
        }
        #expect(found.map(\.about) == [.config, .config, .files])
    }

    @Test(arguments: [
        (EISDIR, "Move this folder away."), (ENOTDIR, "Move the file away"), (ENOSPC, "Free some space."),
        (EACCES, "Make it writable."), (EROFS, "Make it writable."),
    ])
    func `the advice fits what keeps a file from being saved`(code: Int32, advice: String) {
        let found = problems { $0.obstacles = [StorageError(action: "write", path: "/x", code: code)] }
        #expect(found.map { $0.advice.hasPrefix(advice) } == [true])
    }

    @Test func `every finding and every advice ends with a period`() {
        var all = DoctorTests.broken.findings
        all += problems { $0.agent = .silent(pid: nil) } + problems { $0.agent = .noBus }
        for finding in all {
            #expect(finding.what.hasSuffix("."), "\(finding.what)")
            #expect(finding.advice.hasSuffix("."), "\(finding.advice)")
        }
    }
}
