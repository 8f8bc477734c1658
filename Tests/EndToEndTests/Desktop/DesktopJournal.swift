import Foundation

/// All that a desktop saw, with seconds since its start: what a failed wait tells of itself.
final class DesktopJournal: @unchecked Sendable {
    private let lock = NSLock()
    private let start = Date()
    private var lines: [String] = []

    func note(_ source: String, _ text: String) {
        let seconds = Date().timeIntervalSince(start)
        lock.withLock { lines.append(String(format: "%8.3f  %@: %@", seconds, source, text)) }
    }

    var text: String { lock.withLock { lines.joined(separator: "\n") } }
}

/// Something expected did not come, or something else came; told with the whole journal.
struct Disappointment: Error, CustomStringConvertible {
    let description: String

    init(_ what: String, _ journal: DesktopJournal) {
        description = "\(what)\n\(journal.text)"
    }
}
