import ArgumentParser
import Presenters
import ReminderCore
import Storage

struct PreviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview", abstract: "Show a sample reminder.")

    @Flag(help: "Print it here instead. Needs no agent and no desktop.")
    var terminal = false

    func run() throws {
        if terminal {
            let settings = ConfigReader.load(.current()).settings
            print(TerminalSample.text(settings))
        } else {
            try AgentLine().send(.preview)
        }
    }
}
