import Foundation
import Platform
import Testing

@testable import balasana

/// The JSON that commands print.
@Suite("JSON") struct JSONValueTests {
    /// The value for Foundation's encoder.
    private struct Encoded: Encodable {
        let value: JSONValue

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch value {
            case .null: try container.encodeNil()
            case .bool(let bool): try container.encode(bool)
            case .number(let number): try container.encode(number)
            case .string(let text): try container.encode(text.harmlessLines)
            case .array(let members): try container.encode(members.map(Encoded.init))
            case .object(let members): try container.encode(members.mapValues(Encoded.init))
            }
        }

        func text(_ formatting: JSONEncoder.OutputFormatting) throws -> String {
            let encoder = JSONEncoder()
            encoder.outputFormatting = formatting.union([.sortedKeys, .withoutEscapingSlashes])
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    @Test(arguments: HostileTextTests.texts + ["\"\\\n\t\u{1}\u{1B}é😀/", ""])
    func `both forms are those of the encoder`(text: String) throws {
        let value = JSONValue.object([
            "b_c": .string(text), "a": .array([.null, .bool(true), .number(-3), .array([]), .object([:])]),
            "bc": .object([:]), "Z": .object(["é": .array([.object(["x": .string(text)])]), "b": .number(.max)]),
        ])
        #expect(value.line.debugDescription == (try Encoded(value: value).text([])).debugDescription)
        #expect(value.text.debugDescription == (try Encoded(value: value).text(.prettyPrinted)).debugDescription)
    }
}
