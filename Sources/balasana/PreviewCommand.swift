import ArgumentParser
import Presenters
import ReminderCore
import Storage

struct PreviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview", abstract: "Show one sample reminder that counts for nothing.")

    @Flag(help: "Print it here instead of on the screen; needs no agent and no desktop.")
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
