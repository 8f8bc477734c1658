/// When slots open (rule 3): once for each local date, even if the clock is set or the time zone changes.
struct SlotSchedule: Hashable, Sendable {
    /// A slot on one date.
    struct Opening: Hashable {
        let slot: SlotSettings
        let date: LocalDate
        let at: UTC

        var windowEnd: UTC { at + slot.catchUp }
    }

    /// A slot that the config no longer has.
    private struct Gone: Hashable {
        let record: SlotRecord
        /// Until when it may come back as it was.
        let until: Instant
    }

    /// The next opening of a slot.
    private struct Turn: Hashable {
        /// The position of the slot in the config, which decides between openings at the same time.
        let index: Int
        let opening: Opening

        func isBefore(_ other: Turn) -> Bool {
            opening.at == other.opening.at ? index < other.index : opening.at < other.opening.at
        }
    }

    /// How long a slot may be missing from the config and still count as the same one, for example between two saves.
    private static let absence = Duration.seconds(3600)
    /// How many days back missed dates are recorded.
    private static let memory = 7
    /// Dates kept per slot: more than a clock is ever wrong by at a time, and still a short line in the state file.
    private static let keptDates = 60
    /// Unanswered dates kept per slot: those of ``memory``, and of a clock that runs ahead as long after it.
    private static let keptUnanswered = 2 * memory

    private(set) var records: [SlotRecord] = []
    private var gone: [Gone] = []
    /// Up to when windows have been looked through for missed ones.
    private var lookedUpTo: UTC
    /// The next opening of each slot after ``lookedUpTo``, the first one last, so a look need not search all slots.
    private var turns: [Turn] = []
    /// Whether slots, clock or time zone have changed since the last look, or a date opens again. Then the next look
    /// must search all slots.
    private var isOutdated = true

    /// The next opening after the last look.
    var next: Opening? { turns.last?.opening }

    init(records: [SlotRecord], lookedUpTo: UTC) {
        self.records = records
        self.lookedUpTo = lookedUpTo
    }

    /// Takes up the slots of the config; one that is new, or moved to another time, is defined now. One that was there
    /// less than an hour ago is not new.
    ///
    /// - Parameter unanswered: The dates on which slots are open; those of one that leaves the config may open again.
    mutating func define(_ slots: [SlotSettings], unanswered: [(name: String, date: LocalDate)] = [], at now: Moment) {
        isOutdated = true
        let leaving = records.filter { record in !slots.contains { $0.name == record.name } }.map { record in
            var record = record
            record.opened.removeAll { date in unanswered.contains { $0 == (record.name, date) } }
            return Gone(record: record, until: now.instant + Self.absence)
        }
        let returning = gone.filter { now.instant < $0.until }
        records = slots.map { slot in
            let known =
                records.first { $0.name == slot.name } ?? returning.first { $0.record.name == slot.name }?.record
            guard var known else {
                return SlotRecord(name: slot.name, at: slot.at, definedAt: now.utc)
            }
            if known.at != slot.at {
                known.at = slot.at
                known.definedAt = now.utc
            }
            // A clock that was ahead then must not keep the slot closed until it is.
            known.definedAt = min(known.definedAt, now.utc)
            return known
        }
        gone = (returning + leaving).filter { one in !slots.contains { $0.name == one.record.name } }
    }

    /// The clock was set, or the time zone has changed. Slots in between do not count as missed.
    mutating func jump(to now: UTC) {
        lookedUpTo = now
        for index in records.indices { records[index].definedAt = min(records[index].definedAt, now) }
        forgetFuture(after: now)
    }

    /// A window that ended after `now` ended while the clock was ahead. Its date opens again at the right time.
    mutating func forgetFuture(after now: UTC) {
        isOutdated = true
        lookedUpTo = min(lookedUpTo, now)
        for index in records.indices {
            let early = records[index].unanswered.filter { $0.endedAt > now }.map(\.date)
            records[index].unanswered.removeAll { $0.endedAt > now }
            records[index].opened.removeAll(where: early.contains)
        }
    }

    /// The slot `name` opens again on `date`, if its time has not passed.
    mutating func reopen(_ name: String, on date: LocalDate) {
        guard let index = records.firstIndex(where: { $0.name == name }) else { return }
        records[index].opened.removeAll { $0 == date }
        isOutdated = true
    }

    /// The slot of `answered` does not open on its date.
    mutating func close(_ answered: SlotDate) {
        guard let index = records.firstIndex(where: { $0.name == answered.name }),
            !records[index].opened.contains(answered.date)
        else { return }
        records[index].opened = records[index].opened.suffix(Self.keptDates - 1) + [answered.date]
        isOutdated = true
    }

    /// The window of the slot `name` on `date` ended at `time` without an answer.
    mutating func end(_ name: String, on date: LocalDate, at time: UTC) {
        guard let index = records.firstIndex(where: { $0.name == name }) else { return }
        let unanswered = SlotRecord.Unanswered(date: date, endedAt: time)
        records[index].unanswered = records[index].unanswered.suffix(Self.keptUnanswered - 1) + [unanswered]
    }

    /// Whether ``look(_:_:at:)`` may find something at `now`.
    func needsLook(at now: UTC) -> Bool { isOutdated || next.map { $0.at <= now } ?? false }

    /// The openings that are due at `now`, and those whose window has passed since the last look; both in order of
    /// time.
    mutating func look(_ slots: [SlotSettings], _ calendar: Calendar, at now: UTC) -> (
        open: [Opening], missed: [Opening]
    ) {
        var open: [Opening] = []
        var missed: [Opening] = []
        let today = calendar.local(now).date
        let due = takeDue(at: now)
        for index in due {
            for days in -Self.memory...1 {
                let date = today.advanced(by: days)
                guard let opening = opening(slots[index], records[index], date, calendar), opening.at <= now
                else { continue }
                if now < opening.windowEnd {
                    open.append(opening)
                } else if opening.windowEnd > lookedUpTo {
                    missed.append(opening)
                } else {
                    continue
                }
                records[index].opened = records[index].opened.suffix(Self.keptDates - 1) + [date]
            }
        }
        for opening in missed { end(opening.slot.name, on: opening.date, at: opening.windowEnd) }
        lookedUpTo = now
        for index in due {
            guard let opening = upcoming(slots[index], records[index], calendar, after: now) else { continue }
            insert(Turn(index: index, opening: opening))
        }
        return (open.sorted { $0.at < $1.at }, missed.sorted { $0.at < $1.at })
    }

    /// Removes the slots whose turn it is, or all of them if the list is outdated, and returns their positions.
    private mutating func takeDue(at now: UTC) -> [Int] {
        guard !isOutdated else {
            isOutdated = false
            turns = []
            return Array(records.indices)
        }
        let due = turns.reversed().prefix { $0.opening.at <= now }.map(\.index)
        turns.removeLast(due.count)
        return due.sorted()
    }

    private mutating func insert(_ turn: Turn) {
        var (low, high) = (0, turns.count)
        while low < high {
            let middle = (low + high) / 2
            if turn.isBefore(turns[middle]) { low = middle + 1 } else { high = middle }
        }
        turns.insert(turn, at: low)
    }

    private func upcoming(
        _ slot: SlotSettings, _ record: SlotRecord, _ calendar: Calendar, after now: UTC
    ) -> Opening? {
        let today = calendar.local(now).date
        // A week finds every weekday; the second one replaces dates that a zone leaves out.
        for days in -1...15 {
            let found = opening(slot, record, today.advanced(by: days), calendar)
            if let found, found.at > now { return found }
        }
        return nil
    }

    /// The opening of `slot` on `date`; nil if there is none, or it has already opened.
    private func opening(
        _ slot: SlotSettings, _ record: SlotRecord, _ date: LocalDate, _ calendar: Calendar
    ) -> Opening? {
        guard !record.opened.contains(date), let time = slot.opening(on: date, calendar), time >= record.definedAt
        else { return nil }
        return Opening(slot: slot, date: date, at: time)
    }
}

/// The history of a slot: when it was defined, and on which dates it opened.
public struct SlotRecord: Hashable, Sendable {
    /// The slot's name.
    public var name: String
    /// The time of day for which it was defined. A change of it is a new definition.
    public var at: TimeOfDay
    /// When it was defined: it never opens for a time before this (rule 3).
    public var definedAt: UTC
    /// The dates on which it opened or was missed, in that order. The last date would not be enough, because a clock
    /// can be set back.
    public var opened: [LocalDate]
    /// The last dates whose window ended without an answer. If the clock is set back before such an end, it was ahead
    /// then, and the date opens again.
    public var unanswered: [Unanswered]

    /// A date whose window ended without an answer.
    public struct Unanswered: Hashable, Sendable {
        /// The slot's date.
        public var date: LocalDate
        /// When its window ended, by the clock of that time.
        public var endedAt: UTC

        /// A window of `date` that ended at `endedAt`.
        public init(date: LocalDate, endedAt: UTC) {
            self.date = date
            self.endedAt = endedAt
        }
    }

    /// A record.
    public init(
        name: String, at: TimeOfDay, definedAt: UTC, opened: [LocalDate] = [], unanswered: [Unanswered] = []
    ) {
        self.name = name
        self.at = at
        self.definedAt = definedAt
        self.opened = opened
        self.unanswered = unanswered
    }
}
