import CNotify
import Fixtures
import Foundation
import Platform
import ReminderCore
import Testing

@testable import Storage

/// Follows the agent's way of saving rows: save the state with the rows, append them to the history, continue.
@Suite struct KilledAgentTests {
    let place = TemporaryFolder()

    @Test(.timeLimit(.minutes(5))) func `after a kill the next start finds every row once`() async throws {
        for (round, moment) in zip(1..., [IN_CREATE, IN_MODIFY, IN_CLOSE_WRITE, IN_MOVED_TO]) {
            await #expect(processExitsWith: .signal(SIGKILL)) {
                [path = place.path as String, moment = moment as Int32] in
                KilledProcess.run(killedAt: 10, of: moment, in: path) {
                    let start = Self.lastNumber(in: path) + 1
                    for number in start...(start + 5000) { try? Self.keep(number, in: path) }
                }
            }
            guard case .loaded(let stored) = StateFile(path: place.path + "/state.conf").load() else {
                Issue.record("no state")
                return
            }
            let history = History(folder: place.path + "/history", machine: "desk")
            try history.append(stored.pendingRows)
            let reading = history.rows()
            #expect(reading.unreadable.isEmpty)
            #expect(reading.records.map(\.detail) == (1...Int(stored.state.nextPresentation)).map { "nudge=\($0)" })
            #expect(reading.records.count >= round * 3)
        }
    }

    static func keep(_ number: Int, in path: String) throws {
        let calendar = ReminderCore.Calendar(zone: .fixed(offset: 0))
        let entry = HistoryEntry(
            at: UTC(seconds: 1_800_000_000 + Int64(number)),
            event: .shown(HistoryEvent.Asked(.sitting, .classic), hold: .zero, nudge: number), sitting: .zero)
        let row = HistoryRow(entry, calendar).line
        var state = SavedState(savedAt: Moment(instant: Instant(sinceBoot: .zero), utc: UTC(seconds: 0)))
        state.nextPresentation = UInt64(number)
        try StateFile(path: path + "/state.conf").save(StoredState(state: state, suspended: .zero, pendingRows: [row]))
        try History(folder: path + "/history", machine: "desk").append([row])
    }

    static func lastNumber(in path: String) -> Int {
        guard let bytes = try? FileBytes.read(path + "/state.conf"), let stored = try? StateFileText.stored(in: bytes)
        else {
            return 0
        }
        return Int(stored.state.nextPresentation)
    }
}
