import ReminderCore

@testable import Control
@testable import balasana

/// The keys of `status --json` in balasana-json(7). They come from the report itself; each must have its meaning here.
enum StatusManual {
    static let object = JSONManual.Object(
        command: "status",
        remark: """
            One object. With `--follow`, one object per line, at once and after each change; while the agent is not \
            running, `state` is no-agent and all other values are null.
            """,
        keys: StatusJSON.keys.flatMap { key in
            (meaning(key).map { [(key.rawValue, $0)] } ?? []) + (members[key] ?? [])
        })

    /// The keys of the objects in it.
    private static let members: [StatusReport.CodingKeys: [(key: String, meaning: String)]] = [
        .next: StatusReport.Next.CodingKeys.allCases.map { ("next.\($0.rawValue)", meaning($0)) },
        .hold: StatusJSON.Hold.CodingKeys.allCases.map { ("hold.\($0.rawValue)", meaning($0)) },
        .calls: IdleInhibitor.CodingKeys.allCases.map { ("calls[].\($0.stringValue)", meaning($0)) },
        .sources: StatusReport.Sources.CodingKeys.allCases.map { ("sources.\($0.stringValue)", meaning($0)) },
    ]

    /// Nil for a key whose members say everything.
    private static func meaning(_ key: StatusReport.CodingKeys) -> String? {
        switch key {
        case .state: JSONManual.words(Status.State.self) + ": the first that applies."
        case .sittingSeconds: "Sitting time since the last break, at the moment of the answer."
        case .sittingSince: "When sitting began, not counting pauses; null while you are not sitting."
        case .standingSince: "When you stood up; null while you do not stand."
        case .standingUntil: "When standing ends by itself; null if it does not."
        case .next: "The next reminder, or the current one; null if none can be foreseen."
        case .heldBack: "Why reminders wait: a list of pause, do-not-disturb, call, quiet, off-hours and meal."
        case .heldUntil: "When those reasons end, by reason, as far as that is known."
        case .calls, .sources, .unheard: nil
        case .pausedUntil: "When the pause ends; null if there is no pause, or no end."
        case .pauseEndsWithCall: "Whether the pause ends with the current call."
        case .snoozedUntil:
            "When the snooze ends; null if there is none. Something else can come before that, as next says."
        case .snoozeEndsWithCall: "Whether the snooze ends with the call, if that is before snoozed_until."
        case .snoozesLeft: "How many snoozes the reminder has left."
        case .hold: "The current hold; null if there is none."
        case .isSuspended: "Whether no pose is suggested because of pain."
        case .isSittingOff: "Whether sitting reminders are off (`remind_after = off`)."
        case .carefulUntil:
            "If part of the history cannot be read and may contain pain: until when holds are short and gentle."
        case .notificationServer: "Its name and version; null if there is none."
        case .configProblems: "The problems in the config, one sentence each."
        case .historyProblems: "What cannot be read of the history, one sentence each."
        }
    }

    private static func meaning(_ key: StatusReport.Next.CodingKeys) -> String {
        switch key {
        case .kind: "sitting or slot."
        case .slot: "The name of the session; null for sitting."
        case .at: "When it is expected."
        case .holdSeconds: "The length of its hold."
        case .variation: JSONManual.words(Variation.self) + "."
        case .poseFrom: "If it is a walk because of a meal: when poses are suggested again."
        }
    }

    private static func meaning(_ key: StatusJSON.Hold.CodingKeys) -> String {
        switch key {
        case .kind: "sitting or slot."
        case .slot: "The name of the session; null for sitting."
        case .variation: "As in next."
        case .stage: JSONManual.words(GuidedHold.Stage.self) + "."
        case .lengthSeconds: "The length of the hold."
        case .isDone: "Whether it was completed; null until that is known."
        case .isSample: "Whether it is the hold of a sample, which is not recorded."
        }
    }

    private static func meaning(_ key: IdleInhibitor.CodingKeys) -> String {
        switch key {
        case .program: "A program that keeps the screen awake; empty if it gives no name."
        case .reason: "The reason that the program gives."
        }
    }

    private static func meaning(_ key: StatusReport.Sources.CodingKeys) -> String {
        switch key {
        case .idle: "The source of idle time; null if there is none."
        case .lock: "The source of the screen lock."
        case .sleep: "The source of sleep."
        }
    }
}
