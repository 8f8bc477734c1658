import Control
import GLibBridge
import Glibc
import Presenters
import ReminderCore

/// The question in the terminal how a hold felt. Its answers are those of `balasana comfort`.
struct HoldQuestion: Hashable {
    /// Whether the hold was done; else the user stopped it.
    let isDone: Bool

    /// The question about the hold of `last`, its last report; nil where there is nothing to rate.
    init?(_ last: HoldReport) {
        guard last.knownVariation.isPose else { return nil }
        switch last.knownStage {
        case .gettingDown: return nil
        case .holding: isDone = false
        case .comingUp:
            guard last.isDone == true else { return nil }
            isDone = true
        }
    }

    /// The question in lines of fewer than `width` characters, so there is room for the answer. Enter is the first
    /// answer.
    func question(width: Int) -> Prompt {
        let text =
            isDone
            ? "How did that feel? [c]omfortable, [t]oo long, it [h]urt or [n]o answer:"
            : "Why did you stop? [t]oo long, it [h]urt, [i]nterrupted or [n]o answer:"
        return Prompt(
            text: Paragraph.lines(text, width: width - 3).joined(separator: "\n"),
            answers: isDone ? ["n", "c", "t", "h"] : ["n", "t", "h", "i"])
    }

    /// The rating for the letter of an answer; nil for none.
    static func comfort(_ letter: Character) -> Comfort? {
        switch letter {
        case "c": .comfortable
        case "t": .tooLong
        case "h": .hurt
        case "i": .interrupted
        case _: nil
        }
    }

    /// Asks, and sends the answer to the agent. Ctrl-C and the end of the input are no answer.
    ///
    /// The main loop must have returned: signals end the process again, as nothing is left to clean up.
    func ask(_ line: AgentClient) {
        for number in [SIGTERM, SIGHUP] where !HoldFollower.isIgnored(number) { signal(number, SIG_DFL) }
        Interruption.endsQuestions()
        // Whatever was typed during the hold is no answer to this.
        tcflush(0, TCIFLUSH)
        let width = TerminalScreen.size.columns
        guard let letter = question(width: width).ask(), let comfort = Self.comfort(letter) else { return }
        let (method, arguments) = ControlInterface.call(.comfort(comfort))
        // A refusal has been printed; the hold keeps its exit status.
        guard let answer = try? line.call(method, arguments).first?.stringValue else { return }
        StandardOutput.write(Paragraph.lines(answer, width: width).map { "\($0)\n" }.joined())
    }
}
