import Control
import Presenters
import ReminderCore

/// Draws a running hold as a few lines of text. The number of lines stays the same, so each frame covers the last one.
struct HoldView: Hashable, Sendable {
    /// The maximum width in columns.
    private static let widest = 80
    /// The maximum width of the breathing bar. A bar that grows over the whole screen is not calming.
    private static let widestBreath = 48
    /// The minimum width for whole words.
    private static let leastWidthForWords = 40
    /// The minimum number of lines between the title and the hint.
    private static let leastBody = 3

    private let width: Int
    private let isUnicode: Bool

    /// A view for a terminal with `columns` columns. Below 20 columns it cuts lines off.
    init(columns: Int, isUnicode: Bool) {
        width = min(max(1, columns), Self.widest)
        self.isUnicode = isUnicode
    }

    /// The lines for `report` at `now`, in milliseconds since boot (`CLOCK_BOOTTIME`).
    ///
    /// - Parameter isStopping: Whether the agent was asked to stop the hold.
    func frame(_ report: HoldReport, at now: Int, isStopping: Bool = false) -> [TerminalLine] {
        let moment = HoldMoment(report, at: now)
        let bodies = Bodies(report, width)
        var body: [TerminalLine] =
            switch moment.phase {
            case .getDown: bodies.gettingDown.map { TerminalLine($0) }
            case .hold, .halfway, .lastSeconds: holding(report, moment, bodies.walking)
            case .comeUp: bodies.comingUp.map { TerminalLine($0) }
            }
        while body.count < max(Self.leastBody, bodies.height) { body.append(TerminalLine()) }
        let hint = isStopping ? "Stopping. Press Ctrl-C again to leave." : "Ctrl-C to stop"
        let lines = [head(title(report, moment), moment.left)] + body + [TerminalLine(hint, .quiet)]
        return lines.map { $0.cut(to: width) }
    }

    private func head(_ title: String, _ left: Duration) -> TerminalLine {
        let time = CountdownText.text(left)
        let title = String(title.prefix(max(0, width - time.count - 1)))
        return TerminalLine(title.padded(to: width - time.count) + time)
    }

    private func title(_ report: HoldReport, _ moment: HoldMoment) -> String {
        let isPose = report.knownVariation.isPose
        return switch moment.phase {
        case .getDown: "Get ready"
        case .hold: isPose ? "Hold" : "Walk"
        case .halfway: "Halfway"
        case .lastSeconds: "Last 10 seconds"
        case .comeUp: isPose ? "Come up" : "The walk is over"
        }
    }

    private func holding(_ report: HoldReport, _ moment: HoldMoment, _ walking: [String]) -> [TerminalLine] {
        let share = moment.held / max(.milliseconds(1), .milliseconds(report.length))
        let progress = TerminalBar.progress(share, width: width, isUnicode: isUnicode)
        guard report.knownVariation.isPose else {
            return [progress, TerminalLine()] + walking.map { TerminalLine($0) }
        }
        return [progress, TerminalLine(), breath(report, moment.held)]
    }

    private func breath(_ report: HoldReport, _ held: Duration) -> TerminalLine {
        let breath = Breath(
            into: .milliseconds(max(1, report.breatheIn)), out: .milliseconds(max(1, report.breatheOut)), spoken: 0)
        let (share, isIn) = breath.fullness(at: held)
        let verb = width >= Self.leastWidthForWords ? "breathe " : ""
        let words = verb + (isIn ? "in   " : "out  ")
        var line = TerminalLine(words)
        let room = min(width - words.count, Self.widestBreath)
        line.append(TerminalBar.breath(share, width: max(1, room), isUnicode: isUnicode), .accent)
        return line
    }
}

/// The text between the title and the hint for each stage of the hold.
private struct Bodies {
    let gettingDown: [String]
    let walking: [String]
    let comingUp: [String]
    /// The number of lines of the longest text.
    let height: Int

    init(_ report: HoldReport, _ width: Int) {
        func lines(_ sentences: [String]) -> [String] {
            Paragraph.lines(sentences.joined(separator: " "), width: width)
        }
        let variation = report.knownVariation
        gettingDown = lines((PoseText.how(report.knownPose) + [PoseText.caution]).map(\.text))
        walking = variation.isPose ? [] : lines([PoseText.how(variation).text])
        func end(isDone: Bool) -> [String] {
            lines([HoldLines.outcome(report, isDone: isDone), PoseText.back(variation).text])
        }
        comingUp = end(isDone: report.isDone ?? false)
        // A walk also needs a bar and an empty line. Until the hold ends, reserve space for both outcomes.
        height = max(
            gettingDown.count, walking.count + 2, end(isDone: true).count, end(isDone: false).count)
    }
}
