import ReminderCore
import Sensors
import Storage

/// Keeps state and history together, so that a crash at any point neither loses nor doubles a row.
///
/// The state is saved with the rows that are about to be written; what a crash leaves unwritten is written at the next
/// start. Confined to the agent's queue.
final class Journal {
    /// What the last run left behind.
    struct Found {
        let state: SavedState
        let continuity: Continuity
        /// The machine's total sleep when the state was saved.
        let suspended: Duration
    }

    private let stateFile: StateFile
    private let history: History
    /// Rows that could not be written yet.
    private var unwritten: [String] = []
    private var hasFailed = false

    init(_ directories: XDGDirectories) {
        stateFile = StateFile(directories)
        history = History(folder: directories.historyFolder)
    }

    /// What the last run left behind; nil on the first run, or when it cannot be read.
    func load(_ calendar: Calendar) -> Found? {
        switch stateFile.load() {
        case .none:
            return nil
        case .damaged(let reason):
            Log.write(reason)
            return nil
        case .loaded(let stored):
            attempt { () throws(StorageError) in try history.append(stored.pendingRows) }
            return Found(
                state: stored.state, continuity: Self.continuity(of: stored), suspended: stored.suspended)
        }
    }

    private static func continuity(of stored: StoredState) -> Continuity {
        guard stored.bootID == BootIdentity.bootID() else { return .newBoot }
        return stored.sessionID == BootIdentity.sessionID() ? .sameSession : .newSession
    }

    /// Saves `state`, and writes `rows` to the history.
    func save(_ state: SavedState, rows: [HistoryEntry], _ calendar: Calendar) {
        unwritten += rows.map { HistoryRow($0, calendar).line }
        attempt { () throws(StorageError) in
            try stateFile.save(
                StoredState(state: state, suspended: SystemClock.suspended(), pendingRows: unwritten))
        }
        guard !unwritten.isEmpty else { return }
        attempt { () throws(StorageError) in
            try history.append(unwritten)
            unwritten = []
        }
    }

    /// A full disk is told once, not at every event.
    private func attempt(_ work: () throws(StorageError) -> Void) {
        do throws(StorageError) {
            try work()
            hasFailed = false
        } catch {
            if !hasFailed { Log.write("\(error)") }
            hasFailed = true
        }
    }
}
