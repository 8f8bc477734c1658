/// Rows about periods: bouts of sitting, and when the agent has watched (rule 13).
///
/// Their times are those of the present clock. A period over local midnight is split, and it is late enough to do so
/// when the period ends or the next event comes: no one has to wake up at midnight.
extension Board {
    /// Shorter periods are not worth a row.
    private static let shortest: Duration = .seconds(1)
    /// A longer period can only come from a damaged state.
    private static let longest: Duration = .seconds(400 * 86_400)

    /// Writes the rows of `bout`; none for nil, and for less than a second of sitting.
    mutating func record(_ bout: FinishedBout?, at now: Moment, into effects: inout Effects) {
        guard let bout, bout.counted(from: bout.from, to: bout.to) >= Self.shortest else { return }
        for part in parts(from: bout.from, to: bout.to, at: now) {
            let counted = bout.counted(from: part.from, to: part.to)
            guard counted > .zero else { continue }
            let reason = part.isLast ? bout.reason : .midnight
            let event = HistoryEvent.bout(from: stamp(part.from, now), reason)
            record(event, sitting: counted, at: now.utc(at: part.to), into: &effects)
        }
    }

    /// Writes the rows of `observation`; none for nil.
    mutating func record(_ observation: Observation.Finished?, at now: Moment, into effects: inout Effects) {
        guard let observation else { return }
        for part in parts(from: observation.from, to: observation.to, at: now)
        where part.to - part.from >= Self.shortest {
            let event = HistoryEvent.observed(
                from: stamp(part.from, now), part.isLast ? observation.reason : .midnight)
            record(event, sitting: .zero, at: now.utc(at: part.to), into: &effects)
        }
    }

    /// Takes in `reading`: sleep ends the observation.
    mutating func watch(_ reading: PresenceReading, at now: Moment, into effects: inout Effects) {
        let wasWatching = observation.since != nil
        record(observation.handle(reading, at: now.instant), at: now, into: &effects)
        if wasWatching != (observation.since != nil) { findMidnight(at: now) }
    }

    /// The observation begins or, after a restart, goes on. What ended before is written, with the bout in it.
    mutating func startWatching(at now: Moment, into effects: inout Effects) {
        record(presence.takeLeft(), at: now, into: &effects)
        for finished in observation.start(at: now.instant) { record(finished, at: now, into: &effects) }
        findMidnight(at: now)
    }

    /// Writes the observation of the days that are over at `now`.
    mutating func splitObservation(at now: Moment, into effects: inout Effects) {
        guard let since = observation.since, let midnight = nextMidnight, midnight <= now.utc else { return }
        let midnights = world.calendar.midnights(after: now.utc(at: since), upTo: now.utc)
        if let last = midnights.last { record(observation.cut(at: now.instant(at: last)), at: now, into: &effects) }
        findMidnight(at: now)
    }

    /// Finds the first midnight after the observation began, by the clock and the zone of `now`.
    mutating func findMidnight(at now: Moment) {
        nextMidnight = observation.since.map { world.calendar.midnight(after: now.utc(at: $0)) }
    }

    private func stamp(_ instant: Instant, _ now: Moment) -> LocalTimestamp {
        LocalTimestamp(now.utc(at: instant), in: world.calendar)
    }

    /// A period in pieces of one local date each.
    private func parts(
        from: Instant, to: Instant, at now: Moment
    ) -> [(from: Instant, to: Instant, isLast: Bool)] {
        guard from < to else { return [] }
        let from = max(from, to - Self.longest)
        let midnights = world.calendar.midnights(after: now.utc(at: from), upTo: now.utc(at: to))
        let ends = midnights.map(now.instant(at:)).filter { $0 < to }
        return zip([from] + ends, ends + [to]).map { ($0, $1, $1 == to) }
    }
}

extension Calendar {
    /// When the next date begins after `time`: usually at midnight.
    func midnight(after time: UTC) -> UTC {
        let today = local(time).date
        let found = (1...3).lazy.map { days in
            self.resolve(LocalTime(today.advanced(by: days), TimeOfDay(seconds: 0))).opening
        }.first { $0 > time }
        return found ?? time + .seconds(86_400)
    }

    /// When dates begin after `start`, up to `end`.
    func midnights(after start: UTC, upTo end: UTC) -> [UTC] {
        var midnights: [UTC] = []
        var next = midnight(after: start)
        while next <= end {
            midnights.append(next)
            next = midnight(after: next)
        }
        return midnights
    }
}
