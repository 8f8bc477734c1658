import Foundation

/// A colour of 24 bits.
struct Color: Equatable {
    let red, green, blue: UInt8

    var css: String { "rgb(\(red), \(green), \(blue))" }

    /// The background of a notification's text.
    static let ofWords = Color(red: 255, green: 255, blue: 0)

    /// The colours of a notification's buttons, in order.
    static let ofButtons = [
        Color(red: 255, green: 0, blue: 0), Color(red: 0, green: 255, blue: 0), Color(red: 0, green: 0, blue: 255),
        Color(red: 255, green: 0, blue: 255), Color(red: 0, green: 255, blue: 255),
    ]
}

/// The content of a virtual screen.
struct Screenshot {
    private let width: Int
    private let pixels: Data

    /// Takes one.
    init(of sandbox: Sandbox) throws {
        let image = try sandbox.run(["import", "-silent", "-window", "root", "-depth", "8", "ppm:-"]).out
        // A PPM file: "P6", width, height and the greatest value, each followed by one white space, then the pixels.
        var position = image.startIndex
        let header = try (0..<4).map { _ in
            guard let end = image[position...].firstIndex(where: { $0 == 10 || $0 == 32 }) else {
                throw Disappointment("the screenshot is no picture", sandbox.journal)
            }
            defer { position = image.index(after: end) }
            return String(decoding: image[position..<end], as: UTF8.self)
        }
        width = Int(header[1]) ?? 1
        pixels = Data(image[position...])
    }

    /// A place near the middle of the topmost area with that colour; nil if there is none.
    func place(of color: Color) -> (x: Int, y: Int)? {
        func hasColor(_ index: Int) -> Bool {
            let start = index * 3
            return start + 2 < pixels.count && pixels[start] == color.red && pixels[start + 1] == color.green
                && pixels[start + 2] == color.blue
        }
        guard let first = (0..<pixels.count / 3).first(where: hasColor) else { return nil }
        let end = (first...).first { !hasColor($0) } ?? first
        let bottom = sequence(first: first) { $0 + width }.first { !hasColor($0) } ?? first
        return ((first % width + (end - 1) % width) / 2, (first / width + (bottom / width) - 1) / 2)
    }
}
