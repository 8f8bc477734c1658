import ArgumentParser
import Presenters
import ReminderCore

struct ComfortCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "comfort", abstract: "Tell how the last hold felt; it sets how long the next ones are.",
        discussion: """
            The notification asks about the first hold of a day; this answers for any.

            Comfortable holds in a row make the next one longer: three, or as many as [programme] comfortable in the config \
            says. too-long makes it shorter. hurt ends a hold that goes on, takes it back to the start in a gentler \
            variation, from the chair to a walk, and twice in a week suspends the pose. better ends what followed from \
            pain; for two weeks after it no hold grows all the same.
            """)

    @Argument(help: "comfortable, too-long, hurt or better.")
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
