/// Standing at the desk (rule 12).
extension Machines {
    /// The user stands. This ends the bout, as a break does, and answers a sitting reminder.
    mutating func stand(for length: Duration?, at now: Moment, into effects: inout Effects) -> Reply {
        guard length.map(Standing.allowed.contains) ?? true else { return .refused(.standLength) }
        if standing.current == nil {
            board.record(board.presence.standUp(at: now.instant), at: now, into: &effects)
        }
        standing.stand(for: length, isAway: board.presence.isAway, at: now.instant)
        // The reminder of a hold that is running ends with the hold.
        if hold.kind != .sitting { answerByStanding(at: now, into: &effects) }
        return .standing(
            until: length.map { now.utc + $0 }, fromReturn: standing.current?.awaitsReturn ?? false)
    }

    /// The user sits again. A desk calls this without knowing whether the user stood, so that is no error.
    mutating func sit(at now: Moment, into effects: inout Effects) -> Reply {
        let wasStanding = standing.current != nil
        follow(standing.sit(at: now.instant), at: now, into: &effects)
        return .sat(wasStanding: wasStanding)
    }

    /// `hold` was stopped too early to answer its reminder, which comes again unless the user stands.
    mutating func cutShort(_ hold: GuidedHold, at now: Moment, into effects: inout Effects) {
        board.cutShort(hold, at: now, into: &effects)
        answerByStanding(at: now, into: &effects)
    }

    /// While the user stands, no sitting reminder is due.
    private mutating func answerByStanding(at now: Moment, into effects: inout Effects) {
        guard standing.current != nil, let reminder = board.queue.reminder(of: .sitting) else { return }
        standing.answer(reminder.breakOccasion)
        board.follow(board.queue.drop(.sitting), at: now, into: &effects)
    }

    mutating func follow(_ news: StandingMachine.News?, at now: Moment, into effects: inout Effects) {
        switch news {
        case .ended(let time, let row):
            board.presence.sitDown(at: time)
            guard let row else { return }
            board.recordStanding(row, until: now.utc(at: time), from: now.utc(at: row.since), into: &effects)
        case nil: break
        }
    }
}

extension Board {
    /// Writes a row for each local date in the period.
    fileprivate mutating func recordStanding(
        _ row: StandingMachine.Row, until end: UTC, from start: UTC, into effects: inout Effects
    ) {
        for day in world.calendar.days(from: start, until: end) {
            let from = LocalTimestamp(day.from, in: world.calendar)
            let period = HistoryEvent.Period(from: from, ended: day.until == end ? row.end : .midnight)
            let answered = day.from == start ? row.answered : nil
            record(.standing(period, answered), sitting: .zero, at: day.until, into: &effects)
        }
    }
}
