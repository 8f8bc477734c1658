import Glibc
import Platform
import Presenters
import Storage

/// The terminal that standard output goes to; its width and style also apply to a file or a pipe.
struct Terminal: Equatable {
    /// How many characters a line has: as `COLUMNS` asks, else as the terminal says, else 80.
    let width: Int
    /// How wide text is set: longer lines are not read well, and shorter ones not at all.
    var textWidth: Int { min(max(width, 30), 80) }
    /// Whether text may be bold: on a terminal that can, unless `NO_COLOR` asks for plain text.
    let showsBold: Bool

    /// The terminal of a process with this `environment`.
    ///
    /// - Parameters:
    ///   - isTerminal: Whether the output goes to a terminal at all.
    ///   - columns: What the terminal says; nil when it does not.
    init(environment: [String: String], isTerminal: Bool, columns: Int?) {
        let wanted = environment["COLUMNS"].flatMap { Int($0) }
        width = [wanted, columns].compactMap(\.self).first { $0 > 0 } ?? 80
        showsBold = TerminalTraits(environment: environment, isTerminal: isTerminal).hasColour
    }

    /// The terminal of this process.
    static var current: Terminal {
        Terminal(environment: Environment.current, isTerminal: isatty(1) == 1, columns: columns(of: 1))
    }

    /// How wide a message on `descriptor` is set; nil where it goes to no terminal and `COLUMNS` asks for nothing.
    static func width(of descriptor: Int32) -> Int? {
        let environment = Environment.current
        let columns = columns(of: descriptor)
        guard columns != nil || environment["COLUMNS"] != nil else { return nil }
        return Terminal(environment: environment, isTerminal: columns != nil, columns: columns).textWidth
    }

    /// `text` with its longer lines folded to ``width(of:)``; the lines of a log stay whole.
    static func fitted(_ text: String, to descriptor: Int32) -> String {
        guard let width = width(of: descriptor) else { return text }
        return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
            line.count > width ? Paragraph.lines(String(line), width: width) : [String(line)]
        }.joined(separator: "\n")
    }

    private static func columns(of descriptor: Int32) -> Int? {
        var size = winsize()
        return ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : nil
    }
}
