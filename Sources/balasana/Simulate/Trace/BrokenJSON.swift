import FoundationEssentials

/// Finds the place where a text stops being valid JSON. The decoder of FoundationEssentials does not report it.
///
/// A JSON text can be cut after a comma or an opening bracket. The part before the cut is valid JSON if the open
/// brackets are closed, because the decoder accepts a comma before a closing bracket. The part after the cut is valid
/// JSON if the same brackets are opened again. The error is after the last cut for which the decoder accepts the part
/// before it.
struct BrokenJSON {
    /// Any JSON text. Decoding it checks only the syntax.
    private struct Anything: Decodable {
        init(from decoder: any Decoder) {}
    }

    /// The maximum depth of lists and objects that the decoder accepts.
    private static let deepest = 512

    private let bytes: ArraySlice<UInt8>
    private var cut: Int
    /// The brackets that are open at the cut.
    private var open: [UInt8] = []

    /// Finds the error in `bytes`.
    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        cut = bytes.startIndex
        // Begin with large steps because each step starts a decoder.
        for length in [1 << 16, 1] { advance(by: length) }
    }

    /// The line of the error, from 1.
    var line: Int { bytes[..<place].count { $0 == 0x0A } + 1 }

    /// The text that is allowed at the error.
    var allowed: String { isTooDeep ? "at most \(Self.deepest)" : "JSON" }

    /// The text at the error, with its column. Columns are bytes and begin at 1.
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

    /// Moves the cut forward by at least `length` bytes at a time until the part before it has an error.
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
        // In ASCII, a closing bracket comes two characters after its opening bracket.
        let around = self.open.dropLast().flatMap { $0 == UInt8(ascii: "{") ? Array("{\"\":".utf8) : [$0] }
        let text = around + self.open.suffix(1) + bytes[piece] + open.reversed().map { $0 + 2 }
        return (try? JSONDecoder().decode(Anything.self, from: Data(text))) != nil
    }
}
