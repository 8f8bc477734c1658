/// A line of text for a terminal, with optional colour. Each character must take one column.
struct TerminalLine: Hashable, Sendable {
    /// The style of a piece of text on a terminal with colour.
    enum Tone: Hashable, Sendable {
        /// Normal text.
        case plain
        /// Less visible than normal text.
        case quiet
        /// For text that moves.
        case accent

        /// The `SGR` parameter (ECMA-48) that starts the style; nil for normal text.
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

    init(_ text: String = "", _ tone: Tone = .plain) {
        append(text, tone)
    }

    /// In columns.
    var width: Int { pieces.reduce(0) { $0 + $1.text.count } }

    /// The line with escape sequences, or without them if the terminal has no colour.
    func text(hasColour: Bool) -> String {
        pieces.map { piece in
            guard hasColour, let code = piece.tone.code else { return piece.text }
            return "\u{1B}[\(code)m\(piece.text)\u{1B}[0m"
        }.joined()
    }

    mutating func append(_ text: String, _ tone: Tone = .plain) {
        if !text.isEmpty { pieces.append(Piece(text: text, tone: tone)) }
    }

    func cut(to width: Int) -> TerminalLine {
        var line = TerminalLine()
        for piece in pieces { line.append(String(piece.text.prefix(max(0, width - line.width))), piece.tone) }
        return line
    }
}
