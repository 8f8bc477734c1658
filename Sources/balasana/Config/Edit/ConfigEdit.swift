import ArgumentParser
import Glibc
import Platform
import ReminderCore
import Storage

struct ConfigEdit: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit", abstract: "Edit the config, see what changes, and save it.",
        discussion: """
            It opens a copy in $VISUAL, $EDITOR, sensible-editor, nano or vi. Problems are listed, and you can go \
            back to the line. Then it shows what changes today and tomorrow, and saves the config.
            """)

    func run() throws {
        guard isatty(0) == 1, isatty(1) == 1 else {
            throw Exit.unavailable(
                "`balasana config edit` needs a terminal. Your config is \(XDGDirectories.current().configFile).")
        }
        let environment = Environment.current
        guard let editor = Editor.current(environment: environment) else {
            throw Exit.unavailable("No editor was found. Set VISUAL or EDITOR to your editor.")
        }
        let config = UserConfig()
        let start = try config.start(new: DefaultConfig.text)
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
