/// A line of text for a terminal, in tones that a terminal with colour shows; each character takes one column.
struct TerminalLine: Hashable, Sendable {
    /// How a piece of it looks where there is colour.
    enum Tone: Hashable, Sendable {
        /// As any text.
        case plain
        /// Behind the rest.
        case quiet
        /// What moves.
        case accent

        /// The parameter of `SGR` (ECMA-48) that begins it; nil for none.
        var code: String? {
            switch self {
            case .plain: nil
            case .quiet: "2"
            case .accent: "36"
            }
        }
    }

    private struct Piece: Hashable, Sendable {
        var text: String
        let tone: Tone
    }

    private var pieces: [Piece] = []

    /// A line of one tone.
    init(_ text: String = "", _ tone: Tone = .plain) {
        append(text, tone)
    }

    /// How many columns it takes.
    var width: Int { pieces.reduce(0) { $0 + $1.text.count } }

    /// The line as a terminal gets it; without colour that is plain text.
    func text(hasColour: Bool) -> String {
        pieces.map { piece in
            guard hasColour, let code = piece.tone.code else { return piece.text }
            return "\u{1B}[\(code)m\(piece.text)\u{1B}[0m"
        }.joined()
    }

    /// Puts `text` behind it.
    mutating func append(_ text: String, _ tone: Tone = .plain) {
        if !text.isEmpty { pieces.append(Piece(text: text, tone: tone)) }
    }

    /// The first `width` columns of the line.
    func cut(to width: Int) -> TerminalLine {
        var line = TerminalLine()
        for piece in pieces { line.append(String(piece.text.prefix(max(0, width - line.width))), piece.tone) }
        return line
    }
}
