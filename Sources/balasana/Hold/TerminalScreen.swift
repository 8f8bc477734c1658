import Glibc
import Presenters

/// Draws lines at the cursor of the terminal and redraws them in place. It hides the cursor and typed characters.
/// The control sequences are from ECMA-48, and DECTCEM for the cursor.
final class TerminalScreen {
    struct Size: Equatable {
        var columns: Int
        var rows: Int
    }

    private static let escape = "\u{1B}["

    private var settings: termios?
    private var isOpen = false
    /// The width of each line on the screen, in columns.
    private var drawn: [Int] = []
    private var columns = 0

    /// The current size of the terminal; 80 by 24 if unknown.
    static var size: Size {
        var window = winsize()
        guard ioctl(1, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0 else {
            return Size(columns: 80, rows: 24)
        }
        return Size(columns: Int(window.ws_col), rows: Int(window.ws_row))
    }

    /// Hides the cursor and typed characters. Ctrl-C still works. Ctrl-Z and Ctrl-\ do not, because they would leave
    /// the cursor hidden.
    func open() {
        isOpen = true
        var found = termios()
        if tcgetattr(1, &found) == 0 {
            settings = found
            found.c_lflag &= ~tcflag_t(ECHO)
            withUnsafeMutableBytes(of: &found.c_cc) { keys in
                // 0 is _POSIX_VDISABLE, a macro that Swift cannot import.
                for key in [VSUSP, VQUIT] { keys[Int(key)] = 0 }
            }
            tcsetattr(1, TCSADRAIN, &found)
        }
        StandardOutput.write("\(Self.escape)?25l")
    }

    /// Replaces the previous lines by `lines`, as far as they fit on the screen.
    func draw(_ lines: [TerminalLine], on size: Size, hasColour: Bool) {
        var output = columns == size.columns ? toTop(columns) : toTop(size.columns) + "\(Self.escape)J"
        let lines = lines.prefix(size.rows)
        output += lines.map { line in
            // After a full line the cursor is still on the last column. Erasing would clear that column.
            line.text(hasColour: hasColour) + (line.width < size.columns ? "\(Self.escape)K" : "")
        }.joined(separator: "\r\n")
        if lines.count < drawn.count { output += "\(Self.escape)J" }
        StandardOutput.write(output)
        drawn = lines.map(\.width)
        columns = size.columns
    }

    /// Erases the lines, restores the cursor and the keyboard, and discards typed characters.
    func close() {
        guard isOpen else { return }
        isOpen = false
        StandardOutput.write(toTop(Self.size.columns) + "\(Self.escape)J\(Self.escape)?25h")
        guard var settings else { return }
        // In the background, tcsetattr would stop the process, which must exit.
        signal(SIGTTOU, SIG_IGN)
        tcsetattr(1, TCSAFLUSH, &settings)
    }

    /// The control sequence for moving to the first column of the first line. When a terminal becomes narrower, most
    /// wrap the lines on the screen, so these take more rows.
    private func toTop(_ columns: Int) -> String {
        let rows = drawn.reduce(0) { $0 + max(1, ($1 + columns - 1) / columns) }
        return "\r" + (rows > 1 ? "\(Self.escape)\(rows - 1)A" : "")
    }
}
