import GLibBridge

/// The user's text editor, run in this terminal.
struct Editor {
    /// Editors that open a file at a line with `+LINE`.
    private static let openAtLine: Set<String> = [
        "vi", "vim", "nvim", "view", "vim.tiny", "vim.basic", "nano", "pico", "rnano", "emacs", "emacsclient", "mg",
        "micro", "kak", "joe", "jed", "ne", "gedit", "sensible-editor", "editor",
    ]

    /// A shell command: a program, possibly with arguments, such as `code --wait`.
    let command: String

    /// The editor from `VISUAL` or `EDITOR`; otherwise the first of sensible-editor, nano and vi that exists.
    ///
    /// - Parameter exists: Returns whether a program of that name exists.
    init?(environment: [String: String], exists: (String) -> Bool) {
        let wanted = ["VISUAL", "EDITOR"].compactMap { environment[$0] }.first { !$0.allSatisfy(\.isWhitespace) }
        guard let command = wanted ?? ["sensible-editor", "nano", "vi"].first(where: exists) else { return nil }
        self.command = command
    }

    /// The editor of `environment`, looked up on its `PATH`; nil if there is none.
    static func current(environment: [String: String]) -> Editor? {
        Editor(environment: environment, exists: SearchPath(environment: environment).contains)
    }

    /// The arguments for a shell that opens `path`, at `line` if the editor supports it.
    func arguments(_ path: String, line: Int?) -> [String] {
        let program = command.split(separator: " ").first.map(String.init) ?? command
        let name = program.split(separator: "/").last.map(String.init) ?? program
        let place = line.flatMap { Self.openAtLine.contains(name) ? ["+\($0)"] : nil } ?? []
        // The shell splits the command into words but keeps the path whole. It checks first whether the program exists,
        // because a shell would print a message of its own.
        let run = "set -- \(command) \"$@\"; command -v -- \"$1\" >/dev/null 2>&1 || exit 127; exec \"$@\""
        return ["-c", run, name] + place + [path]
    }

    /// Opens `path` and waits until the editor exits.
    ///
    /// - Returns: The exit status of the shell: 127 if the program is missing, 128 or more if a signal ended it.
    func edit(_ path: String, line: Int?) -> Int32 {
        var shell = Program(["/bin/sh"] + arguments(path, line: line))
        shell.input = .inherited
        shell.output = .inherited
        shell.errors = .inherited
        return (try? shell.run()) ?? 127
    }
}
