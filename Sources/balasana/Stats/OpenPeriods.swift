import Control
import GLibBridge
import HistoryStatistics
import Platform
import ReminderCore
import Storage

/// The bout, the standing and the watching that go on now. The history gets their rows when they end, so without these
/// a long bout would count as nothing until then.
struct OpenPeriods {
    /// The rows as if everything ended now.
    let rows: [StatisticsRow]

    /// - Parameter state: What the running agent has saved last, on the clock of `now`.
    init(_ state: SavedState, _ calendar: Calendar, at now: Moment) {
        func stamp(_ instant: Instant) -> LocalTimestamp { LocalTimestamp(now.utc(at: instant), in: calendar) }
        var rows: [StatisticsRow] = []
        if let trail = state.trail {
            let end = trail.stop?.at ?? now.instant
            rows.append(
                StatisticsRow(
                    stamp(end),
                    .sitting(from: stamp(trail.from), counted: trail.counted(upTo: end), mayContinue: true)))
        }
        if let standing = state.standing, !standing.awaitsReturn {
            let period = HistoryEvent.Period(from: stamp(standing.since), ended: nil)
            rows.append(StatisticsRow(stamp(now.instant), .standing(period, nil)))
        }
        if let since = state.observedSince {
            rows.append(StatisticsRow(stamp(now.instant), .observed(from: stamp(since))))
        }
        self.rows = rows
    }

    /// Those of this machine; nil while no agent is running, which then adds the rows when it starts.
    static func ofAgent(_ directories: XDGDirectories, _ calendar: Calendar) -> OpenPeriods? {
        guard let bus = try? Bus.connect(.session, patience: .seconds(1)), bus.hasOwner(ControlInterface.name),
            let stored = StateFile(directories).stored,
            BootIdentity.isSameBoot(stored.bootID, BootIdentity.bootID())
        else { return nil }
        return OpenPeriods(stored.state, calendar, at: SystemClock.now())
    }
}
