import Foundation
import Presenters
import Testing

@testable import ReminderCore

/// Tests the text of plans, answers, notices and the voice.
@Suite struct GuideWordingTests {
    private let calendar = Calendar(zone: .fixed(offset: 3600))
    /// 12 November 2026, noon.
    private let day = UTC(seconds: 1_794_481_200)

    private func plan(_ reason: HoldPlan.Reason, row: Int = 0, next: Duration? = .seconds(60)) -> HoldPlan {
        var plan = HoldPlan(
            length: .seconds(45), reason: reason, start: .seconds(30), ceiling: .seconds(180), row: row, needed: 3)
        plan.next = next
        return plan
    }

    @Test func `the length of a hold has its reason`() {
        func text(_ reason: HoldPlan.Reason) -> String { PlanText.length(plan(reason), calendar) }
        #expect(text(.grown(since: day)) == "45 s (three comfortable holds since 12 Nov). Maximum 3 min.")
        #expect(text(.start) == "45 s (starting length). Maximum 3 min.")
        #expect(text(.shortened(day)) == "45 s (shortened because it was too long on 12 Nov). Maximum 3 min.")
        #expect(text(.hurt(day)) == "45 s (reset after pain on 12 Nov). Maximum 3 min.")
        #expect(
            text(.lapsed(since: day)) == "45 s (reset because the last hold was on 12 Nov). Maximum 3 min.")
    }

    @Test func `growth has the condition for a longer hold`() {
        #expect(PlanText.growth(plan(.start), calendar) == "Three comfortable holds make it 1 min.")
        #expect(PlanText.growth(plan(.start, row: 1), calendar) == "Two more comfortable holds make it 1 min.")
        #expect(PlanText.growth(plan(.start, row: 2), calendar) == "One more comfortable hold makes it 1 min.")
        #expect(PlanText.growth(plan(.start, next: nil), calendar) == nil)
        var resting = plan(.hurt(day))
        resting.restsUntil = day + .seconds(14 * 86_400)
        #expect(PlanText.growth(resting, calendar) == "Holds will not get longer before 26 Nov.")
    }

    @Test func `the pose has its reasons`() {
        func text(_ pose: Pose, _ reasons: PoseChoice.Reason...) -> String {
            PlanText.pose(PoseChoice(pose: pose, reasons: reasons), calendar)
        }
        #expect(text(Pose(.classic), .place(.floor)) == "Classic Child's Pose (no limits set in [body]).")
        #expect(
            text(Pose(.supported, [.gradual]), .note(.hips))
                == "Supported Child's Pose, folding gradually, because hips = yes.")
        #expect(
            text(Pose(.seated, [.kneesApart]), .note(.pregnancy), .note(.noFloor))
                == "Seated Child's Pose, knees apart, because pregnancy = yes and floor = no.")
        #expect(
            text(Pose(.seated), .place(.chair)) == "Seated Child's Pose, because your place is \"chair\".")
        #expect(
            text(Pose(.walk), .hurtTwice(day))
                == """
                A walk, because it hurt twice in a week, the last time on 12 Nov (until `balasana comfort better`).
                """)
        #expect(
            text(Pose(.supported), .unreadable(until: day))
                == """
                Supported Child's Pose, because part of the history cannot be read and may contain pain (until 12 Nov \
                or `balasana comfort better`).
                """)
    }

    @Test func `a walk has the reason for no pose and names no condition`() {
        func reminder(_ poseWaits: TimeOfDay?, isCareful: Bool = false) -> NotificationText {
            var content = ReminderContent(
                kind: .sitting, pose: Pose(.walk), hold: .seconds(60), sitting: .seconds(2700), poseWaits: poseWaits,
                snoozesLeft: 3, snooze: .seconds(300), onScreen: .seconds(60))
            content.isCareful = isCareful
            return ReminderText.notification(content)
        }
        #expect(reminder(nil).summary == "Stand up and walk, 1 min")
        #expect(
            reminder(TimeOfDay(hour: 14, minute: 0)).lines == [
                "Walk around for a minute.", "You have been sitting for 45 min.",
                "No poses until 14:00, because you ate.",
            ])
        #expect(reminder(nil).lines[2] == "No poses until you are well again.")
        #expect(reminder(nil).picture == .walk)
        #expect(reminder(nil, isCareful: true).lines[2] == "No pose, because part of the history cannot be read.")
        #expect(reminder(nil, isCareful: true).actions.map(\.label).last == "I am well")
    }

    @Test func `no notification of a reminder or a hold names a condition`() {
        let conditions = ["knee pain", "hip", "disc", "pregnan", "herniat", "condition"]
        for variation in Variation.poses {
            let pose = Pose(variation, Set(Adjustment.allCases))
            let texts =
                [
                    ReminderText.notification(
                        ReminderContent(
                            kind: .sitting, pose: pose, hold: .seconds(30), sitting: .seconds(2700), snoozesLeft: 3,
                            snooze: .seconds(300), onScreen: .seconds(60)))
                ]
                + [HoldContent.Phase.getDown, .hold, .halfway, .lastSeconds, .comeUp(isDone: true)].map {
                    HoldText.notification(HoldContent(pose: pose, length: .seconds(30), phase: $0, lasts: .seconds(5)))
                }
            for text in texts {
                let words = ([text.summary] + text.lines).joined(separator: " ").lowercased()
                    .replacing("hips to", with: "")
                for condition in conditions { #expect(!words.contains(condition), "\(words)") }
            }
        }
    }

    @Test func `a session before or after a workout mentions it`() {
        func why(_ purpose: SlotPurpose) -> String {
            ReminderText.notification(
                ReminderContent(
                    kind: .slot("gym"), purpose: purpose, pose: Pose(.classic), hold: .seconds(30), sitting: .zero,
                    snoozesLeft: nil, snooze: nil, onScreen: .seconds(60))
            ).lines[1]
        }
        #expect(why(.warmUp) == "Session \"gym\". Warm up before your workout.")
        #expect(why(.coolDown) == "Session \"gym\". Cool down after your workout.")
    }

    @Test func `the question has three answers, with others after Stop`() {
        func question(_ isDone: Bool) -> NotificationText {
            ComfortText.notification(
                ComfortContent(variation: .classic, held: .seconds(45), isDone: isDone, onScreen: .seconds(60)))
        }
        #expect(question(true).summary == "Done. How did that feel?")
        #expect(question(true).actions.map(\.label) == ["Comfortable", "Too long", "It hurt"])
        #expect(question(false).summary == "You stopped after 45 s. Why?")
        #expect(question(false).actions.map(\.label) == ["Too long", "It hurt", "Interrupted"])
        let dunst = ServerTraits(
            capabilities: ["body", "actions"],
            server: .init(name: "dunst", version: ""))
        #expect(
            question(true).body(for: dunst) == """
                balasana comfort comfortable|too-long|hurt
                Child's Pose, 45\u{A0}s.
                Your answer adjusts the next hold.
                """)
        #expect(question(false).body(for: dunst)?.hasPrefix("balasana comfort too-long|hurt|interrupted\n") == true)
    }

    @Test func `an answer can be undone, and its notification names the next hold`() {
        func text(_ answer: Answer, _ pose: Variation, isUndone: Bool = false) -> NotificationText {
            let choice = PoseChoice(pose: Pose(pose), reasons: [.hurt(UTC(seconds: 0))])
            let range = HoldRange(start: .seconds(30), ceiling: .seconds(60))
            let plan = Practice().plan(.sitting, pose, range, ProgrammeSettings(), at: UTC(seconds: 0))
            return AnswerText.notification(
                AnswerContent(
                    answer: answer, isUndone: isUndone, choice: choice, plan: plan, onScreen: .seconds(60)))
        }
        let hurt = text(.felt(.hurt), .supported)
        #expect(hurt.summary == "Saved: it hurt")
        #expect(
            hurt.lines == [
                "The next hold is 30 s of supported Child's Pose.", "Ask a clinician if pain gets worse.",
                "When you are well again: balasana comfort better.",
            ])
        #expect(hurt.actions.map(\.label) == ["Undo"])
        let dunst = ServerTraits(capabilities: ["body", "actions"], server: .init(name: "dunst", version: ""))
        #expect(hurt.body(for: dunst)?.hasPrefix("balasana comfort undo\n") == true)
        #expect(text(.felt(.hurt), .walk).lines[0].hasPrefix("There is no gentler pose."))
        #expect(text(.better, .seated).actions.map(\.action) == [.undo])
        let undone = text(.felt(.hurt), .seated, isUndone: true)
        #expect(undone.summary == "Undone: it hurt" && undone.actions == [])
        #expect(undone.lines == ["The next hold is 30 s of seated Child's Pose."])
        #expect(text(.better, .walk, isUndone: true).lines == ["Reminders suggest a short walk instead of a pose."])
    }

    @Test func `a walk because of pain has the action "better", and at most three actions`() {
        func actions(_ snooze: Duration?, _ waits: TimeOfDay? = nil) -> [Action] {
            ReminderText.notification(
                ReminderContent(
                    kind: .sitting, pose: Pose(.walk), hold: .seconds(60), sitting: .seconds(2700), poseWaits: waits,
                    snoozesLeft: 3, snooze: snooze, onScreen: .seconds(60))
            ).actions.map(\.action)
        }
        #expect(actions(.seconds(300)) == [.start, .snooze, .better])
        #expect(actions(nil) == [.start, .better])
        #expect(actions(.seconds(300), TimeOfDay(hour: 14, minute: 0)) == [.start, .snooze, .skip])
    }

    @Test func `every phase of a sample is marked as a sample`() {
        for phase in [HoldContent.Phase.getDown, .hold, .halfway, .lastSeconds, .comeUp(isDone: true)] {
            for pose in [Variation.seated, .walk] {
                let content = HoldContent(
                    pose: Pose(pose), length: .seconds(30), phase: phase, lasts: .seconds(10), isSample: true)
                #expect(HoldText.notification(content).lines.last == "This is a sample. Nothing is recorded.")
            }
        }
    }

    @Test func `the notice after an answer has its effect and is short`() {
        func notice(_ comfort: Comfort, _ plan: HoldPlan) -> NotificationText {
            NoticeText.notification(.rated(comfort, plan))
        }
        func line(_ comfort: Comfort, _ plan: HoldPlan) -> String { notice(comfort, plan).lines.joined() }
        let plan = SampleTexts.plan
        #expect(notice(.comfortable, plan(30, 1, 45, false)).summary == "Saved: comfortable")
        #expect(notice(.tooLong, plan(30, 0, 45, false)).summary == "Saved: too long")
        #expect(line(.comfortable, plan(30, 1, 45, false)) == "Two more comfortable holds make it 45 s.")
        #expect(line(.comfortable, plan(30, 2, 45, false)) == "One more comfortable hold makes it 45 s.")
        #expect(line(.comfortable, plan(45, 0, 60, false)) == "The next hold is 45 s.")
        #expect(line(.comfortable, plan(60, 0, nil, false)) == "The next hold stays at 1 min.")
        #expect(line(.comfortable, plan(30, 1, 45, true)) == "The next hold stays at 30 s.")
        #expect(line(.tooLong, plan(45, 0, 60, false)) == "The next hold is 45 s.")
        #expect(line(.tooLong, plan(30, 0, 45, false)) == "The next hold is 30 s, the minimum.")
        #expect(notice(.comfortable, plan(30, 1, 45, false)).noticeTime == .seconds(8))
    }

    @Test func `every notice lasts between 5 s and 1 min`() {
        let plan = SampleTexts.plan(30, row: 0)
        let notices: [Notice] = [.caution([.disc]), .rated(.tooLong, plan), .unheard([.sound])]
        let texts = notices.map(NoticeText.notification) + [ConfigNotice.notification(["It is wrong."])]
        for text in texts { #expect((.seconds(5)...Duration.seconds(60)).contains(text.noticeTime), "\(text.summary)") }
    }

    @Test func `cautions end with the disclaimer`() {
        #expect(
            NoticeText.notification(.caution([.knees, .hips, .disc])).lines == [
                "Use supports, or another variation, if bending your knees hurts.",
                "Go gradually: deep forward bending may hurt. Ask a clinician if pain gets worse.",
                "Stop if pain is sharp or gets worse.",
                "Balasana is reminder software, not a medical device. It diagnoses nothing.",
            ])
    }

    @Test func `the voice uses few words, and lengths in whole words`() {
        func words(_ cue: GuideCue, _ variation: Variation = .classic, leads: Bool = false, _ seconds: Int = 90)
            -> String?
        {
            VoiceText.words(
                CueContent(
                    cue: cue, pose: Pose(variation), length: .seconds(seconds), leadsBreath: leads, isSpoken: true,
                    isChimed: true))
        }
        #expect(words(.hold) == "Hold for 1 minute and 30 seconds.")
        #expect(words(.hold, leads: true) == "Hold. Breathe in through the nose.")
        #expect(words(.getDown, .seated, 30) == "Sit tall and fold forward a little. 30 seconds.")
        #expect(words(.comeUp) == "Come up slowly: walk your hands back.")
        #expect(words(.comeUp, .seated) == "Come up slowly and keep breathing.")
        for cue in GuideCue.allCases where cue != .getDown {
            #expect(words(cue).map { $0.split(separator: " ").count <= 7 } == true)
        }
    }

    @Test func `every picture is installed with the program, as SVG and as PNG of 96 and of 48 pixels`() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Config/pictures")
        for picture in Picture.allCases {
            for (name, size) in [(picture.fileName, UInt8(96)), (picture.smallFileName, 48)] {
                let png = try Data(contentsOf: folder.appending(path: name))
                #expect(png.prefix(8) == Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
                #expect(png[16..<24] == Data([0, 0, 0, size, 0, 0, 0, size]))
            }
            let svg = try String(contentsOf: folder.appending(path: picture.rawValue + ".svg"), encoding: .utf8)
            #expect(svg.contains("<title>"))
            #expect(!svg.contains("<script") && !svg.contains("href"))
        }
    }
}
