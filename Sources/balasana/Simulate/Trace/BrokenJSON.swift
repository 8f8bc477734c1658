import FoundationEssentials

/// Where a text stops being JSON, which the decoder of FoundationEssentials does not say.
///
/// A JSON text can be cut behind a comma and behind an opening bracket. What is before the cut is JSON again when the
/// brackets that are open there are closed, as the decoder accepts a comma before a closing bracket. What is behind the
/// cut is JSON again when the same brackets are opened. The place is the last cut before which the decoder finds no
/// fault.
struct BrokenJSON {
    /// Any JSON text: to decode it checks its syntax.
    private struct Anything: Decodable {
        init(from decoder: any Decoder) {}
    }

    /// How deep the decoder follows lists and objects.
    private static let deepest = 512

    private let bytes: ArraySlice<UInt8>
    private var cut: Int
    /// The opening brackets before the cut that are not closed there.
    private var open: [UInt8] = []

    /// Looks for the place in `bytes`.
    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        cut = bytes.startIndex
        // Large steps first: a step costs a decoder.
        for length in [1 << 16, 1] { advance(by: length) }
    }

    /// The line of the place, counted from 1.
    var line: Int { bytes[..<place].count { $0 == 0x0A } + 1 }

    /// What is allowed at the place.
    var allowed: String { isTooDeep ? "at most \(Self.deepest)" : "JSON" }

    /// What is at the place, and in which column, counted in bytes from 1.
    var found: String {
        let lineStart = bytes[..<place].lastIndex(of: 0x0A).map { $0 + 1 } ?? bytes.startIndex
        let rest = bytes[place...].prefix { $0 != 0x0A && $0 != 0x0D }
        let text =
            if rest.isEmpty {
                "the end"
            } else if isTooDeep {
                "more than \(Self.deepest) nested lists and objects"
            } else if String(validating: rest, as: UTF8.self) == nil {
                "bytes that are not UTF-8"
            } else {
                Self.quoted(String(decoding: rest, as: UTF8.self).prefix(40))
            }
        return "\(text) in column \(place - lineStart + 1)"
    }

    private static func quoted(_ text: Substring) -> String {
        let quote = text.contains("\"") ? "'" : "\""
        return quote + text + quote
    }

    private var isTooDeep: Bool { open.count == Self.deepest }

    private var place: Int {
        bytes[cut...].firstIndex { ![0x20, 0x09, 0x0D, 0x0A].contains($0) } ?? bytes.endIndex
    }

    /// Moves the cut on, `length` bytes or more at a time, for as long as there is no fault before it.
    private mutating func advance(by length: Int) {
        var open = open
        var isInText = false
        var isEscaped = false
        for index in cut..<bytes.endIndex {
            let byte = bytes[index]
            if isInText {
                if isEscaped {
                    isEscaped = false
                } else {
                    isEscaped = byte == UInt8(ascii: "\\")
                    isInText = byte != UInt8(ascii: "\"")
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isInText = true
            case UInt8(ascii: "]"), UInt8(ascii: "}"): _ = open.popLast()
            case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ","):
                if byte != UInt8(ascii: ",") { open.append(byte) }
                let end = index + 1
                guard end - cut >= length else { continue }
                guard isJSON(cut..<end, closing: open) else { return }
                cut = end
                self.open = open
            case _: break
            }
        }
    }

    private func isJSON(_ piece: Range<Int>, closing open: [UInt8]) -> Bool {
        // In ASCII a closing bracket is the second character after its opening one.
        let around = self.open.dropLast().flatMap { $0 == UInt8(ascii: "{") ? Array("{\"\":".utf8) : [$0] }
        let text = around + self.open.suffix(1) + bytes[piece] + open.reversed().map { $0 + 2 }
        return (try? JSONDecoder().decode(Anything.self, from: Data(text))) != nil
    }
}
