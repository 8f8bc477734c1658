import Foundation

/// The history that the agent writes.
struct WrittenHistory {
    /// One row, by the names in the file's first line.
    struct Row: CustomStringConvertible {
        let event: String
        let kind: String
        let detail: String
        let description: String
    }

    let folder: URL
    let journal: DesktopJournal

    /// The rows about bouts of sitting and about when the agent watched.
    static let periods = ["bout", "observed"]

    /// The rows about reminders, holds and answers, in order.
    func rows() throws -> [Row] { try allRows().filter { !Self.periods.contains($0.event) } }

    /// All rows, in order.
    func allRows() throws -> [Row] {
        let files = (FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects ?? [])
            .compactMap { $0 as? URL }.filter { $0.pathExtension == "tsv" }.sorted { $0.path < $1.path }
        return try files.flatMap { file in
            // A row that is still being written has no newline yet.
            let lines = try String(contentsOf: file, encoding: .utf8).split(
                separator: "\n", omittingEmptySubsequences: false
            ).dropLast().filter { !$0.hasPrefix("#") }
            let names = lines.first?.split(separator: "\t", omittingEmptySubsequences: false) ?? []
            return lines.dropFirst().map { line in
                let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
                func field(_ name: String) -> String {
                    names.firstIndex { $0 == name }.map { $0 < fields.count ? String(fields[$0]) : "" } ?? ""
                }
                return Row(
                    event: field("event"), kind: field("kind"), detail: field("detail"), description: String(line))
            }
        }
    }

    /// The events of ``rows()``, in order.
    var events: [String] { get throws { try rows().map(\.event) } }

    /// Waits until the history begins with these events, in this order.
    func wait(for events: [String]) throws {
        let changes = try FolderChanges(folder)
        while true {
            try changes.follow()
            let seen = try rows()
            if seen.prefix(events.count).map(\.event) == events { return }
            guard seen.count < events.count, changes.next() else {
                let rows = seen.map(\.description).joined(separator: "\n")
                throw Disappointment("the history should say \(events), but says\n\(rows)", journal)
            }
        }
    }
}
