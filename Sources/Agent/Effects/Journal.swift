import Platform
import ReminderCore
import Sensors
import Storage

/// Saves state and history together, so a crash at any point neither loses nor doubles a row.
///
/// The state is saved with the rows that are about to be written. If a crash prevents that, the next start writes them.
@MainActor final class Journal {
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
    /// Whether an attempt to write them, of this run or of the last one, may have written some.
    private var isRepeated = false
    /// What could not be read of the history, a text each.
    private(set) var problems: [String] = []
    /// The files as they were last read or written here; nil before that.
    private var stamp: HistoryStamp?
    private var stateFails = false
    private var historyFails = false

    /// Identifies this login: by the session bus, which usually ends with it, and by the session id of logind.
    private let session: String

    init(_ directories: XDGDirectories, busID: String) {
        session = "\(busID) \(BootIdentity.sessionID() ?? "-")"
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
            unwritten = stored.pendingRows
            isRepeated = !unwritten.isEmpty
            appendUnwritten()
            return Found(
                state: stored.state, continuity: continuity(of: stored), suspended: stored.suspended)
        }
    }

    /// The practice according to the history. Call it after ``load(_:)``, which finds the rows that are not in the
    /// history yet.
    ///
    /// - Parameter recent: The last rows, on both clocks.
    func practice(_ recent: RecentRows, at now: Moment) -> Practice {
        stamp = history.stamp
        let (practice, unreadable) = history.practice(
            unwritten: unwritten, dates: recent.dates(at: now), at: now.utc)
        problems = unreadable.problems
        for problem in problems { Log.write("\(problem).") }
        return practice
    }

    /// Whether no other program has changed the history since it was last read.
    var isHistoryKnown: Bool { stamp == history.stamp }

    private func continuity(of stored: StoredState) -> Continuity {
        guard BootIdentity.isSameBoot(stored.bootID, BootIdentity.bootID()) else { return .newBoot }
        return stored.sessionID == session ? .sameSession : .newSession
    }

    /// Saves `state`, and writes `rows` to the history.
    func save(_ state: SavedState, rows: [HistoryEntry], _ calendar: Calendar) {
        unwritten += rows.map { HistoryRow($0, calendar).line }
        attempt(&stateFails) { () throws(StorageError) in
            try stateFile.save(
                StoredState(
                    state: state, sessionID: session, suspended: SystemClock.suspended(), pendingRows: unwritten))
        }
        appendUnwritten()
    }

    private func appendUnwritten() {
        guard !unwritten.isEmpty else { return }
        // If another program has changed it, that is still to be read.
        let isKnown = isHistoryKnown
        defer { if isKnown { stamp = history.stamp } }
        attempt(&historyFails) { () throws(StorageError) in
            defer { isRepeated = !unwritten.isEmpty }
            try history.append(unwritten, isRepeated: isRepeated)
            unwritten = []
        }
    }

    /// Logs an error such as a full disk once, not at every event.
    private func attempt(_ fails: inout Bool, _ work: () throws(StorageError) -> Void) {
        do throws(StorageError) {
            try work()
            fails = false
        } catch {
            if !fails { Log.write(error.description) }
            fails = true
        }
    }
}
