@testable import Presenters
@testable import ReminderCore

/// A status of each kind, with its name in the golden file.
enum TrayStates {
    static let calendar = Calendar(zone: .fixed(offset: 3600, name: "Europe/Berlin"))
    /// 09:00 on 15 Jan 2027, a Friday.
    static let nine = UTC(seconds: 1_800_000_000)

    static func status(_ state: Status.State = .sitting, _ change: (inout Status) -> Void = { _ in }) -> Status {
        var status = Status(
            // The two clocks are not read at once.
            state: state, sitting: .zero, sittingSince: nine + .milliseconds(-779_700),
            next: Status.Next(kind: .sitting, at: minutes(32), hold: .seconds(30), variation: .seated), heldBack: [],
            snoozesLeft: 3, sources: PresenceSources(idle: "X11 SYNC"))
        status.sittingDue = minutes(32)
        status.sittingWhenDue = .seconds(45 * 60)
        change(&status)
        return status
    }

    static func minutes(_ count: Int) -> UTC { nine + .seconds(count * 60) }

    static func content(_ status: Status) -> TrayContent { TrayContent(status, calendar, at: nine) }

    private static func hold(_ variation: Variation, isOver: Bool = false) -> GuidedHold {
        var hold = GuidedHold(
            kind: .sitting, pose: Pose(variation), holdFrom: Instant(sinceBoot: .seconds(10)), length: .seconds(30))
        if isOver { hold.progress = .comingUp(.done, until: hold.holdUntil) }
        return hold
    }

    private static let snoozes: [Duration] = [.seconds(300), .seconds(900)]

    private static func stand(_ status: inout Status) {
        status.sittingSince = nil
        status.standingSince = nine
        status.standingUntil = minutes(60)
    }

    static let all: [(name: String, status: Status)] = [
        ("sitting", status()),
        ("sitting, in a call", status { $0.calls = [IdleInhibitor(program: "firefox", reason: "call")] }),
        ("sitting, and quiet hours put the break off", status { $0.next?.at = minutes(60 * 22) }),
        ("sitting, a session comes first", status { $0.next?.kind = .slot("morning") }),
        ("sitting, a session with another name", status { $0.next?.kind = .slot("my_gym") }),
        ("sitting, a walk comes next", status { $0.next?.variation = .walk }),
        ("sitting, nothing comes", status { $0.next = nil }),
        ("sitting, after a hold", status { $0.answers = [.comfortable, .tooLong, .hurt] }),
        ("sitting, after a hold that was stopped", status { $0.answers = [.tooLong, .hurt, .interrupted] }),
        ("away", status(.away) { $0.sittingSince = nil }),
        ("standing", status(.standing) { $0.standingSince = nine }),
        (
            "standing for half an hour",
            status(.standing) {
                $0.standingSince = nine
                $0.standingUntil = minutes(30)
            }
        ),
        (
            "due",
            status(.due) {
                $0.next?.at = nine
                $0.snoozes = snoozes
            }
        ),
        ("due, again later", status(.due) { $0.snoozes = snoozes }),
        ("due, no snoozes left", status(.due) { $0.next?.at = nine }),
        (
            "due in a call",
            status(.due) {
                $0.heldBack = [.call]
                $0.calls = [IdleInhibitor(program: "firefox", reason: "call")]
            }
        ),
        ("due in do-not-disturb", status(.due) { $0.heldBack = [.doNotDisturb] }),
        ("shown", status(.shown) { $0.snoozes = snoozes }),
        ("shown, a session", status(.shown) { $0.next?.kind = .slot("evening") }),
        ("holding", status(.holding) { $0.hold = hold(.seated) }),
        ("walking", status(.holding) { $0.hold = hold(.walk) }),
        ("coming up", status(.holding) { $0.hold = hold(.seated, isOver: true) }),
        (
            "snoozed",
            status(.snoozed) {
                $0.snoozes = snoozes
                $0.snoozedUntil = minutes(15)
            }
        ),
        (
            "snoozed, a session comes first",
            status(.snoozed) {
                $0.next?.kind = .slot("morning")
                $0.snoozedUntil = minutes(45)
            }
        ),
        (
            "snoozed for a call",
            status(.snoozed) {
                $0.snoozedUntil = minutes(32)
                $0.snoozeEndsWithCall = true
            }
        ),
        (
            "a session is due, standing",
            status(.due) {
                $0.next?.kind = .slot("morning")
                $0.heldBack = [.call]
                stand(&$0)
            }
        ),
        (
            "a session is shown, standing",
            status(.shown) {
                $0.next?.kind = .slot("evening")
                stand(&$0)
            }
        ),
        (
            "paused until tomorrow, standing",
            status(.paused) {
                $0.heldBack = [.pause(until: nil)]
                $0.pausedUntil = minutes(60 * 21)
                stand(&$0)
            }
        ),
        ("away, asked to stand", status(.away) { stand(&$0) }),
        ("paused", status(.paused) { $0.heldBack = [.pause(until: nil)] }),
        (
            "paused for an hour",
            status(.paused) {
                $0.heldBack = [.pause(until: nil)]
                $0.pausedUntil = minutes(60)
            }
        ),
        (
            "paused until tomorrow",
            status(.paused) {
                $0.heldBack = [.pause(until: nil)]
                $0.pausedUntil = minutes(60 * 21)
            }
        ),
        (
            "paused for a call",
            status(.paused) {
                $0.heldBack = [.pause(until: nil)]
                $0.pauseEndsWithCall = true
            }
        ),
    ]

    /// The icon and the menu as text.
    static func text(_ content: TrayContent) -> String {
        (["[\(content.icon.name)]"] + lines(content.menu, margin: "")).joined(separator: "\n")
    }

    private static func lines(_ menu: [TrayMenuItem], margin: String) -> [String] {
        menu.flatMap { item -> [String] in
            switch item.content {
            case .line(let text): ["\(margin)(\(text))"]
            case .action(let text, _): ["\(margin)\(text)"]
            case .submenu(let text, let items): ["\(margin)\(text)"] + lines(items, margin: margin + "    ")
            case .separator: ["\(margin)----"]
            }
        }
    }
}
