import ArgumentParser
import Glibc
import ReminderCore
import Storage

struct ConfigEdit: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit", abstract: "Edit your config, look at what changes, and save it.",
        discussion: """
            It opens a copy in $VISUAL or $EDITOR, or else in sensible-editor, nano or vi. What is amiss is told, with a way \
            back to the line; what changes today and tomorrow is shown; and then your config is replaced. Where there is none \
            it begins with all settings and what they are for. Exit status: 0; 1 when it is given up; 69 without a terminal or \
            an editor.
            """)

    func run() throws {
        guard isatty(0) == 1, isatty(1) == 1 else {
            throw Exit.unavailable("An editor needs a terminal. The config is \(XDGDirectories.current().configFile).")
        }
        let environment = Environment.current
        guard let editor = Editor.current(environment: environment) else {
            throw Exit.unavailable("There is no editor here: set VISUAL or EDITOR to the one that you like.")
        }
        let config = UserConfig()
        let start = try config.start()
        try config.checkProtection()
        Interruption.endsQuestions()
        let copy = try WorkingCopy(start.bytes, environment: environment)
        let history = History(folder: XDGDirectories.current().historyFolder)
        try ConfigEditing(
            config: config, start: start, copy: copy, editor: editor, practice: history.practice(at: .now).practice,
            outcomes: SlotOutcomes(history, .local, at: .now)
        ).run()
    }
}
