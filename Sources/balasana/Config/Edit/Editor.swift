import GLibBridge
import Glibc

/// The user's text editor, in this terminal.
struct Editor {
    /// Those that take `+LINE` to open in that line.
    private static let knowLines: Set<String> = [
        "vi", "vim", "nvim", "view", "vim.tiny", "vim.basic", "nano", "pico", "rnano", "emacs", "emacsclient", "mg",
        "micro", "kak", "joe", "jed", "ne", "gedit", "sensible-editor", "editor",
    ]

    /// The command for a shell: a program, perhaps with arguments, such as `code --wait`.
    let command: String

    /// The editor that `environment` names (`VISUAL`, then `EDITOR`), else the first of Debian's choice, nano and vi.
    ///
    /// - Parameter exists: Whether there is a program of that name.
    init?(environment: [String: String], exists: (String) -> Bool) {
        let wanted = ["VISUAL", "EDITOR"].compactMap { environment[$0] }.first { !$0.allSatisfy(\.isWhitespace) }
        guard let command = wanted ?? ["sensible-editor", "nano", "vi"].first(where: exists) else { return nil }
        self.command = command
    }

    /// The editor of this process's environment; nil for none.
    static func current(environment: [String: String]) -> Editor? {
        let folders = (environment["PATH"] ?? "").split(separator: ":")
        return Editor(environment: environment) { name in folders.contains { access("\($0)/\(name)", X_OK) == 0 } }
    }

    /// The arguments for a shell that opens `path`, in `line` where the editor can.
    func arguments(_ path: String, line: Int?) -> [String] {
        let program = command.split(separator: " ").first.map(String.init) ?? command
        let name = program.split(separator: "/").last.map(String.init) ?? program
        let place = line.flatMap { Self.knowLines.contains(name) ? ["+\($0)"] : nil } ?? []
        // The shell splits the command into words; the path stays whole, whatever is in it. A missing program is looked
        // for first: a shell would report it in words of its own.
        let run = "set -- \(command) \"$@\"; command -v -- \"$1\" >/dev/null 2>&1 || exit 127; exec \"$@\""
        return ["-c", run, name] + place + [path]
    }

    /// Opens `path` and waits until the editor has ended.
    ///
    /// - Returns: The exit status as a shell has it: 127 when there is no such program, 128 and more for a signal.
    func edit(_ path: String, line: Int?) -> Int32 {
        var shell = Program(["/bin/sh"] + arguments(path, line: line))
        shell.input = .inherited
        shell.output = .inherited
        shell.errors = .inherited
        return (try? shell.run()) ?? 127
    }
}
