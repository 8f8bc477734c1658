import Fixtures
import HistoryStatistics
import ReminderCore
import Storage
import Testing

@testable import balasana

/// What goes on now counts in today's statistics.
@Suite("Open periods") struct OpenPeriodsTests {
    private static let zone = Calendar(zone: .fixed(offset: 3600))
    /// 2026-11-30 13:00.
    private static let now = Moment(instant: Instant(sinceBoot: .seconds(90_000)), utc: UTC(seconds: 1_796_040_000))

    private static func ago(_ minutes: Int) -> Instant { now.instant + .seconds(-60 * minutes) }

    /// The figures of yesterday and today, with what `change` makes of an agent that has done nothing yet.
    private static func days(rows: [String] = [], _ change: (inout SavedState) -> Void) throws -> [DayFigures] {
        let folder = TemporaryFolder()
        try folder.put("desk/2026-11.tsv", rows.map { $0 + "\n" }.joined())
        // It was saved a while ago: at the last change.
        var state = SavedState(savedAt: Moment(instant: ago(30), utc: now.utc + .seconds(-1800)))
        change(&state)
        let first = zone.local(now.utc).date.advanced(by: -1)
        let open = OpenPeriods(state, zone, at: now)
        return HistoryFigures(History(folder: folder.path), open: open, from: first, zone, at: now.utc).days
    }

    @Test func `a bout counts up to now, without its pauses`() throws {
        let days = try Self.days { state in
            state.observedSince = Self.ago(240)
            state.bout.counted = .seconds(60 * 60)
            state.bout.countingSince = Self.ago(58)
            state.trail = BoutTrail(
                from: Self.ago(120), pauses: [BoutTrail.Pause(from: Self.ago(60), to: Self.ago(58))])
        }
        #expect(days[1].sitting == .seconds(118 * 60) && days[1].observed == .seconds(240 * 60))
        #expect(days[1].bouts.map(\.sitting) == [.seconds(118 * 60)] && days[1].standing == .zero)
        #expect(days[0].sitting == .zero && days[0].observed == .zero)
    }

    @Test func `a bout in a pause counts up to the pause`() throws {
        let days = try Self.days { state in
            state.bout.counted = .seconds(60 * 60)
            state.trail = BoutTrail(from: Self.ago(62), stop: BoutTrail.Stop(at: Self.ago(2), .lock))
        }
        #expect(days[1].sitting == .seconds(60 * 60) && days[1].observed == .seconds(60 * 60))
    }

    @Test func `a bout over midnight counts on both dates, and a row before it makes it no longer`() throws {
        let row =
            "2026-11-29T23:30:00.000+01:00\tbout\tsitting\t\t\t3600\t"
            + "from=2026-11-29T22:30:00.000+01:00 ended=quit"
        let days = try Self.days(rows: [row]) { state in
            // The sitting before the row of another login is still in the bout.
            state.bout.counted = .seconds(3600)
            state.bout.countingSince = Self.ago(13 * 60 + 45)
            state.trail = BoutTrail(from: Self.ago(13 * 60 + 45))
        }
        #expect(days[0].sitting == .seconds(90 * 60) && days[1].sitting == .seconds(13 * 3600))
    }

    @Test func `standing counts from its beginning, unless the user was away and has not come back`() throws {
        for (awaitsReturn, standing) in [(false, 20 * 60), (true, 0)] {
            let days = try Self.days { state in
                state.standing = Standing(since: Self.ago(20), until: nil, awaitsReturn: awaitsReturn)
            }
            #expect(days[1].standing == .seconds(standing) && days[1].sitting == .zero)
        }
    }

    @Test func `while the machine sleeps nothing is open`() throws {
        let days = try Self.days { _ in }
        #expect(days[1].observed == .zero && !days[1].isAtDesk)
    }
}
