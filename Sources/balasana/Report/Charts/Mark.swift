/// A small shape. Each differs from the others without its colour.
enum Mark: String, CaseIterable {
    case disc, ring, diamond, triangle, cross, tick

    /// The SVG elements, around the point 0,0. Only a tick lets what is below it shine through.
    var shape: String {
        let under = "<circle class=\"under\" r=\"6\"/>"
        switch self {
        case .disc: return "<circle class=\"full\" r=\"5\"/>"
        case .ring: return under + "<circle class=\"open\" r=\"4\"/>"
        case .diamond: return under + "<path class=\"open\" d=\"M0-5.5 5.5 0 0 5.5-5.5 0Z\"/>"
        case .triangle: return under + "<path class=\"open alert\" d=\"M0-5 5.5 4.5h-11Z\"/>"
        case .cross: return under + "<path class=\"open alert\" d=\"M-4-4 4 4M4-4-4 4\"/>"
        case .tick: return "<path class=\"open soft\" d=\"M0-6V6\"/>"
        }
    }

    /// The shape as a picture of its own, for a legend.
    var picture: String {
        "<svg class=\"key\" width=\"16\" height=\"16\" viewBox=\"-8 -8 16 16\" aria-hidden=\"true\">\(shape)</svg>"
    }
}
