import Fixtures
import Foundation

/// A terminal with a program in the foreground, as under a shell.
final class PseudoTerminal {
    /// `TIOCSPTLCK` and `TIOCGPTN` of ioctl_tty(2), which Swift does not import because they are computed from sizes.
    private static let (setLock, getNumber): (UInt, UInt) = (0x4004_5431, 0x8004_5430)

    /// The output so far, piece by piece.
    private let pieces = Timeline<Data>()
    private let journal: DesktopJournal
    private let line: Int32
    let child: ChildProcess

    /// Opens a terminal of `columns` and starts `arguments` in it.
    init(_ sandbox: Sandbox, _ arguments: [String], environment: [String: String] = [:], columns: UInt16 = 60) throws {
        journal = sandbox.journal
        line = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var (lock, number): (Int32, Int32) = (0, 0)
        guard line >= 0, ioctl(line, Self.setLock, &lock) == 0, ioctl(line, Self.getNumber, &number) == 0 else {
            throw POSIXError(.ENXIO)
        }
        var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(line, UInt(TIOCSWINSZ), &size)
        let own = sandbox.environment.merging(["TERM": "xterm-256color"]) { $1 }.merging(environment) { $1 }
        child = try sandbox.start("terminal", arguments, environment: own, .terminal("/dev/pts/\(number)"))
        let (line, pieces, journal) = (line, pieces, journal)
        Thread.detachNewThread {
            var buffer = [UInt8](repeating: 0, count: 4096)
            while true {
                let count = Glibc.read(line, &buffer, buffer.count)
                guard count > 0 else { break }
                journal.note("terminal", String(decoding: buffer[..<count], as: UTF8.self).debugDescription)
                pieces.append(Data(buffer[..<count]))
            }
            pieces.complete()
        }
    }

    deinit { close(line) }

    /// The output so far.
    var output: String { String(decoding: pieces.all.joined(), as: UTF8.self) }

    /// The output since the lines were last cleared.
    var rest: String {
        output.components(separatedBy: "\u{1B}[J").last?.replacingOccurrences(of: "\r\n", with: "\n") ?? ""
    }

    /// Whether input is echoed, as at the start.
    var echoes: Bool {
        var settings = termios()
        return tcgetattr(line, &settings) == 0 && settings.c_lflag & tcflag_t(ECHO) != 0
    }

    /// Presses Ctrl-C.
    func interrupt() {
        journal.note("user", "Ctrl-C")
        var key: UInt8 = 3
        write(line, &key, 1)
    }

    /// Types `text` and waits for `answer` in the output after it.
    func type(_ text: String, until answer: String? = nil) throws {
        journal.note("user", "types \(text.debugDescription)")
        let known = pieces.count
        _ = Array(text.utf8).withUnsafeBytes { write(line, $0.baseAddress, $0.count) }
        guard let answer else { return }
        var seen = Data()
        let found = pieces.first(from: known) {
            seen += $0
            return seen.range(of: Data(answer.utf8)) != nil
        }
        if found == nil { throw Disappointment("the terminal does not answer with \(answer)", journal) }
    }

    /// Sets the width of the window.
    func resize(columns: UInt16) {
        var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(line, UInt(TIOCSWINSZ), &size)
    }

    /// Waits for `text` in the output.
    func wait(for text: String) throws {
        var seen = Data()
        let wanted = Data(text.utf8)
        let found = pieces.first {
            seen += $0
            return seen.range(of: wanted) != nil
        }
        if found == nil { throw Disappointment("the terminal does not show \(text)", journal) }
    }

    /// The program's exit status, after all of its output.
    func end() throws -> Int32 {
        guard let status = child.exitStatus() else {
            throw Disappointment("the program in the terminal does not end", journal)
        }
        _ = pieces.first { _ in false }
        return status
    }
}
