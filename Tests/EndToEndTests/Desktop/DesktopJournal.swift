import Foundation

/// Everything that happened on a desktop, with the seconds since its start. A failed wait prints it.
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

/// Something expected did not happen, or something else did; it has the whole journal.
struct Disappointment: Error, CustomStringConvertible {
    let description: String

    init(_ what: String, _ journal: DesktopJournal) {
        description = "\(what)\n\(journal.text)"
    }
}
