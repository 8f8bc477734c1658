import ArgumentParser
import Glibc
import ReminderCore
import Storage

/// A config on its way through the editor, to the file or back.
struct ConfigEditing {
    private static let mostFaults = 20

    let config: UserConfig
    /// What the editor begins with.
    let start: ConfigFile
    let copy: WorkingCopy
    let editor: Editor
    /// What the history tells; what cannot be read of it counts for nothing here.
    let practice: Practice
    let outcomes: SlotOutcomes

    /// Lets the user edit the copy until it is saved or given up.
    ///
    /// - Throws: An exit status, after saying what became of the copy.
    func run() throws {
        let old = config.own.map { config.below + [$0] } ?? config.below
        let inForce = config.reading.settings
        var line: Int?
        while true {
            try edit(in: line)
            let edited = ConfigFile(path: config.path, bytes: try copy.bytes())
            let isUnchanged = edited.bytes == start.bytes
            let found = ConfigFiles(config.below + [edited])
            let faults = ConfigReader.read(found, keeping: inForce).diagnostics
            let first = faults.first { $0.severity == .error && $0.file == config.path }
            if isUnchanged, first == nil { return leave("Nothing was changed.") }
            tell(faults)
            if first != nil { print(ConfigCheck.summary(faults, of: [])) }
            if isUnchanged {
                switch Question(text: "Nothing was changed. Edit it again, or leave it? [E/l]", answers: ["e", "l"])
                    .ask()
                {
                case "e":
                    line = first?.line
                    continue
                case _: return leave()
                }
            }
            // What is no text is none for the agent either.
            guard found.unreadable.isEmpty else {
                switch Question(text: "Edit it again, or give it up? [E/g]", answers: ["e", "g"]).ask() {
                case "e":
                    line = first?.line
                    continue
                case _: throw givenUp()
                }
            }
            let summary = EditSummary(
                old, config.below + [edited], keeping: config.lastGood, practice, outcomes, .local, at: .now)
            if !summary.isEmpty {
                print("This changes:\n\(summary.text)\n")
            } else if first == nil {
                print("No setting changes.")
                return try save(edited)
            }
            let question =
                first == nil
                ? Question(text: "Save it, edit it again, or give it up? [S/e/g]", answers: ["s", "e", "g"])
                : Question(text: "Edit it again, save it as it is, or give it up? [E/s/g]", answers: ["e", "s", "g"])
            switch question.ask() {
            case "s": return try save(edited)
            case "e": line = first?.line
            case _: throw givenUp()
            }
        }
    }

    /// What is amiss, as far as anybody reads before the next question.
    private func tell(_ faults: [ConfigDiagnostic]) {
        for fault in faults.prefix(Self.mostFaults) { print(fault) }
        if faults.count > Self.mostFaults { print("... and \(faults.count - Self.mostFaults) more.") }
    }

    private func edit(in line: Int?) throws {
        let status = editor.edit(copy.path, line: line)
        // So says a shell of a program that is not there; but an editor may have had one, and an edit is never lost.
        if status == 127, try copy.bytes() == start.bytes {
            leave()
            throw Exit.unavailable(
                "\(editor.command.harmless) cannot be started: set VISUAL or EDITOR to another editor.")
        }
        guard status == 0 else { throw givenUp("The editor ended with status \(status). ") }
    }

    /// Puts the edited config in place of the user's, unless that is another one by now.
    private func save(_ edited: ConfigFile) throws {
        try ConfigLock.held(on: config.path, hint: " Your edit is in \(copy.path).") { try replace(by: edited) }
        leave("Saved in \(config.path).")
    }

    private func replace(by edited: ConfigFile) throws {
        guard ConfigFiles([config.path]) == ConfigFiles(config.own.map { [$0] } ?? []) else {
            throw Exit.refused("\(config.path) has changed meanwhile and stays as it is. Your edit is in \(copy.path).")
        }
        do {
            try config.write(edited)
        } catch {
            StandardError.say("Your edit is in \(copy.path).")
            throw error
        }
    }

    /// Ends without a change; an edit that there was is not lost.
    private func givenUp(_ reason: String = "") -> ExitCode {
        if (try? copy.bytes()) == start.bytes {
            leave()
            return Exit.incomplete("\(reason)Your config stays as it is.")
        }
        return Exit.incomplete("\(reason)Your config stays as it is. Your edit is in \(copy.path).")
    }

    private func leave(_ message: String? = nil) {
        copy.remove()
        if let message { print(message) }
    }
}
