import GLibBridge
import Presenters
import ReminderCore

@testable import Control
@testable import balasana

/// Holds as the agent tells of them, for tests of what is shown of them.
struct SampleHold {
    /// When the getting down begins, in milliseconds since boot.
    let start = 1_000_000
    /// How long the parts last, in milliseconds.
    let getDown = 5000
    let length: Int
    let comeUp = 10_000
    let variation: Variation
    var isDone = true

    init(_ variation: Variation = .seated, length: Int = 45_000, isDone: Bool = true) {
        self.variation = variation
        self.length = length
        self.isDone = isDone
    }

    private var holdFrom: Int { start + getDown }

    /// When the slow return is over, in milliseconds since the start.
    var end: Int { getDown + length + comeUp }

    /// What the agent has told last, `time` milliseconds after the start.
    func report(_ time: Int) -> HoldReport {
        var hold = GuidedHold(
            kind: .sitting, pose: Pose(variation), holdFrom: instant(holdFrom), length: .milliseconds(length))
        if time >= getDown { hold.stage = .holding }
        if time >= getDown + length {
            hold.stage = .comingUp
            hold.upAt = instant(holdFrom + length + comeUp)
            hold.isDone = isDone
        }
        return HoldReport(hold)
    }

    /// The picture, `time` milliseconds after the start.
    func frame(_ time: Int, columns: Int, isUnicode: Bool = true) -> [TerminalLine] {
        HoldView(columns: columns, isUnicode: isUnicode).frame(report(time), at: start + time)
    }

    /// The picture as text without colour.
    func text(_ time: Int, columns: Int = 80, isUnicode: Bool = true) -> [String] {
        frame(time, columns: columns, isUnicode: isUnicode).map { $0.text(hasColour: false) }
    }

    private func instant(_ milliseconds: Int) -> Instant {
        Instant(sinceBoot: .milliseconds(milliseconds))
    }
}
