import Control
import Presenters

/// An animated hold in a few lines of the terminal. It erases them at the end.
final class LiveHoldDisplay: HoldDisplay {
    /// Milliseconds between frames: ten frames per second.
    private static let pause = 100

    private let traits: TerminalTraits
    private let screen = TerminalScreen()

    init(_ traits: TerminalTraits) {
        self.traits = traits
    }

    func begin(_ answer: String) {
        screen.open()
    }

    func show(_ report: HoldReport, at now: Int, isStopping: Bool) -> Int? {
        let size = TerminalScreen.size
        let view = HoldView(columns: size.columns, isUnicode: traits.isUnicode)
        let frame = view.frame(report, at: now, isStopping: isStopping)
        screen.draw(frame, on: size, hasColour: traits.hasColour)
        return Self.pause
    }

    func end(_ lines: [String]) {
        screen.close()
        let rows = lines.flatMap { Paragraph.lines($0, width: TerminalScreen.size.columns) }
        StandardOutput.say(rows.map { "\($0)\n" }.joined())
    }
}
