import Control
import Presenters

/// The object that `status --json` prints. Every key is always there; a value that is missing is null.
struct StatusJSON: JSONPrintable {
    /// The `state` where there is no agent; then all else is null.
    static let noAgent = "no-agent"

    private let report: StatusReport?

    /// The object for `report`; nil for no agent.
    init(_ report: StatusReport?) {
        self.report = report
    }

    private enum Key: String, CodingKey {
        case state, next, sources, calls, hold, suspended
        case sittingSeconds = "sitting_seconds"
        case sittingSince = "sitting_since"
        case heldBack = "held_back"
        case heldUntil = "held_until"
        case pausedUntil = "paused_until"
        case pauseEndsWithCall = "pause_ends_with_call"
        case snoozeEndsWithCall = "snooze_ends_with_call"
        case snoozesLeft = "snoozes_left"
        case notificationServer = "notification_server"
        case configProblems = "config_problems"
    }

    private struct Next: Encodable {
        let next: StatusReport.Next

        enum Key: String, CodingKey {
            case kind, slot, at, variation
            case holdSeconds = "hold_seconds"
            case poseFrom = "pose_from"
        }

        func encode(to encoder: any Encoder) throws {
            var object = encoder.container(keyedBy: Key.self)
            try object.encode(next.kind, forKey: .kind)
            try object.encode(next.slot, forKey: .slot)
            try object.encode(next.at, forKey: .at)
            try object.encode(next.holdSeconds, forKey: .holdSeconds)
            try object.encode(next.variation, forKey: .variation)
            try object.encode(next.poseFrom, forKey: .poseFrom)
        }
    }

    private struct Hold: Encodable {
        let hold: HoldReport

        enum Key: String, CodingKey {
            case kind, slot, variation, stage, done, sample
            case lengthSeconds = "length_seconds"
        }

        func encode(to encoder: any Encoder) throws {
            var object = encoder.container(keyedBy: Key.self)
            try object.encode(hold.kind, forKey: .kind)
            try object.encode(hold.slot, forKey: .slot)
            try object.encode(hold.variation, forKey: .variation)
            try object.encode(hold.stage, forKey: .stage)
            try object.encode(hold.isDone, forKey: .done)
            try object.encode(hold.isSample, forKey: .sample)
            try object.encode(hold.length / 1000, forKey: .lengthSeconds)
        }
    }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(report?.state ?? Self.noAgent, forKey: .state)
        try object.encode(report?.sittingSeconds, forKey: .sittingSeconds)
        try object.encode(report?.sittingSince, forKey: .sittingSince)
        try object.encode(report?.next.map(Next.init), forKey: .next)
        try object.encode(report?.heldBack, forKey: .heldBack)
        try object.encode(report?.heldUntil, forKey: .heldUntil)
        try object.encode(report?.hold.map(Hold.init), forKey: .hold)
        try object.encode(report?.isSuspended, forKey: .suspended)
        try object.encode(report?.calls.map { ["program": $0.program, "reason": $0.reason] }, forKey: .calls)
        try object.encode(report?.pausedUntil, forKey: .pausedUntil)
        try object.encode(report?.pauseEndsWithCall, forKey: .pauseEndsWithCall)
        try object.encode(report?.snoozeEndsWithCall, forKey: .snoozeEndsWithCall)
        try object.encode(report?.snoozesLeft, forKey: .snoozesLeft)
        let sources = report.map { ["idle": $0.idleSource, "lock": $0.lockSource, "sleep": $0.sleepSource] }
        try object.encode(sources, forKey: .sources)
        try object.encode(report?.notificationServer, forKey: .notificationServer)
        try object.encode(report?.configProblems, forKey: .configProblems)
    }
}
