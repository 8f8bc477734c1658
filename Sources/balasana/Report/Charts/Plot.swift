import Presenters

/// An SVG drawing that is as wide as its place. Across, its positions are shares of the width, so text keeps its size
/// on a phone and on paper.
struct Plot {
    /// Unique in the page, for the labels of screen readers.
    let id: String
    /// A title of a few words.
    let title: String
    /// What a reader sees in it, in one or two sentences.
    let description: String
    /// In CSS pixels.
    let height: Double
    /// The room for labels before the plot.
    var margin = Margin.numbers
    /// The elements, the lowest one first.
    var elements: [String] = []

    /// The room for labels before the plot, as the name of a style.
    enum Margin: String {
        /// Room for `10 h`.
        case numbers
        /// Room for a date or a word.
        case words
        /// Labels are elsewhere.
        case none
    }

    /// Which text can be left out where there is little room.
    enum Importance: String {
        /// It is always shown.
        case always
        /// It is left out on a narrow screen.
        case wide
    }

    /// Where text is, seen from its position.
    enum Side: String {
        case start, middle, end
    }

    /// The SVG element.
    var svg: String {
        """
        <svg class="plot \(margin.rawValue)" role="img" aria-labelledby="\(id)-title \(id)-desc" width="100%" \
        height="\(Self.number(height))">
        <title id="\(id)-title">\(Markup.escaped(title))</title>
        <desc id="\(id)-desc">\(Markup.escaped(description))</desc>
        \(elements.joined(separator: "\n"))
        </svg>
        """
    }

    /// A line from side to side at `y`, with a label before it.
    mutating func grid(_ y: Double, _ label: String) {
        elements.append(
            "<line class=\"grid\" x1=\"0\" x2=\"100%\" y1=\"\(Self.number(y))\" y2=\"\(Self.number(y))\"/>")
        text(label, x: 0, y: y + 4, .end, offset: -8)
    }

    /// A line from `top` to `bottom` at the share `x` of the width.
    mutating func upright(_ x: Double, from top: Double, to bottom: Double) {
        let x = Self.share(x)
        elements.append(
            "<line class=\"grid\" x1=\"\(x)\" x2=\"\(x)\" y1=\"\(Self.number(top))\" y2=\"\(Self.number(bottom))\"/>")
    }

    /// A bar. `x` and `width` are shares of the width.
    ///
    /// - Parameters:
    ///   - style: The name of its style.
    ///   - title: What the pointer shows.
    mutating func bar(
        x: Double, width: Double, y: Double, height: Double, _ style: String, title: String = ""
    ) {
        let place =
            "x=\"\(Self.share(x))\" width=\"\(Self.share(width))\" y=\"\(Self.number(y))\" "
            + "height=\"\(Self.number(height))\""
        let end = title.isEmpty ? "/>" : "><title>\(Markup.escaped(title))</title></rect>"
        elements.append("<rect class=\"\(style)\" \(place)\(end)")
    }

    /// A mark with its centre at the share `x` of the width and at `y`.
    mutating func mark(_ mark: Mark, x: Double, y: Double, title: String = "") {
        let title = title.isEmpty ? "" : "<title>\(Markup.escaped(title))</title>"
        elements.append(
            "<svg x=\"\(Self.share(x))\" y=\"\(Self.number(y))\" class=\"mark\">\(title)\(mark.shape)</svg>")
    }

    /// A text next to the share `x` of the width, `offset` pixels further.
    mutating func text(
        _ text: String, x: Double, y: Double, _ side: Side = .middle, offset: Double = 0,
        _ importance: Importance = .always, style: String = "label"
    ) {
        let shift = offset == 0 ? "" : " dx=\"\(Self.number(offset))\""
        let style = importance == .wide ? style + " wide" : style
        elements.append(
            "<text class=\"\(style)\" text-anchor=\"\(side.rawValue)\" x=\"\(Self.share(x))\" "
                + "y=\"\(Self.number(y))\"\(shift)>\(Markup.escaped(text))</text>")
    }

    /// `share` of the width in percent, with at most two decimals.
    static func share(_ share: Double) -> String { number(share * 100) + "%" }

    /// `number` with at most two decimals.
    static func number(_ number: Double) -> String {
        let hundredths = Int((number * 100).rounded())
        let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
        let sign = hundredths < 0 ? "-" : ""
        if rest == 0 { return "\(sign)\(whole)" }
        return "\(sign)\(whole)." + (rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)")
    }
}
