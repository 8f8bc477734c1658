import ArgumentParser
import Control
import Presenters
import ReminderCore

struct ComfortCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "comfort", abstract: "Rate the last hold.",
        discussion: """
            The notification asks about the first hold of a day and about each hold that you stop. This \
            command rates any hold.

            comfortable: Three in a row make the next hold longer ([programme] comfortable in the config).
            too-long: The next hold is shorter.
            hurt: Ends a hold in progress. The next holds are short and gentle.
            interrupted: You stopped the hold for another reason. It changes nothing.
            better: You are well again. Poses are offered as before; holds do not get longer for two weeks.
            undo: Takes back your last answer, up to an hour later.

            \(AnswerText.oneBack.text)
            """)

    @Argument(help: "comfortable, too-long, hurt, interrupted, better or undo.")
    var answer: Answer

    struct Answer: ExpressibleByArgument {
        let command: Command

        init?(argument: String) {
            guard let command = ControlInterface.comfort(argument) else { return nil }
            self.command = command
        }

        static var allValueStrings: [String] { ControlInterface.comfortWords }
        static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
    }

    func run() throws {
        try AgentClient().send(answer.command)
    }
}
