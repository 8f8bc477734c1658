import Control
import Presenters

/// The guide as a self-contained page for a browser: HTML that is also well-formed XML.
struct GuidePage {
    private static let generator = "<meta name=\"generator\" content=\"Balasana "

    private let guide: Guide
    private let picture: (Picture) -> String?

    /// Prepares the page of `guide`.
    ///
    /// - Parameter picture: Returns the SVG text of a picture; a picture for which it returns nil is left out.
    init(_ guide: Guide, picture: @escaping (Picture) -> String?) {
        self.guide = guide
        self.picture = picture
    }

    /// Whether any version of Balasana wrote `html`.
    static func isOurs(_ html: String) -> Bool {
        html.contains(generator)
    }

    /// The content of the file.
    var html: String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <title>\(Markup.escaped(guide.title))</title>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        \(Self.generator)\(Version.number)"/>
        <style>
        \(GuideStyle.css)
        </style>
        </head>
        <body>
        <header>
        \(drawing(.classic))<div>
        <h1>\(Markup.escaped(guide.title))</h1>
        \(Self.paragraph(guide.lead))
        </div>
        </header>
        <main>
        \(guide.sections.map(section).joined(separator: "\n"))
        </main>
        </body>
        </html>

        """
    }

    private func section(_ section: GuideSection) -> String {
        let (list, item) = section.isNumbered ? ("ol", "li") : ("div", "article")
        let entries = section.entries.map { entry in
            guard let title = entry.heading else { return Self.list(entry) }
            return "<\(item)>\n\(card(entry, title))\n</\(item)>"
        }.joined(separator: "\n")
        let disclaimer =
            section.hasDisclaimer ? "\n<p class=\"disclaimer\">\(Markup.escaped(CautionText.disclaimer))</p>" : ""
        return """
            <section\(section.hasDisclaimer ? " class=\"care\"" : "")>
            <h2>\(Markup.escaped(section.heading))</h2>
            <\(list) class="cards">
            \(entries)
            </\(list)>\(disclaimer)
            </section>
            """
    }

    private func card(_ entry: GuideEntry, _ title: String) -> String {
        let drawing = entry.picture.map(drawing) ?? ""
        return "<div class=\"head\">\(drawing)<h3>\(Markup.escaped(title))</h3></div>\n"
            + entry.statements.map(Self.paragraph).joined(separator: "\n")
    }

    private func drawing(_ wanted: Picture) -> String {
        picture(wanted).flatMap(InlineSVG.init)?.text ?? ""
    }

    private static func list(_ entry: GuideEntry) -> String {
        "<ul>\n" + entry.statements.map { element("li", $0) }.joined(separator: "\n") + "\n</ul>"
    }

    private static func paragraph(_ statement: Statement) -> String {
        element("p", statement)
    }

    private static func element(_ name: String, _ statement: Statement) -> String {
        let facts = statement.facts.map(\.rawValue).joined(separator: " ")
        return "<\(name) data-facts=\"\(facts)\">\(text(statement))</\(name)>"
    }

    /// Text in backticks is for typing and becomes `<code>`.
    private static func text(_ statement: Statement) -> String {
        statement.text.split(separator: "`", omittingEmptySubsequences: false).enumerated().map { index, piece in
            let words = Markup.escaped(String(piece))
            return index % 2 == 1 ? "<code>\(words)</code>" : words
        }.joined()
    }
}
