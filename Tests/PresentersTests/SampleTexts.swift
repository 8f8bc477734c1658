import Presenters

@testable import ReminderCore

/// One notification of each kind, with its name in the golden files.
enum SampleTexts {
    static func reminder(
        _ kind: ReminderKind = .sitting, _ purpose: SlotPurpose = .daily, _ pose: Pose = Pose(.seated), hold: Int = 30,
        waits: TimeOfDay? = nil, left: Int? = 3, snooze: Duration? = .seconds(300)
    ) -> ReminderContent {
        ReminderContent(
            kind: kind, purpose: purpose, pose: pose, hold: .seconds(hold), sitting: .seconds(45 * 60 + 12),
            poseWaits: waits, snoozesLeft: left, snooze: snooze, onScreen: .seconds(60))
    }

    /// A note with characters that markup would use.
    static func noted(_ note: String = "Roll out the <blue> mat & close the door") -> ReminderContent {
        var content = reminder(.slot("morning"), .daily, Pose(.classic), hold: 150)
        content.note = note
        return content
    }

    static func hold(
        _ phase: HoldContent.Phase, _ pose: Pose = Pose(.classic), lasts: Int, again: TimeOfDay? = nil,
        namesAnswer: Bool = false, silence: HoldContent.Silence? = nil
    ) -> NotificationText {
        HoldText.notification(
            HoldContent(
                pose: pose, length: .seconds(30), phase: phase, lasts: .seconds(lasts), again: again,
                namesAnswer: namesAnswer, silence: silence))
    }

    static func plan(_ length: Int, row: Int, next: Int? = 45, rests: Bool = false) -> HoldPlan {
        var plan = HoldPlan(
            length: .seconds(length), reason: .start, start: .seconds(30), ceiling: .seconds(60), row: row, needed: 3)
        plan.next = next.map { .seconds($0) }
        if rests { plan.restsUntil = UTC(seconds: 1_800_000_000) }
        return plan
    }

    /// The pose for a disc problem and a pregnancy, on the floor.
    static let careful = Pose(.wideKnee, [.props, .gradual])

    static let all: [(name: String, text: NotificationText)] = reminders + holds + notices + statuses

    private static var reminders: [(name: String, text: NotificationText)] {
        let contents = [
            ("sitting", reminder()),
            ("sitting, on the floor", reminder(.sitting, .daily, Pose(.classic), hold: 45)),
            ("sitting, disc and pregnancy, on the floor", reminder(.sitting, .daily, careful)),
            ("sitting, pregnancy, on the chair", reminder(.sitting, .daily, Pose(.seated, [.kneesApart]))),
            ("sitting, hips", reminder(.sitting, .daily, Pose(.supported, [.gradual]))),
            ("sitting, last snooze", reminder(left: 1)),
            ("sitting, no snoozes left", reminder(left: 0, snooze: nil)),
            ("sitting, snoozing switched off", reminder(left: nil, snooze: nil)),
            (
                "sitting, after a meal",
                reminder(.sitting, .daily, Pose(.walk), hold: 60, waits: TimeOfDay(hour: 14, minute: 0))
            ),
            ("sitting, no pose left", reminder(.sitting, .daily, Pose(.walk), hold: 60)),
            ("session", reminder(.slot("morning"), .daily, Pose(.classic), hold: 150)),
            ("session with a note", noted()),
            ("session, near the end of its window", reminder(.slot("morning"), .daily, Pose(.classic), snooze: nil)),
            ("session before a workout", reminder(.slot("gym"), .warmUp, Pose(.wideKnee))),
            ("session after a workout", reminder(.slot("gym"), .coolDown, Pose(.supported))),
        ]
        return contents.map { ($0.0, ReminderText.notification($0.1)) } + [("sample", ReminderText.sample(reminder()))]
    }

    private static let quarterPast = TimeOfDay(hour: 10, minute: 15)

    private static let holds: [(name: String, text: NotificationText)] = [
        ("get ready", hold(.getDown, lasts: 25)),
        ("get ready, disc and pregnancy", hold(.getDown, careful, lasts: 25)),
        ("get ready, no sound", hold(.getDown, Pose(.seated), lasts: 5, silence: .all)),
        ("get ready, no voice", hold(.getDown, lasts: 25, silence: .voice(hasChimes: true))),
        ("hold", hold(.hold, lasts: 30)),
        ("hold, no voice and no chimes", hold(.hold, lasts: 30, silence: .voice(hasChimes: false))),
        ("halfway", hold(.halfway, lasts: 15)),
        ("last seconds", hold(.lastSeconds, lasts: 10)),
        ("done", hold(.comeUp(isDone: true), lasts: 10)),
        ("done, without a question", hold(.comeUp(isDone: true), Pose(.seated), lasts: 10, namesAnswer: true)),
        ("partial", hold(.comeUp(isDone: false), lasts: 10)),
        ("partial, less than half", hold(.comeUp(isDone: false), lasts: 10, again: quarterPast)),
        ("walk", hold(.hold, Pose(.walk), lasts: 60)),
        ("walked", hold(.comeUp(isDone: true), Pose(.walk), lasts: 10)),
        ("walk, partial", hold(.comeUp(isDone: false), Pose(.walk), lasts: 10)),
        ("walk, less than half", hold(.comeUp(isDone: false), Pose(.walk), lasts: 10, again: quarterPast)),
        ("question", question(isDone: true)),
        ("question after Stop", question(isDone: false)),
        ("question after Stop, less than half", question(isDone: false, again: quarterPast)),
    ]

    private static let notices: [(name: String, text: NotificationText)] = [
        ("caution", NoticeText.notification(.caution(BodyNote.allCases))),
        ("it hurt", answer(.felt(.hurt), isUndone: false)), ("it hurt, undone", answer(.felt(.hurt), isUndone: true)),
        ("well again", answer(.better, isUndone: false)),
        ("comfortable", NoticeText.notification(.rated(.comfortable, plan(30, row: 1)))),
        ("too long", NoticeText.notification(.rated(.tooLong, plan(30, row: 0)))),
        ("not heard", NoticeText.notification(.unheard(GuideMedium.allCases))),
        ("a problem in the config", ConfigNotice.notification(["Line 4: <b> is not a duration."])),
        ("problems in the config", ConfigNotice.notification((1...5).map { "Line \($0): it is wrong." })),
    ]

    private static let statuses: [(name: String, text: NotificationText)] = {
        let (today, tomorrow) = (
            LocalDate(year: 2027, month: 1, day: 15), LocalDate(year: 2027, month: 1, day: 16)
        )
        func status(
            _ state: Status.State, sitting: Int = 32, _ next: StatusContent.Next?,
            end: StatusContent.End? = nil,
            waitsFor: Status.HeldBack.Name? = nil, until: LocalTime? = nil, standing: LocalTime?? = nil,
            isSittingOff: Bool = false
        ) -> NotificationText {
            var content = StatusContent(
                state: state, today: today, sitting: .seconds(sitting * 60 + 5), next: next)
            content.isSittingOff = isSittingOff
            (content.end, content.waitsFor, content.waitsUntil) = (end, waitsFor, until)
            if let standing { (content.isStanding, content.standingUntil) = (true, standing) }
            return StatusNotice.notification(content)
        }
        func at(_ hour: Int, _ minute: Int, on date: LocalDate = today) -> LocalTime {
            LocalTime(date, TimeOfDay(hour: hour, minute: minute))
        }
        let rest = StatusContent.Next(
            kind: .sitting, at: at(9, 57), hold: .seconds(30), variation: .seated)
        let walk = StatusContent.Next(
            kind: .sitting, at: at(13, 20), hold: .seconds(60), variation: .walk)
        let morning = StatusContent.Next(
            kind: .slot("morning"), at: at(7, 30, on: tomorrow), hold: .seconds(45), variation: .classic)
        return [
            ("status: sitting", status(.sitting, rest)),
            ("status: back just now", status(.sitting, sitting: 0, rest)),
            ("status: a session tomorrow", status(.sitting, morning)),
            ("status: nothing planned", status(.sitting, nil, isSittingOff: true)),
            ("status: nothing more today", status(.sitting, nil, waitsFor: .offHours, until: at(9, 0, on: tomorrow))),
            ("status: after a meal", status(.sitting, walk, waitsFor: .meal, until: at(14, 0))),
            ("status: due in do-not-disturb", status(.due, rest, waitsFor: .doNotDisturb)),
            ("status: due in a call", status(.due, rest, waitsFor: .call)),
            ("status: quiet hours", status(.due, rest, waitsFor: .quiet, until: at(6, 30, on: tomorrow))),
            (
                "status: outside the hours",
                status(.sitting, morning, waitsFor: .offHours, until: at(9, 0, on: tomorrow))
            ),
            ("status: snoozed", status(.snoozed, rest, end: .time(at(9, 57)))),
            ("status: snoozed, a session comes first", status(.snoozed, morning, end: .time(at(9, 57)))),
            ("status: snoozed for a call", status(.snoozed, rest, end: .call(by: at(9, 57)))),
            ("status: snoozed for a call, a session comes first", status(.snoozed, morning, end: .call(by: at(9, 57)))),
            ("status: paused", status(.paused, morning, end: .time(at(10, 57)))),
            ("status: paused for a call", status(.paused, nil, end: .call(by: nil))),
            ("status: paused for good", status(.paused, nil)),
            ("status: away", status(.away, sitting: 0, nil)),
            ("status: standing", status(.standing, sitting: 0, morning, standing: .some(nil))),
            ("status: standing for a while", status(.standing, sitting: 0, nil, standing: at(9, 57))),
            (
                "status: a session is due, standing",
                status(.due, sitting: 0, morning, waitsFor: .doNotDisturb, standing: at(9, 57))
            ),
            (
                "status: paused, standing",
                status(.paused, sitting: 0, morning, end: .time(at(10, 57)), standing: .some(nil))
            ),
        ]
    }()

    private static func answer(_ answer: Answer, isUndone: Bool) -> NotificationText {
        AnswerText.notification(
            AnswerContent(
                answer: answer, isUndone: isUndone,
                choice: PoseChoice(pose: Pose(.supported), reasons: [.place(.floor)]), plan: plan(30, row: 0),
                onScreen: .seconds(60)))
    }

    static func question(isDone: Bool, again: TimeOfDay? = nil) -> NotificationText {
        ComfortText.notification(
            ComfortContent(
                variation: .seated, held: .seconds(again == nil ? 30 : 5), isDone: isDone, again: again,
                onScreen: .seconds(60)))
    }
}
