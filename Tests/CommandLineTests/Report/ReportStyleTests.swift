import Foundation
import Testing

@testable import balasana

/// The contrast of the colours (WCAG 2.2, AA).
@Suite("Colours of the report") struct ReportStyleTests {
    private static let schemes = ["light", "dark", "print"]

    /// The variables of a scheme: those of the light one, with the changes of this one.
    private func colours(_ scheme: String) throws -> [String: String] {
        // Both style sheets have the three blocks.
        let parts = [PageStyle.css, ReportStyle.css].flatMap { $0.split(separator: "@media ") }
        func variables(_ text: Substring) -> [String: String] {
            text.matches(of: /--([a-z-]+): (#[0-9a-f]+);/).reduce(into: [:]) { $0[String($1.1)] = String($1.2) }
        }
        var colours: [String: String] = [:]
        for part in parts {
            let name =
                part.hasPrefix("(prefers-color-scheme: dark)") ? "dark" : part.hasPrefix("print") ? "print" : "light"
            // The rules after the block of a scheme are for all.
            if name == "light" || name == scheme { colours.merge(variables(part)) { $1 } }
        }
        return colours
    }

    private func luminance(_ colour: String) throws -> Double {
        var digits = String(colour.dropFirst())
        if digits.count == 3 { digits = digits.map { "\($0)\($0)" }.joined() }
        let value = try #require(Int(digits, radix: 16))
        let parts = [value >> 16, value >> 8 & 255, value & 255].map { part in
            let share = Double(part) / 255
            return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    private func contrast(_ one: String, _ other: String, _ scheme: String) throws -> Double {
        let colours = try colours(scheme)
        let light = try [one, other].map { try luminance(try #require(colours[$0])) }.sorted()
        return (light[1] + 0.05) / (light[0] + 0.05)
    }

    @Test(arguments: schemes) func `text has a contrast of 4.5`(scheme: String) throws {
        for (text, ground) in [
            ("text", "page"), ("text", "card"), ("text", "care"), ("text", "code"), ("head", "page"), ("head", "card"),
            ("head", "care"), ("soft", "page"), ("soft", "card"), ("on-mark", "mark"),
        ] {
            let contrast = try contrast(text, ground, scheme)
            #expect(contrast >= 4.5, "\(text) on \(ground), \(scheme): \(contrast)")
        }
    }

    @Test(arguments: schemes) func `shapes have a contrast of 3`(scheme: String) throws {
        for shape in ["short", "medium", "long", "mark", "soft"] {
            let contrast = try contrast(shape, "card", scheme)
            #expect(contrast >= 3, "\(shape), \(scheme): \(contrast)")
        }
    }
}
