import GLibBridge
import Presenters
import ReminderCore

@testable import Control
@testable import balasana

/// Sample reports of holds, as the agent sends them.
struct SampleHold {
    /// The start of getting down, in milliseconds since boot.
    let start = 1_000_000
    /// The length of the stages, in milliseconds.
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

    /// The end of coming up, in milliseconds after the start.
    var end: Int { getDown + length + comeUp }

    /// The last report of the agent, `time` milliseconds after the start.
    func report(_ time: Int) -> HoldReport {
        var hold = GuidedHold(
            kind: .sitting, pose: Pose(variation), holdFrom: instant(holdFrom), length: .milliseconds(length))
        if time >= getDown { hold.progress = .holding(GuidedHold.Quiet(upTo: hold.holdFrom)) }
        if time >= getDown + length {
            hold.progress = .comingUp(isDone ? .done : .partial, until: instant(holdFrom + length + comeUp))
        }
        return HoldReport(hold)
    }

    /// The frame, `time` milliseconds after the start.
    func frame(_ time: Int, columns: Int, isUnicode: Bool = true) -> [TerminalLine] {
        HoldView(columns: columns, isUnicode: isUnicode).frame(report(time), at: start + time)
    }

    /// The frame as text without colour.
    func text(_ time: Int, columns: Int = 80, isUnicode: Bool = true) -> [String] {
        frame(time, columns: columns, isUnicode: isUnicode).map { $0.text(hasColour: false) }
    }

    private func instant(_ milliseconds: Int) -> Instant {
        Instant(sinceBoot: .milliseconds(milliseconds))
    }
}
