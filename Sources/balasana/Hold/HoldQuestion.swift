import Control
import GLibBridge
import Glibc
import Presenters
import ReminderCore

/// Asks in the terminal how a hold felt. The answers are the same as for `balasana comfort`.
struct HoldQuestion: Hashable {
    /// Whether the hold was completed. Otherwise the user stopped it.
    let isDone: Bool

    /// The question about the hold of `last`, its last report; nil if there is nothing to rate.
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

    /// The question in lines shorter than `width`, with room for the answer. Enter chooses "no answer".
    func question(width: Int) -> Prompt {
        let text =
            isDone
            ? "How did that feel? [c]omfortable, [t]oo long, it [h]urt or [n]o answer:"
            : "Why did you stop? [t]oo long, it [h]urt, [i]nterrupted or [n]o answer:"
        return Prompt(
            text: Paragraph.lines(text, width: width - 3).joined(separator: "\n"),
            answers: isDone ? ["n", "c", "t", "h"] : ["n", "t", "h", "i"])
    }

    /// The rating for an answer; nil for "no answer".
    static func comfort(_ letter: Character) -> Comfort? {
        switch letter {
        case "c": .comfortable
        case "t": .tooLong
        case "h": .hurt
        case "i": .interrupted
        case _: nil
        }
    }

    /// Asks the question and sends the answer to the agent. Ctrl-C or the end of the input means no answer.
    ///
    /// Call it after the main loop has returned. From then on SIGTERM and SIGHUP end the process directly, because the
    /// terminal is already restored.
    func ask(_ client: AgentClient) {
        for number in [SIGTERM, SIGHUP] where !HoldFollower.isIgnored(number) { signal(number, SIG_DFL) }
        Interruption.endsQuestions()
        // Discard keys that were pressed during the hold.
        tcflush(0, TCIFLUSH)
        let width = TerminalScreen.size.columns
        guard let letter = question(width: width).ask(), let comfort = Self.comfort(letter) else { return }
        let (method, arguments) = ControlInterface.call(.comfort(comfort))
        // A refusal was already printed. The exit status remains that of the hold.
        guard let answer = try? client.call(method, arguments).first?.stringValue else { return }
        StandardOutput.say(Paragraph.lines(answer, width: width).map { "\($0)\n" }.joined())
    }
}
