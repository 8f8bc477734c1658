import Testing

@testable import ReminderCore

/// Random sequences of everything that sitting depends on.
extension InvariantTests {
    private struct Days {
        var rows: [HistoryEntry] = []
        var periods: [HistoryEntry] = []
        /// The sitting of the bouts that standing up has ended, which no other row has.
        var stoodUp: Duration = .zero

        mutating func take(_ desk: Desk) {
            rows += desk.rows
            periods += desk.periods
        }

        /// The sitting that the policy has counted up to a break, the end of a hold, or standing up.
        var counted: Duration {
            rows.reduce(stoodUp) { sum, row in
                switch row.event {
                case .awayBreak, .done: sum + row.sitting
                case .shown, .started, .partial, .snoozed, .skipped, .ignored, .missed, .standing, .bout, .observed,
                    .answered, .undone, .ate:
                    sum
                }
            }
        }

        var bouts: [(from: UTC, to: UTC, counted: Duration)] {
            periods.compactMap { row in
                guard case .bout(let from, _) = row.event else { return nil }
                return (from.utc, row.at, row.sitting)
            }.sorted { $0.from < $1.from }
        }

        var standing: [(from: UTC, to: UTC)] {
            rows.compactMap { row in
                guard case .standing(let period, _) = row.event else { return nil }
                return (period.from.utc, row.at)
            }.sorted { $0.from < $1.from }
        }

        var observed: [(from: UTC, to: UTC)] {
            periods.compactMap { row in
                guard case .observed(let from, _) = row.event else { return nil }
                return (from.utc, row.at)
            }.sorted { $0.from < $1.from }
        }
    }

    /// Restarts in all ways, holds, and what the sources report; at the end the machine is off.
    private func days(_ seed: Int, setsClock: Bool) -> Days {
        var dice = Dice(state: UInt64(seed + 3000))
        var desk = Desk(Desk.withoutSlots(), utc: SlotTests.midnight + .hours(9), idleSource: seed % 4 != 0)
        var told = Told()
        var days = Days()
        func restart(_ continuity: Continuity, after downtime: Duration) {
            days.take(desk)
            desk = desk.restarted(continuity, after: downtime, hasQuit: Bool.random(using: &dice))
            told = Told()
        }
        for _ in 0..<300 {
            switch Int.random(in: 0..<12, using: &dice) {
            case 0 where !desk.policy.isHolding:
                let continuity = [Continuity.sameSession, .newSession, .newBoot].randomElement(using: &dice)!
                restart(continuity, after: .seconds(Int.random(in: 0...400, using: &dice)))
            case 1:
                desk.stopTyping()
                desk.command(.hold(HoldWish(evenAfterMeal: true)))
            case 2: desk.command(.stop)
            case 3: desk.pass(.hours(Int.random(in: 1...5, using: &dice)))
            case 4 where Bool.random(using: &dice): desk.command(.sit)
            case 4:
                if desk.policy.status(at: desk.now).standingSince == nil { days.stoodUp += desk.sitting }
                desk.command(.stand(.minutes(Int.random(in: 1...60, using: &dice))))
            default: tell(desk, &told, &dice, setsClock: setsClock)
            }
            // Often within the seconds in which it is not known whether the user is back.
            desk.pass(.seconds(Int.random(in: 0...(Bool.random(using: &dice) ? 900 : 3), using: &dice)))
        }
        desk.command(.stop)
        desk.send(.presence(.locked(.hint)))
        desk.pass(.hours(1))
        restart(.newBoot, after: .hours(1))
        days.take(desk)
        return days
    }

    @Test(arguments: 1...60) func `of bouts hold, the rows add up to the sitting that was counted`(seed: Int) {
        for setsClock in [true, false] {
            let days = days(seed, setsClock: setsClock)
            #expect(days.bouts.reduce(.zero) { $0 + $1.counted } == days.counted)
            #expect(days.bouts.count > 3 && days.counted > .hours(1))
            for bout in days.bouts { #expect(bout.from < bout.to && bout.counted <= bout.to - bout.from) }
            if !setsClock {
                let periods = (days.bouts.map { ($0.from, $0.to) } + days.standing).sorted { $0.0 < $1.0 }
                for (one, next) in zip(periods, periods.dropFirst()) { #expect(one.1 <= next.0) }
            }
        }
    }

    @Test(arguments: 1...60) func `of bouts hold, none overlaps another, and each was observed`(seed: Int) {
        let days = days(seed, setsClock: false)
        for (bout, next) in zip(days.bouts, days.bouts.dropFirst()) { #expect(bout.to <= next.from) }
        for (one, next) in zip(days.observed, days.observed.dropFirst()) { #expect(one.to <= next.from) }
        for bout in days.bouts {
            let seen = days.observed.reduce(Duration.zero) { sum, one in
                sum + max(.zero, min(one.to, bout.to) - max(one.from, bout.from))
            }
            #expect(bout.counted <= seen, "\(bout)")
        }
        let calendar = Calendar(zone: .fixed(offset: 0))
        for (from, to) in days.bouts.map({ ($0.from, $0.to) }) + days.observed {
            #expect(calendar.local(to + (.zero - .milliseconds(1))).date == calendar.local(from).date)
        }
    }
}
