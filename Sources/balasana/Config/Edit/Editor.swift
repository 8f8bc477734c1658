import GLibBridge

/// The user's text editor, run in this terminal.
struct Editor {
    /// Editors that open a file at a line with `+LINE`.
    private static let openAtLine: Set<String> = [
        "vi", "vim", "nvim", "view", "vim.tiny", "vim.basic", "nano", "pico", "rnano", "emacs", "emacsclient", "mg",
        "micro", "kak", "joe", "jed", "ne", "gedit", "sensible-editor", "editor",
    ]

    /// The option with which graphical editors wait until the file is closed. Without it they pass the file to
    /// another process and end.
    private static let waitOptions = [
        "code": "--wait", "code-insiders": "--wait", "code-oss": "--wait", "codium": "--wait", "cursor": "--wait",
        "windsurf": "--wait", "subl": "--wait", "atom": "--wait", "pulsar": "--wait", "zed": "--wait",
        "zeditor": "--wait", "gedit": "--wait", "pluma": "--wait", "xed": "--wait", "kate": "--block",
        "kwrite": "--block", "gvim": "--nofork",
    ]
    /// No user leaves an editor sooner.
    private static let shortestUse = Duration.seconds(1)

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

    /// The name of the program.
    private var name: String {
        let program = words.first ?? command
        return program.split(separator: "/").last.map(String.init) ?? program
    }

    private var words: [String] { command.split(whereSeparator: \.isWhitespace).map(String.init) }

    /// Whether the file may still be open after the editor ended without a change, `time` after its start.
    func mayBeOpen(after time: Duration) -> Bool {
        if time < Self.shortestUse { return true }
        return Self.waitOptions[name].map { !words.contains($0) } ?? false
    }

    /// The command with the option to wait until the file is closed.
    var waiting: String { "\(command) \(Self.waitOptions[name] ?? "--wait")" }

    /// The arguments for a shell that opens `path`, at `line` if the editor supports it.
    func arguments(_ path: String, line: Int?) -> [String] {
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
