import GLibBridge
import Presenters
import Testing

@testable import Control
@testable import ReminderCore
@testable import balasana

/// The three lines of `balasana status`.
@Suite("Status text") struct StatusTextTests {
    private let calendar = Calendar(zone: .fixed(offset: 3600, name: "Europe/Berlin"))
    private let today = LocalDate(year: 2027, month: 1, day: 15)
    /// 09:00 on that day.
    let nine = UTC(seconds: 1_800_000_000)

    func report(
        server: String? = "dunst 1.9.0", problems: [String] = [], _ change: (inout Status) -> Void = { _ in }
    ) -> StatusReport {
        var status = Status(
            state: .sitting, sitting: .seconds(12 * 60 + 31), sittingSince: UTC(seconds: 1_799_997_300),
            next: Status.Next(kind: .sitting, at: nine, hold: .seconds(30), variation: .seated), heldBack: [],
            snoozesLeft: 3, sources: PresenceSources(idle: "X11 SYNC", lock: "logind", sleep: "logind"))
        change(&status)
        return StatusReport(status, calendar: calendar, server: server, configProblems: problems)
    }

    func lines(_ report: StatusReport, hour: Int = 8, minute: Int = 30, boot: Int = 0) -> [String] {
        StatusText.lines(report, at: LocalTime(today, TimeOfDay(hour: hour, minute: minute)), boot: boot)
    }

    @Test func `where you are, and what comes next`() {
        #expect(lines(report()) == ["Sitting for 12 min.", "Next: 30 s of seated Child's Pose at 09:00."])
        #expect(
            lines(report { $0.next?.kind = .slot("evening") }) == [
                "Sitting for 12 min.", "Next: evening session at 09:00 (30 s of seated Child's Pose).",
            ])
        #expect(
            lines(report { $0.next?.kind = .slot("mine") })[1]
                == "Next: session \"mine\" at 09:00 (30 s of seated Child's Pose).")
        let away = report {
            $0.state = .away
            $0.sitting = .zero
            $0.next = nil
        }
        #expect(lines(away) == ["Away from the desk."])
    }

    @Test func `sitting reminders that are off are named, whatever else there is`() {
        let off = report {
            $0.next = nil
            $0.isSittingOff = true
        }
        #expect(lines(off) == ["Sitting for 12 min.", "Sitting reminders are off."])
        let quiet = report {
            $0.next?.kind = .slot("evening")
            $0.heldBack = [.call]
            $0.isSittingOff = true
        }
        #expect(lines(quiet).last == "Reminders wait until the call ends. Sitting reminders are off.")
        #expect(BarText.text(off, on: today) == "sitting")
    }

    @Test func `a walk after a meal says when there are poses again`() {
        let walk = report {
            $0.next?.variation = .walk
            $0.next?.hold = .seconds(60)
            $0.next?.poseWaits = nine + .seconds(900)
            $0.heldBack = [.meal(until: nine + .seconds(900))]
        }
        #expect(
            lines(walk) == [
                "Sitting for 12 min.", "Next: a 1 min walk at 09:00 (no poses until 09:15, because you ate).",
            ])
    }

    @Test func `what is on the screen is answered, and is not announced again`() {
        let shown = report { $0.state = .shown }
        #expect(
            lines(shown) == [
                "A reminder is on the screen. Sitting for 12 min.", "Answer with `balasana start`, `snooze` or `skip`.",
            ])
        let last = report {
            $0.state = .shown
            $0.snoozesLeft = 0
        }
        #expect(lines(last)[1] == "Answer with `balasana start` or `skip`.")
    }

    @Test func `a hold has its stage and the time that is left`() {
        func holding(_ variation: Variation, _ stage: GuidedHold.Stage, at second: Int) -> [String] {
            var hold = GuidedHold(
                kind: .sitting, pose: Pose(variation), holdFrom: Instant(sinceBoot: .seconds(100)),
                length: .seconds(30))
            switch stage {
            case .gettingDown: break
            case .holding: hold.progress = .holding(GuidedHold.Quiet(upTo: hold.holdFrom))
            case .comingUp: hold.progress = .comingUp(.done, until: Instant(sinceBoot: .seconds(140)))
            }
            let report = report {
                $0.state = .holding
                $0.hold = hold
                $0.heldBack = [.doNotDisturb]
            }
            return lines(report, boot: second * 1000 - 300)
        }
        #expect(
            holding(.seated, .gettingDown, at: 96) == [
                "Get ready: seated Child's Pose starts in 5 s.", "Stop with `balasana stop`.",
            ])
        #expect(holding(.seated, .holding, at: 112)[0] == "Holding seated Child's Pose: 19 s left.")
        #expect(holding(.classic, .comingUp, at: 132) == ["Coming up from Child's Pose: 9 s left."])
        #expect(holding(.walk, .holding, at: 112)[0] == "Walking: 19 s left.")
        #expect(holding(.seated, .holding, at: 500)[0] == "Holding seated Child's Pose: 0 s left.")
    }

    @Test func `a pause says when it ends`() {
        func first(_ change: (inout Status) -> Void) -> [String] { lines(report(change)) }
        #expect(
            first {
                $0.state = .paused
                $0.heldBack = [.pause(until: nil)]
                $0.next = nil
            } == ["Paused until `balasana resume`. Sitting for 12 min."])
        #expect(
            first {
                $0.state = .paused
                $0.pausedUntil = nine
            }[0] == "Paused until 09:00. Sitting for 12 min.")
        #expect(
            first {
                $0.state = .paused
                $0.pauseEndsWithCall = true
            }[0] == "Paused until the call ends. Sitting for 12 min.")
    }

    @Test func `what is due says what it waits for`() {
        let due = report { $0.state = .due }
        #expect(
            lines(due) == ["A reminder is due. Sitting for 12 min.", "Next: 30 s of seated Child's Pose at 09:00."])
        #expect(
            lines(due, hour: 9, minute: 0)[1]
                == "Next: 30 s of seated Child's Pose at the next pause in your typing.")
        let away = report {
            $0.state = .due
            $0.sittingSince = nil
        }
        #expect(lines(away, hour: 9, minute: 5)[1] == "Next: 30 s of seated Child's Pose when you are back.")
        let silenced = report {
            $0.state = .due
            $0.heldBack = [.doNotDisturb]
        }
        #expect(
            lines(silenced) == [
                "A reminder is due. Sitting for 12 min.",
                "Next: 30 s of seated Child's Pose when do-not-disturb is off.",
            ])
        let calling = report {
            $0.state = .due
            $0.heldBack = [.call]
            $0.calls = [IdleInhibitor(program: "Firefox", reason: "video playing")]
        }
        #expect(
            Array(lines(calling)[1...]) == [
                "Next: 30 s of seated Child's Pose after the call, or at 09:00.",
                "Reminders wait until the call ends (Firefox).",
            ])
    }

    @Test func `the third line names what reminders wait for, and another day by its name`() {
        func third(_ reasons: Status.HeldBack...) -> String? {
            let lines = lines(report { $0.heldBack = reasons })
            return lines.count > 2 ? lines[2] : nil
        }
        #expect(third() == nil)
        #expect(third(.doNotDisturb) == "Reminders wait until do-not-disturb is off.")
        #expect(third(.call) == "Reminders wait until the call ends.")
        #expect(third(.quiet(until: nine)) == "Reminders wait until 09:00 (quiet hours).")
        #expect(
            third(.offHours(until: nine + .seconds(2 * 86_400)))
                == "No sitting reminders until 09:00 on Sun (outside your hours).")
        #expect(third(.meal(until: nine)) == "No poses until 09:00, because you ate.")
        #expect(
            third(.doNotDisturb, .quiet(until: nine))
                == "Reminders wait until do-not-disturb is off. Reminders wait until 09:00 (quiet hours).")
    }

    @Test func `a problem comes third when nothing holds reminders back, the worst first`() {
        func third(server: String? = "dunst", problems: [String] = [], _ change: (inout Status) -> Void = { _ in })
            -> String?
        {
            let lines = lines(report(server: server, problems: problems, change))
            return lines.count > 2 ? lines[2] : nil
        }
        #expect(third(server: nil) == "No notification server is running, so reminders cannot be shown.")
        #expect(
            third { $0.isSuspended = true }
                == "You reported pain, so reminders suggest a walk. Run `balasana comfort better` when you are well.")
        #expect(
            third { $0.sources.idle = nil }
                == "Idle time is unavailable, so you count as sitting while the screen is unlocked.")
        #expect(
            third { $0.carefulUntil = UTC(seconds: 1_800_000_000) }
                == """
                Part of the history cannot be read and may contain pain, so holds are short and gentle until 15 Jan. \
                If nothing hurts, run `balasana comfort better`.
                """)
        var unreadable = report()
        unreadable.historyProblems = ["a:1: found \"x\", expected 7 columns"]
        #expect(lines(unreadable).last == "Not all of the history can be read for certain. `balasana doctor` says why.")
        #expect(third(problems: ["a"]) == "There is 1 problem in the config. Run `balasana config check`.")
        #expect(third(problems: ["a", "b"]) == "There are 2 problems in the config. Run `balasana config check`.")
        #expect(
            third(server: nil, problems: ["a"])
                == "No notification server is running, so reminders cannot be shown. Run `balasana doctor` for more.")
        #expect(
            third(problems: ["a"]) { $0.heldBack = [.call] }
                == "Reminders wait until the call ends. Run `balasana doctor` for more.")
    }

    @Test func `what stays true says since when you have been sitting`() {
        func lasting(_ state: Status.State, since: UTC? = UTC(seconds: 1_799_997_300)) -> [String] {
            let report = report {
                ($0.state, $0.sittingSince, $0.pausedUntil) = (state, since, nine)
            }
            return StatusText.lastingLines(report, on: today)
        }
        let next = "Next: 30 s of seated Child's Pose at 09:00."
        #expect(lasting(.sitting) == ["Sitting since 08:15.", next])
        #expect(lasting(.sitting, since: nil) == ["At the desk.", next])
        #expect(lasting(.away, since: nil) == ["Away from the desk.", next])
        #expect(lasting(.due) == ["A reminder is due. Sitting since 08:15.", next])
        #expect(lasting(.paused) == ["Paused until 09:00. Sitting since 08:15.", next])
        let all = Status.State.allCases.filter { $0 != .standing }.map { lasting($0) }
        #expect(Set(all).count == all.count)
        #expect(!all.joined().contains { $0.contains("12 min") })
    }

    @Test func `standing says since when and until when`() {
        func first(_ state: Status.State, until end: UTC?) -> String {
            let report = report {
                ($0.state, $0.sitting, $0.sittingSince) = (state, .zero, nil)
                ($0.standingSince, $0.standingUntil, $0.pausedUntil) = (UTC(seconds: 1_799_997_300), end, nine)
            }
            #expect(StatusReport(report.variant) == report)
            #expect(lines(report)[0] == StatusText.lastingLines(report, on: today)[0])
            return lines(report)[0]
        }
        #expect(first(.standing, until: nine) == "Standing since 08:15, until 09:00.")
        #expect(first(.standing, until: nil) == "Standing since 08:15, until `balasana sit` or your next break.")
        #expect(first(.paused, until: nine) == "Paused until 09:00. Standing since 08:15, until 09:00.")
        #expect(first(.away, until: nil) == "Away from the desk.")
    }

    @Test(arguments: Status.State.allCases) func `every state has at most three lines, each of whole sentences`(
        state: Status.State
    ) {
        let found = lines(
            report(server: nil, problems: ["a"]) {
                $0.state = state
                $0.heldBack = [.doNotDisturb, .call, .quiet(until: nine)]
                $0.isSuspended = true
            })
        #expect((1...3).contains(found.count))
        for line in found { #expect(line.hasSuffix(".") && line.first?.isUppercase == true, "\(line)") }
    }

    @Test func `the details name each source, what is left and each problem`() {
        var full = report(problems: ["balasana.conf:4: it is wrong"]) {
            $0.calls = [IdleInhibitor(program: "mpv", reason: "video"), IdleInhibitor(program: "")]
            $0.sources.lock = nil
        }
        full.historyProblems = ["2026-11.tsv:3: found \"odd\""]
        #expect(
            StatusDetails.rows(full).map { "\($0.label): \($0.text)" } == [
                "Snoozes left: 3", "Idle time: X11 SYNC", "Screen lock: cannot be detected", "Sleep: logind",
                "Calls and films: mpv (video), an unnamed program", "Notifications: dunst 1.9.0",
                "Config: balasana.conf:4: it is wrong", "History: 2026-11.tsv:3: found \"odd\"",
            ])
    }
}
