import ArgumentParser
import Platform
import Presenters
import ReminderCore
import Storage

struct PreviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview", abstract: "Show a sample reminder. Nothing is recorded.",
        discussion: "If you choose Start, a short hold follows, which is not recorded either.")

    @Flag(help: "Print it here instead. Needs no agent and no desktop.")
    var terminal = false

    @OptionGroup var menu: MenuOption

    func validate() throws {
        if terminal, menu.fromMenu { throw ValidationError("Use either --terminal or --from-menu, not both.") }
    }

    func run() throws {
        if terminal {
            let directories = XDGDirectories.current()
            let read = History(folder: directories.historyFolder).practice(at: .now).practice
            let practice = StateFile(directories).withPain(read, at: .now)
            print(TerminalSample.text(ConfigReader.load(directories).settings, practice, .local, at: .now))
        } else {
            try menu.send(.preview)
        }
    }
}
