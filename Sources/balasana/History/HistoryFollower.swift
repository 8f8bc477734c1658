import ArgumentParser
import GLibBridge
import Storage

/// Prints a line for each row as it is written, by the agent or by a folder synchroniser.
///
/// Used only on the main loop.
final class HistoryFollower: @unchecked Sendable {
    /// The form of the lines.
    enum Form {
        case text
        case table
        case json
    }

    private let history: History
    private let form: Form
    private let loop = MainLoop.main
    private var output: OutputBuffer
    private var text = HistoryText(days: 1)
    private var rows: NewHistoryRows?
    private var failure: (any Error)?

    /// After so long without a change the files are read: a synchroniser writes several at once.
    private static let settling = Duration.milliseconds(100)

    init(_ history: History, _ form: Form) {
        self.history = history
        self.form = form
        output = form == .table ? HistoryTable.output : OutputBuffer()
    }

    /// Returns when the reader of the lines is gone; signals end the process as usual.
    ///
    /// - Throws: Exit status 69 with a message if the folder cannot be watched, and 73 if the output cannot be written.
    func follow() throws {
        StandardOutput.watchReader(loop) { [loop] in loop.quit() }
        let watch = HistoryWatch(
            folder: history.folder, loop: loop, settling: Self.settling, isKnown: { false },
            changed: { [self] in show() })
        guard let watch else { throw Exit.unavailable("\(history.folder) cannot be watched.") }
        // After the watch has begun, so no row is missed.
        rows = NewHistoryRows(history)
        if form == .table { try output.add(HistoryTable.header) }
        try output.flush()
        withExtendedLifetime(watch) { loop.run() }
        if let failure { throw failure }
    }

    private func show() {
        do {
            let unreadable = try rows?.take { try output.add(line($0)) }
            for problem in unreadable?.problems ?? [] { StandardError.say("\(problem).") }
            try output.flush()
        } catch {
            failure = failure ?? error
            loop.quit()
        }
    }

    private func line(_ record: HistoryRecord) -> String {
        switch form {
        case .text: text.line(record)
        case .table: HistoryTable.line(record)
        case .json: HistoryJSON.line(record)
        }
    }
}
