import Platform
import Presenters

/// A picture to embed in the page. It loads nothing from elsewhere, and a screen reader reads its title.
struct InlineSVG {
    /// Markup that would make the page load, link to or run something.
    private static let foreign = ["<script", "<style", "<foreignobject", "<image", "<!entity", "href", "src=", "url("]

    /// The `<svg>` element.
    let text: String

    /// The picture in the file `svg`, labelled with its title; nil if it has no title or refers to anything else.
    init?(_ svg: String) {
        let small = svg.lowercased()
        guard !Self.foreign.contains(where: small.contains), let start = svg.firstRange(of: "<svg")?.lowerBound,
            let end = svg[start...].firstRange(of: ">")?.upperBound, let close = svg.firstRange(of: "</svg>"),
            let title = svg[end..<close.lowerBound].firstRange(of: "<title>"),
            let titleEnd = svg[title.upperBound..<close.lowerBound].firstRange(of: "</title>")
        else { return nil }
        let name = svg[title.upperBound..<titleEnd.lowerBound].replacing("\"", with: "&quot;")
        // HTML does not need the namespace. Without it the page contains no address at all.
        let root = svg[start..<end].replacing(#" xmlns="http://www.w3.org/2000/svg""#, with: "").dropFirst("<svg".count)
        let before = svg[end..<title.lowerBound]
        text = "<svg role=\"img\" aria-label=\"\(name)\"\(root)\(before)\(svg[titleEnd.upperBound..<close.upperBound])"
    }
}

extension SharedFolder {
    /// The SVG text of `picture`; nil if it is not installed.
    static func drawing(_ picture: Picture) -> String? {
        guard let folder = path("pictures"),
            let bytes = try? FileBytes.read("\(folder)/\(picture.rawValue).svg", limit: 1 << 20)
        else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }
}
