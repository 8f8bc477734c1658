import ArgumentParser
import Presenters
import ReminderCore

struct ComfortCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "comfort", abstract: "Rate the last hold.",
        discussion: """
            The notification asks about the first hold of each day; this command rates any hold.

            After several comfortable holds in a row, holds get longer. too-long makes them shorter. hurt ends a \
            running hold and makes the next ones short and gentle. better lifts the limits set by pain; holds still do \
            not grow for two weeks.
            """)

    @Argument(help: ArgumentHelp("comfortable, too-long, hurt or better.", valueName: "answer"))
    var how: Answer

    enum Answer: ExpressibleByArgument {
        case felt(Comfort)
        case better

        init?(argument: String) {
            if argument == ControlInterface.better {
                self = .better
            } else if let comfort = Comfort(rawValue: argument) {
                self = .felt(comfort)
            } else {
                return nil
            }
        }

        static var allValueStrings: [String] { Comfort.allCases.map(\.rawValue) + [ControlInterface.better] }
        static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
    }

    func run() throws {
        switch how {
        case .felt(let comfort): try AgentLine().send(.comfort(comfort))
        case .better: try AgentLine().send(.better)
        }
    }
}
