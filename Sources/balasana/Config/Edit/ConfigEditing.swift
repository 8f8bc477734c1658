import ArgumentParser
import Glibc
import Platform
import ReminderCore
import Storage

/// An edit of the config: the editor, the problems, the changes, and the save.
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

    /// Lets the user edit the copy until it is saved or the edit is cancelled.
    ///
    /// - Throws: An exit status, after a message with the place of an unsaved copy.
    func run() throws {
        let old = config.own.map { config.below + [$0] } ?? config.below
        let before = config.reading
        var line: Int?
        while true {
            try edit(in: line)
            let edited = ConfigFile(path: config.path, bytes: try copy.bytes())
            let isUnchanged = edited.bytes == start.bytes
            let found = ConfigFiles(config.below + [edited])
            let reading = ConfigReader.read(found, keeping: before.settings)
            let problems = reading.diagnostics
            let first = problems.first { $0.severity == .error && $0.file == config.path }
            if isUnchanged, first == nil { return leave("Nothing was changed.") }
            tell(problems)
            if first != nil { print(ConfigCheck.summary(problems, of: [])) }
            if isUnchanged {
                switch Prompt(text: "Nothing was changed. Edit again or leave it? [E/l]", answers: ["e", "l"]).ask() {
                case "e":
                    line = first?.line
                    continue
                case _: return leave()
                }
            }
            // The agent could not read it either.
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

    /// Notes on the built-in sessions that the edit no longer mentions: without a line they are on.
    private func notes(_ old: ConfigReading, _ new: ConfigReading) -> [String] {
        let known = Set(old.unmentionedSlots.map(\.name))
        return ConfigNotes.sessions(new.unmentionedSlots.filter { !known.contains($0.name) })
    }

    /// Prints the first problems, as many as people read before the next question.
    private func tell(_ problems: [ConfigDiagnostic]) {
        for problem in problems.prefix(Self.mostProblems) { TerminalText.print("\(problem)") }
        if problems.count > Self.mostProblems { print("... and \(problems.count - Self.mostProblems) more.") }
    }

    private func edit(in line: Int?) throws {
        let status = editor.edit(copy.path, line: line)
        // The status of a shell for a missing program; an editor may end with it as well, and no edit is ever lost.
        if status == 127, try copy.bytes() == start.bytes {
            leave()
            throw Exit.unavailable(
                "\(editor.command.harmless) cannot be started. Set VISUAL or EDITOR to another editor.")
        }
        guard status == 0 else { throw cancelled("The editor ended with status \(status). ") }
    }

    /// Replaces the user's config by the edited one, unless another program has changed it.
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

    /// Ends without a change, and keeps the copy if it was edited.
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
