import Presenters

/// A part of the report: drawings with a legend, and their data as a table.
struct ReportFigure {
    /// The heading.
    let heading: String
    /// Sentences before the drawings.
    let text: [String]
    /// The drawings; without one, only the sentences are shown.
    let drawings: [String]
    /// The explanation of shapes and colours: a picture and what it means.
    var legend: [(picture: String, meaning: String)] = []
    /// The data.
    let table: DataTable
    /// The name of the style that arranges the drawings.
    var layout = "plots"

    /// The section of the page.
    var html: String {
        let paragraphs = text.isEmpty ? [] : ["<p>\(text.map(HTMLPage.text).joined(separator: " "))</p>"]
        return (["<section>", "<h2>\(Markup.escaped(heading))</h2>"] + paragraphs + figure + ["</section>"])
            .joined(separator: "\n")
    }

    private var figure: [String] {
        if drawings.isEmpty { return [] }
        let keys = legend.map { "<li>\($0.picture) \(Markup.escaped($0.meaning))</li>" }
        return ["<figure>"] + (keys.isEmpty ? [] : ["<ul class=\"legend\">"] + keys + ["</ul>"])
            + ["<div class=\"\(layout)\">"] + drawings + ["</div>", table.html, "</figure>"]
    }

    /// A coloured square for a legend, in the style of a bar.
    static func swatch(_ style: String) -> String {
        "<svg class=\"key\" width=\"16\" height=\"16\" viewBox=\"0 0 16 16\" aria-hidden=\"true\">"
            + "<rect class=\"\(style)\" x=\"2\" y=\"2\" width=\"12\" height=\"12\"/></svg>"
    }
}

/// The data of a drawing.
struct DataTable {
    /// What the table has, for screen readers.
    let caption: String
    /// The headings of the columns.
    let columns: [String]
    /// The cells. The first cell of a row is its heading.
    let rows: [[String]]

    /// The table, folded up until the reader opens it.
    var html: String {
        let head = columns.map { "<th scope=\"col\">\(Markup.escaped($0))</th>" }.joined()
        let body = rows.map { row in
            "<tr>"
                + row.enumerated().map { index, cell in
                    index == 0
                        ? "<th scope=\"row\">\(Markup.escaped(cell))</th>" : "<td>\(Markup.escaped(cell))</td>"
                }.joined() + "</tr>"
        }
        return """
            <details>
            <summary>Data</summary>
            <div class="table">
            <table>
            <caption>\(Markup.escaped(caption))</caption>
            <thead><tr>\(head)</tr></thead>
            <tbody>
            \(body.joined(separator: "\n"))
            </tbody>
            </table>
            </div>
            </details>
            """
    }
}
