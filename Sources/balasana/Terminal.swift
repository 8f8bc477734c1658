import Glibc
import Storage

/// What is known of the terminal that standard output goes to.
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
        var size = winsize()
        let hasSize = ioctl(1, UInt(TIOCGWINSZ), &size) == 0
        return Terminal(
            environment: Environment.current, isTerminal: isatty(1) == 1, columns: hasSize ? Int(size.ws_col) : nil)
    }
}
