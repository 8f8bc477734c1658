import Foundation

/// Cuts what a process writes into lines.
final class Lines: @unchecked Sendable {
    let timeline = Timeline<String>()
    private var rest = Data()

    /// Takes the next piece; nil for the end. Called by one thread alone.
    func take(_ piece: Data?) {
        guard let piece else {
            if !rest.isEmpty { timeline.append(String(decoding: rest, as: UTF8.self)) }
            timeline.complete()
            return
        }
        rest += piece
        while let newline = rest.firstIndex(of: UInt8(ascii: "\n")) {
            timeline.append(String(decoding: rest[rest.startIndex..<newline], as: UTF8.self))
            rest = Data(rest[rest.index(after: newline)...])
        }
    }
}
