/// The features of a terminal, according to the environment.
struct TerminalTraits: Hashable, Sendable {
    /// Whether lines on the screen can be replaced.
    var canRedraw: Bool
    /// False if `NO_COLOR` is set.
    var hasColour: Bool
    /// Whether it can show more than ASCII.
    var isUnicode: Bool

    init(canRedraw: Bool, hasColour: Bool, isUnicode: Bool) {
        self.canRedraw = canRedraw
        self.hasColour = hasColour
        self.isUnicode = isUnicode
    }

    /// Reads the traits from `TERM`, `NO_COLOR` (no-color.org) and the locale, which is the first non-empty variable of
    /// `LC_ALL`, `LC_CTYPE` and `LANG`.
    ///
    /// - Parameter isTerminal: Whether the output is a terminal at all.
    init(environment: [String: String], isTerminal: Bool) {
        func value(_ name: String) -> String? {
            environment[name].flatMap { $0.isEmpty ? nil : $0 }
        }
        canRedraw = isTerminal && (value("TERM") ?? "dumb") != "dumb"
        hasColour = canRedraw && value("NO_COLOR") == nil
        let locale = (value("LC_ALL") ?? value("LC_CTYPE") ?? value("LANG") ?? "").lowercased()
        isUnicode = locale.contains("utf-8") || locale.contains("utf8")
    }
}
