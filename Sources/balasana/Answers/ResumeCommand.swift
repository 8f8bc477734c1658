import ArgumentParser

struct ResumeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "resume", abstract: "Resume reminders after a pause.")

    @OptionGroup var menu: MenuOption

    func run() throws {
        try menu.send(.resume)
    }
}
