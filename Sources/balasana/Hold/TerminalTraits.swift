/// What a terminal can show, from the environment.
struct TerminalTraits: Hashable, Sendable {
    /// Whether what is on the screen can be drawn over.
    var canRedraw: Bool
    /// Whether colour may be added.
    var hasColour: Bool
    /// Whether it shows more than ASCII.
    var isUnicode: Bool

    /// A terminal with these traits.
    init(canRedraw: Bool, hasColour: Bool, isUnicode: Bool) {
        self.canRedraw = canRedraw
        self.hasColour = hasColour
        self.isUnicode = isUnicode
    }

    /// The traits in `environment`: `TERM`, `NO_COLOR` (no-color.org), and of the locale the first of
    /// `LC_ALL`, `LC_CTYPE` and `LANG` that is not empty.
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
