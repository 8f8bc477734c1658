/// A drawing as a part of a page: it brings nothing in from elsewhere, and a reader of the screen says what it shows.
struct InlineSVG {
    /// What would make the page load, follow or run something.
    private static let foreign = ["<script", "<style", "<foreignobject", "<image", "<!entity", "href", "src=", "url("]

    /// The element.
    let text: String

    /// The drawing in the file `svg`, named by the title in it; nil where that needs anything else.
    init?(_ svg: String) {
        let small = svg.lowercased()
        guard !Self.foreign.contains(where: small.contains), let start = svg.firstRange(of: "<svg")?.lowerBound,
            let end = svg[start...].firstRange(of: ">")?.upperBound, let close = svg.firstRange(of: "</svg>"),
            let title = svg[end..<close.lowerBound].firstRange(of: "<title>"),
            let titleEnd = svg[title.upperBound..<close.lowerBound].firstRange(of: "</title>")
        else { return nil }
        let name = svg[title.upperBound..<titleEnd.lowerBound].replacing("\"", with: "&quot;")
        // Pages know what an svg is; the name space would be an address in a page that has none.
        let root = svg[start..<end].replacing(#" xmlns="http://www.w3.org/2000/svg""#, with: "").dropFirst("<svg".count)
        let before = svg[end..<title.lowerBound]
        text = "<svg role=\"img\" aria-label=\"\(name)\"\(root)\(before)\(svg[titleEnd.upperBound..<close.upperBound])"
    }
}
