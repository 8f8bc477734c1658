import Glibc
import Platform
import Presenters
import Storage

/// The width and style of standard output, also for a file or a pipe.
struct Terminal: Equatable {
    /// The number of characters in a line: from `COLUMNS`, or else from the terminal, or else 80.
    let width: Int
    /// The width for sentences, from 30 to 80. Longer lines are hard to read, and shorter ones cannot be read.
    var textWidth: Int { min(max(width, 30), 80) }
    /// Whether headings may be bold: the terminal supports it, and `NO_COLOR` is not set.
    let showsBold: Bool

    /// The terminal of a process with this `environment`.
    ///
    /// - Parameters:
    ///   - isTerminal: Whether the output goes to a terminal at all.
    ///   - columns: The width that the terminal reports; nil if it reports none.
    init(environment: [String: String], isTerminal: Bool, columns: Int?) {
        let wanted = environment["COLUMNS"].flatMap { Int($0) }
        width = [wanted, columns].compactMap(\.self).first { $0 > 0 } ?? 80
        showsBold = TerminalTraits(environment: environment, isTerminal: isTerminal).hasColour
    }

    static var current: Terminal {
        Terminal(environment: Environment.current, isTerminal: isatty(1) == 1, columns: columns(of: 1))
    }

    /// The width for messages on `descriptor`; nil if it is not a terminal and `COLUMNS` is not set.
    static func width(of descriptor: Int32) -> Int? {
        let environment = Environment.current
        let columns = columns(of: descriptor)
        guard columns != nil || environment["COLUMNS"] != nil else { return nil }
        return Terminal(environment: environment, isTerminal: columns != nil, columns: columns).textWidth
    }

    /// `text` with lines wrapped at ``width(of:)``. Lines in a log are not wrapped.
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
