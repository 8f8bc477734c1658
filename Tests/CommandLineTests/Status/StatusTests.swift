import GLibBridge
import Presenters
import Testing

@testable import Control
@testable import ReminderCore
@testable import balasana

@Suite("Status") struct StatusTests {
    private let calendar = Calendar(zone: .fixed(offset: 3600, name: "Europe/Berlin"))
    private func report(_ change: (inout Status) -> Void = { _ in }) -> StatusReport {
        var status = Status(
            state: .sitting, sitting: .seconds(12 * 60 + 31),
            next: Status.Next(
                kind: .sitting, at: UTC(seconds: 1_800_000_000), hold: .seconds(30), variation: .seated),
            heldBack: [], pausedUntil: nil, snoozesLeft: 3,
            sources: PresenceSources(idle: "X11 SYNC", lock: "logind", sleep: "logind"))
        change(&status)
        return StatusReport(status, calendar: calendar, server: "dunst 1.9.0", configProblems: [])
    }

    @Test func `a sample hold says that it is one, also over the bus`() throws {
        let report = report {
            $0.state = .holding
            $0.hold = GuidedHold(
                kind: .sitting, pose: Pose(.seated), holdFrom: Instant(sinceBoot: .seconds(5)), length: .seconds(30),
                isSample: true)
        }
        #expect(
            StatusText.lastingLines(report, on: LocalDate(year: 2027, month: 1, day: 15)).first
                == "Holding seated Child's Pose. This is a sample. Nothing is recorded.")
        #expect(StatusReport(report.variant)?.hold?.isSample == true)
    }

    @Test func `times are local with their offset`() {
        #expect(report().next?.at == "2027-01-15T09:00:00+01:00")
        let kathmandu = Calendar(zone: .fixed(offset: 20_700))
        #expect(kathmandu.iso8601(UTC(seconds: 1_800_000_000)) == "2027-01-15T13:45:00+05:45")
        let west = Calendar(zone: .fixed(offset: -12_600))
        #expect(west.iso8601(UTC(seconds: 1_800_000_000)) == "2027-01-15T04:30:00-03:30")
    }

    @Test func `every command has a method on the bus`() {
        let commands: [Command] = [
            .snooze(nil), .snooze(.milliseconds(1500)), .skip, .start, .stop, .pause(nil), .pause(.seconds(60)),
            .resume, .preview, .showStatus, .stand(nil), .stand(.seconds(5400)), .sit, .hold(HoldWish()), .better,
            .undo,
            .ate(ago: .zero), .ate(ago: .seconds(1200)),
            .hold(HoldWish(length: .seconds(60), variation: .wideKnee, evenAfterMeal: true)),
            .comfort(.comfortable), .comfort(.tooLong), .comfort(.hurt), .comfort(.interrupted),
            .snoozeUntil(.callEnd), .pauseUntil(.callEnd), .snoozeUntil(.tomorrow), .pauseUntil(.tomorrow),
            .snoozeUntil(.time(TimeOfDay(hour: 15, minute: 30))), .pauseUntil(.time(TimeOfDay(hour: 0, minute: 5))),
        ]
        for command in commands {
            let (method, arguments) = ControlInterface.call(command)
            #expect(ControlInterface.command(method, arguments) == command)
            #expect(ControlInterface.introspection().contains("method name=\"\(method)\""))
        }
    }

    /// Long ones cost time and memory: the methods take them from any program.
    @Test(arguments: ["SnoozeUntil", "PauseUntil"])
    func `an argument that is longer than any word is unknown`(method: String) {
        func command(_ zeros: Int) -> Command? {
            ControlInterface.command(method, [.string("15:" + String(repeating: "0", count: zeros) + "30")])
        }
        #expect(command(0) != nil)
        #expect(command(100) == nil)
    }

    @Test func `every reply is a sentence`() {
        let noon = UTC(seconds: 1_800_010_800)
        let choice = PoseChoice(pose: Pose(.seated), reasons: [.place(.chair)])
        let plan = Settings().plan(of: .sitting, Practice(), at: noon)
        var grown = plan
        (grown.length, grown.next) = (.seconds(45), .seconds(60))
        let replies: [(Reply, String)] = [
            (.snoozed(until: noon, left: 1), "Snoozed until 12:00. 1 snooze left."),
            (.snoozed(until: noon + .seconds(50_000), left: 2), "Snoozed until 01:53 on Sat. 2 snoozes left."),
            (.snoozed(until: noon, left: 0), "Snoozed until 12:00. No snoozes left."),
            (
                .snoozedForCall(until: noon, left: 1),
                "Snoozed until the call ends, or until 12:00 at the latest. 1 snooze left."
            ),
            (
                .skipped(again: .seconds(2700)),
                "Skipped. The next reminder comes after another 45 min of sitting."
            ),
            (.skippedSlot("morning"), "Skipped. The session \"morning\" is over for today."),
            (.paused(until: noon + .seconds(86_400)), "Paused until 12:00 on Sat. Sitting time is still counted."),
            (.paused(until: nil), "Paused until `balasana resume`. Sitting time is still counted."),
            (.pausedForCall, "Paused until the call ends. Sitting time is still counted."),
            (.better(wasHurt: true, restsUntil: nil), "Good to hear. Holds are back to their starting length."),
            (
                .better(wasHurt: true, restsUntil: noon),
                "Good to hear. Holds are back to their starting length and will not get longer before 15 Jan."
            ),
            (.standing(until: noon, fromReturn: false), "Standing until 12:00. No sitting reminders until then."),
            (
                .standing(until: noon, fromReturn: true),
                "Standing from your return until 12:00. No sitting reminders until then."
            ),
            (
                .standing(until: nil, fromReturn: false),
                "Standing until `balasana sit` or your next break. No sitting reminders until then."
            ),
            (.sat(wasStanding: true), "Sitting time is counted again."),
            (.sat(wasStanding: false), "You were not standing."),
            (.refused(.standLength), "A period of standing lasts from 1 min to 12 h."),
            (.ate(until: noon), "Saved. No poses are suggested before 12:00."),
            (.refused(.budgetSpent(budget: 0)), "Snoozing is off ([snooze] budget = 0)."),
            (
                .refused(.budgetSpent(budget: 1)),
                "You have used the only snooze. Use `balasana start` or `balasana skip`."
            ),
            (
                .refused(.budgetSpent(budget: 3)),
                "You have used all 3 snoozes. Use `balasana start` or `balasana skip`."
            ),
            (
                .refused(.snoozeLength(longest: .seconds(1800))),
                "The longest snooze is 30 min (see [snooze] lengths)."
            ),
            (
                .refused(.snoozeTooFar(until: noon + .seconds(86_400))),
                "12:00 on Sat is more than 12 h away. Use `balasana pause until` instead."
            ),
            (.refused(.noCall), "No call, film or presentation is in progress."),
            (.refused(.beyondWindow(end: noon)), "The session ends at 12:00. Choose an earlier time."),
            (
                .refused(.afterMeal(until: noon)),
                "No poses are suggested before 12:00, because you ate. "
                    + "To start one anyway, run `balasana hold --anyway`."
            ),
            (.refused(.holdLength), "A hold lasts from 1 s to 10 min."),
            (
                .refused(.holdRests(longest: .seconds(30), until: noon)),
                "You reported pain, so a hold is at most 30 s until 15 Jan."
            ),
            (
                .started(.classic, getDown: .seconds(25), hold: .seconds(30)),
                "Get ready. Child's Pose starts in 25 s and lasts 30 s. Stop if pain is sharp or gets worse."
            ),
            (.sampleEnded(saidHurt: false), "The sample has ended. Nothing was recorded."),
            (
                .sampleEnded(saidHurt: true),
                "The sample has ended. Nothing was recorded. If it hurt, run `balasana comfort hurt` again."
            ),
            (.refused(.sample), "The last hold was a sample, so your answer was not recorded."),
            (
                .refused(.nothingToUndo),
                "There is nothing to undo. Only your last answer can be undone, within an hour."
            ),
            (
                .refused(.heldToEnd), "You completed the last hold, so `interrupted` does not apply."
            ),
            (
                .undone(.felt(.hurt), choice, plan),
                "Your answer \"it hurt\" is undone. The next hold is 30 s of seated Child's Pose."
            ),
            (
                .noted(.interrupted, wasShort: true, choice, plan),
                "Saved: interrupted. This does not change the next hold."
            ),
            (
                .noted(.comfortable, wasShort: true, choice, plan),
                "Saved: comfortable. The next hold is 30 s of seated Child's Pose. "
                    + "This hold was shorter than planned, so it does not count towards a longer one."
            ),
            (
                .noted(.comfortable, wasShort: false, choice, grown),
                "Saved: comfortable. The next hold is 45 s of seated Child's Pose. "
                    + "Three comfortable holds make it 1 min."
            ),
        ]
        for (reply, sentence) in replies { #expect(ReplyText.sentence(reply, calendar, at: noon) == sentence) }
    }

    @Test func `the log names a source once, and again when something about it changes`() {
        let absent = SourceReport.Rejected(name: "Mutter", reason: SourceReport.Rejected.notRunning)
        let before = SourceReport([
            SourceReport.Entry(.idle, inUse: ["X11 SYNC"], rejected: [absent]), SourceReport.Entry(.sleep),
        ])
        #expect(
            SourceNotes.lines(before, since: SourceReport()) == ["idle time: X11 SYNC", "sleep: unavailable"])
        #expect(SourceNotes.lines(before, since: before) == [])
        let odd = SourceReport.Rejected(name: "X11 SYNC", reason: "its answer cannot be read")
        let after = SourceReport([SourceReport.Entry(.idle, rejected: [odd, absent]), SourceReport.Entry(.sleep)])
        #expect(
            SourceNotes.lines(after, since: before) == [
                "idle time: unavailable; not using X11 SYNC: its answer cannot be read"
            ])
    }
}
