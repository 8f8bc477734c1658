import Presenters

/// The guide as a page for a browser.
struct GuidePage {
    private let guide: Guide
    private let picture: (Picture) -> String?

    /// Prepares the page of `guide`.
    ///
    /// - Parameter picture: Returns the SVG text of a picture; a picture for which it returns nil is left out.
    init(_ guide: Guide, picture: @escaping (Picture) -> String?) {
        self.guide = guide
        self.picture = picture
    }

    /// The content of the file.
    var html: String {
        HTMLPage(
            kind: .guide, title: guide.title,
            header: """
                \(drawing(.classic))<div>
                <h1>\(Markup.escaped(guide.title))</h1>
                \(Self.paragraph(guide.lead))
                </div>
                """, main: guide.sections.map(section).joined(separator: "\n")
        ).html
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

    private func drawing(_ wanted: Picture) -> String { HTMLPage.drawing(wanted, picture) }

    private static func list(_ entry: GuideEntry) -> String {
        "<ul>\n" + entry.statements.map { HTMLPage.element("li", $0) }.joined(separator: "\n") + "\n</ul>"
    }

    private static func paragraph(_ statement: Statement) -> String { HTMLPage.element("p", statement) }
}
