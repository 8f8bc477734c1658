import Fixtures
import Foundation

/// Cuts what a process writes into lines.
final class Lines: @unchecked Sendable {
    let timeline = Timeline<String>()
    private let each: @Sendable (String) -> Void
    private var rest = Data()

    /// `each` is called with each line on the thread that calls ``take(_:)``.
    init(each: @escaping @Sendable (String) -> Void = { _ in }) {
        self.each = each
    }

    /// Takes the next piece; nil for the end. Call it on one thread only.
    func take(_ piece: Data?) {
        guard let piece else {
            if !rest.isEmpty { add(rest) }
            timeline.complete()
            return
        }
        rest += piece
        while let newline = rest.firstIndex(of: UInt8(ascii: "\n")) {
            add(rest[..<newline])
            rest = Data(rest[rest.index(after: newline)...])
        }
    }

    private func add(_ bytes: Data) {
        let line = String(decoding: bytes, as: UTF8.self)
        each(line)
        timeline.append(line)
    }
}
