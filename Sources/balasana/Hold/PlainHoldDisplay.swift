import Control
import Presenters
import ReminderCore

/// A hold as plain text, a line for each phase, for files, pipes and terminals that cannot redraw.
final class PlainHoldDisplay: HoldDisplay {
    private var last: HoldContent.Phase?

    func begin(_ answer: String) {
        StandardOutput.say("\(answer)\n")
    }

    func show(_ report: HoldReport, at now: Int, isStopping: Bool) -> Int? {
        let part = HoldLines.part(report, at: now)
        if part != last, let line = HoldLines.line(report, at: now) { StandardOutput.say("\(line)\n") }
        last = part
        return HoldLines.next(report, at: now)
    }

    func end(_ lines: [String]) {
        StandardOutput.say(lines.map { "\($0)\n" }.joined())
    }
}
