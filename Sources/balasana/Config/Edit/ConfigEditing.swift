import ArgumentParser
import Glibc
import Platform
import ReminderCore
import Storage

/// An interactive edit of the config: run the editor, show the problems and changes, save.
struct ConfigEditing {
    private static let mostProblems = 20

    let config: UserConfig
    /// The text that the editor starts with.
    let start: ConfigFile
    let copy: WorkingCopy
    let editor: Editor
    /// From the history; its unreadable lines are left out.
    let practice: Practice
    let outcomes: SlotOutcomes

    /// Runs the editor until the user saves or cancels.
    ///
    /// - Throws: An exit status, after a message. If the edit was not saved, the message names the file that has it.
    func run() throws {
        let old = config.own.map { config.below + [$0] } ?? config.below
        let before = config.reading
        var line: Int?
        while true {
            let time = try ContinuousClock().measure { try edit(in: line) }
            let edited = ConfigFile(path: config.path, bytes: try copy.bytes())
            let isUnchanged = edited.bytes == start.bytes
            if isUnchanged, editor.mayBeOpen(after: time) { throw stillOpen() }
            let found = ConfigFiles(config.below + [edited])
            let reading = ConfigReader.read(found, keeping: before.settings)
            let problems = reading.diagnostics
            let first = problems.first { $0.severity == .error && $0.file == config.path }
            if isUnchanged, first == nil { return leave("Nothing was changed.") }
            printProblems(problems)
            if first != nil { print(ConfigCheck.summary(problems, of: [])) }
            if isUnchanged {
                switch Prompt(text: "Nothing was changed. Edit again or leave it? [E/l]", answers: ["e", "l"]).ask() {
                case "e":
                    line = first?.line
                    continue
                case _: return leave()
                }
            }
            // The agent could not read it.
            guard found.unreadable.isEmpty else {
                switch Prompt(text: "Edit again or cancel? [E/c]", answers: ["e", "c"]).ask() {
                case "e":
                    line = first?.line
                    continue
                case _: throw cancelled()
                }
            }
            for note in notes(before, reading) { TerminalText.print(note) }
            let summary = EditSummary(
                old, config.below + [edited], keeping: config.lastGood, practice, outcomes, .local, at: .now)
            if !summary.isEmpty {
                TerminalText.print("This changes:\n\(summary.text)\n")
            } else if first == nil {
                TerminalText.print("No setting changes. Lines that begin with # are comments.")
                return try save(edited)
            }
            let question =
                first == nil
                ? Prompt(text: "Save, edit again or cancel? [S/e/c]", answers: ["s", "e", "c"])
                : Prompt(text: "Edit again, save anyway or cancel? [E/s/c]", answers: ["e", "s", "c"])
            switch question.ask() {
            case "s": return try save(edited)
            case "e": line = first?.line
            case _: throw cancelled()
            }
        }
    }

    /// Notes on built-in sessions that the edit removed from the config. Without a line in the config they are on.
    private func notes(_ old: ConfigReading, _ new: ConfigReading) -> [String] {
        let known = Set(old.unmentionedSlots.map(\.name))
        return ConfigNotes.sessions(new.unmentionedSlots.filter { !known.contains($0.name) })
    }

    /// Prints the first problems, up to a number that still fits on a screen.
    private func printProblems(_ problems: [ConfigDiagnostic]) {
        for problem in problems.prefix(Self.mostProblems) { TerminalText.print("\(problem)") }
        if problems.count > Self.mostProblems {
            print("... and \(ConfigCheck.count(problems.dropFirst(Self.mostProblems))) more.")
        }
    }

    private func edit(in line: Int?) throws {
        let status = editor.edit(copy.path, line: line)
        // A shell exits with 127 if the program is missing. An editor may also exit with 127, so an edited copy is
        // kept.
        if status == 127, try copy.bytes() == start.bytes {
            leave()
            throw Exit.unavailable(
                "\(editor.command.harmless) cannot be started. Set VISUAL or EDITOR to another editor.")
        }
        guard status == 0 else { throw cancelled("The editor ended with status \(status). ") }
    }

    /// Replaces the user's config with the edited one, unless another program has changed it.
    private func save(_ edited: ConfigFile) throws {
        try ConfigLock.held(on: config.path, hint: " Your edit is in \(copy.path).") { try replace(by: edited) }
        leave("Saved \(HomePath.short(config.path)).")
    }

    private func replace(by edited: ConfigFile) throws {
        guard ConfigFiles([config.path]) == ConfigFiles(config.own.map { [$0] } ?? []) else {
            throw Exit.refused(
                "Another program has changed \(config.path), so your edit was not saved. It is in \(copy.path).")
        }
        do {
            try config.write(edited)
        } catch {
            StandardError.say("Your edit is in \(copy.path).")
            throw error
        }
    }

    /// Prints that the editor did not wait. Keeps the copy, because the user may still be editing it.
    private func stillOpen() -> ExitCode {
        Exit.incomplete(
            "The editor ended at once, and nothing was changed. If \(copy.path) is still open in it, set VISUAL or "
                + "EDITOR to a command that waits, such as `\(editor.waiting.harmless)`.")
    }

    /// Prints that the config was not changed. Keeps the copy if it was edited.
    private func cancelled(_ reason: String = "") -> ExitCode {
        if (try? copy.bytes()) == start.bytes {
            leave()
            return Exit.incomplete("\(reason)Your config was not changed.")
        }
        return Exit.incomplete("\(reason)Your config was not changed. Your edit is in \(copy.path).")
    }

    private func leave(_ message: String? = nil) {
        copy.remove()
        if let message { print(message) }
    }
}
