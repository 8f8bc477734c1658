import Control
import Presenters

/// A self-contained page for a browser: HTML that is also well-formed XML. It loads and runs nothing.
struct HTMLPage {
    /// What the page is. It is written into the page, so no other file is overwritten.
    let kind: Kind
    /// The title, in words.
    let title: String
    /// Style rules after those of ``PageStyle``.
    var style = ""
    /// The elements before `main`.
    let header: String
    /// The elements of the page, without the header.
    let main: String

    /// The kinds of pages.
    enum Kind: String, CaseIterable {
        /// `balasana guide --html`.
        case guide
        /// `balasana report`.
        case report

        private var generator: String {
            switch self {
            case .guide: "<meta name=\"generator\" content=\"Balasana "
            case .report: "<meta name=\"generator\" content=\"Balasana report "
            }
        }

        fileprivate var tag: String { "\(generator)\(Version.number)\"/>" }

        /// Whether any version of Balasana wrote `html` as a page of this kind.
        func wrote(_ html: String) -> Bool {
            guard let start = html.firstRange(of: generator)?.upperBound else { return false }
            return html[start...].first?.isNumber ?? false
        }
    }

    /// The content of the file.
    var html: String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <title>\(Markup.escaped(title))</title>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        \(kind.tag)
        <style>
        \(PageStyle.css)\(style)
        </style>
        </head>
        <body>
        <header>
        \(header)
        </header>
        <main>
        \(main)
        </main>
        </body>
        </html>

        """
    }

    /// A `<p>` or another element with the text and the facts of `statement`.
    static func element(_ name: String, _ statement: Statement) -> String {
        let facts = statement.facts.map(\.rawValue).joined(separator: " ")
        return "<\(name) data-facts=\"\(facts)\">\(text(statement.text))</\(name)>"
    }

    /// `text` as markup. A part in backticks is for typing and becomes `<code>`.
    static func text(_ text: String) -> String {
        text.split(separator: "`", omittingEmptySubsequences: false).enumerated().map { index, piece in
            let words = Markup.escaped(String(piece))
            return index % 2 == 1 ? "<code>\(words)</code>" : words
        }.joined()
    }

    /// The drawing of `picture` as an element; empty if it is not installed.
    static func drawing(_ picture: Picture, _ source: (Picture) -> String?) -> String {
        source(picture).flatMap(InlineSVG.init)?.text ?? ""
    }
}
