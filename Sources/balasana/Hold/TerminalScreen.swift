import Glibc
import Presenters

/// Lines at the cursor of the terminal on standard output, drawn over in place, with the cursor and the typed text
/// hidden. The control sequences are those of ECMA-48, and DECTCEM for the cursor.
final class TerminalScreen {
    /// How large the terminal is.
    struct Size: Equatable {
        var columns: Int
        var rows: Int
    }

    private static let escape = "\u{1B}["

    private var settings: termios?
    private var isOpen = false
    /// The width of each line that was drawn.
    private var drawn: [Int] = []
    private var columns = 0

    /// The terminal's size now; 80 by 24 where it is unknown.
    static var size: Size {
        var window = winsize()
        guard ioctl(1, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0 else {
            return Size(columns: 80, rows: 24)
        }
        return Size(columns: Int(window.ws_col), rows: Int(window.ws_row))
    }

    /// Hides the cursor and what is typed. Ctrl-C still works; Ctrl-Z and Ctrl-\ do not because they would leave it
    /// hidden.
    func open() {
        isOpen = true
        var found = termios()
        if tcgetattr(1, &found) == 0 {
            settings = found
            found.c_lflag &= ~tcflag_t(ECHO)
            withUnsafeMutableBytes(of: &found.c_cc) { keys in
                // 0 is _POSIX_VDISABLE, which is not imported.
                for key in [VSUSP, VQUIT] { keys[Int(key)] = 0 }
            }
            tcsetattr(1, TCSADRAIN, &found)
        }
        StandardOutput.write("\(Self.escape)?25l")
    }

    /// Draws `lines` over the ones before; as many as there is room for.
    func draw(_ lines: [TerminalLine], on size: Size, hasColour: Bool) {
        var output = columns == size.columns ? toTop(columns) : toTop(size.columns) + "\(Self.escape)J"
        let lines = lines.prefix(size.rows)
        output += lines.map { line in
            // After a full line the cursor is still on its last column, which erasing would clear.
            line.text(hasColour: hasColour) + (line.width < size.columns ? "\(Self.escape)K" : "")
        }.joined(separator: "\r\n")
        if lines.count < drawn.count { output += "\(Self.escape)J" }
        StandardOutput.write(output)
        drawn = lines.map(\.width)
        columns = size.columns
    }

    /// Erases the lines and restores cursor and keyboard; what was typed meanwhile is dropped.
    func close() {
        guard isOpen else { return }
        isOpen = false
        StandardOutput.write(toTop(Self.size.columns) + "\(Self.escape)J\(Self.escape)?25h")
        guard var settings else { return }
        // From the background this would stop the process, which has to end.
        signal(SIGTTOU, SIG_IGN)
        tcsetattr(1, TCSAFLUSH, &settings)
    }

    /// To the first column of the first line. Most terminals that become narrower wrap their lines again, so they take
    /// more rows.
    private func toTop(_ columns: Int) -> String {
        let rows = drawn.reduce(0) { $0 + max(1, ($1 + columns - 1) / columns) }
        return "\r" + (rows > 1 ? "\(Self.escape)\(rows - 1)A" : "")
    }
}
