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
        let until: UTC
    }

    /// How long a slot may be missing from the config and still count as the same one, for example between two saves.
    private static let absence = Duration.seconds(3600)
    /// How many days back missed dates are recorded.
    private static let memory = 7
    /// Dates kept per slot: more than a clock is ever wrong by at a time, and still a short line in the state file.
    private static let keptDates = 60

    private(set) var records: [SlotRecord] = []
    private var gone: [Gone] = []
    /// Up to when windows have been looked through for missed ones.
    private var lookedUpTo: UTC
    /// The next opening after ``lookedUpTo``, looked up once and not at every event.
    private(set) var next: Opening?

    init(records: [SlotRecord], lookedUpTo: UTC) {
        self.records = records
        self.lookedUpTo = lookedUpTo
    }

    /// Takes up the slots of the config; one that is new, or moved to another time, is defined now. One that was there
    /// less than an hour ago is not new.
    ///
    /// - Parameter unanswered: The dates on which slots are open; those of one that leaves the config may open again.
    mutating func define(_ slots: [SlotSettings], unanswered: [(name: String, date: LocalDate)] = [], at now: UTC) {
        let leaving = records.filter { record in !slots.contains { $0.name == record.name } }.map { record in
            var record = record
            record.opened.removeAll { date in unanswered.contains { $0 == (record.name, date) } }
            return Gone(record: record, until: now + Self.absence)
        }
        let returning = gone.filter { now < $0.until && $0.until <= now + Self.absence }
        records = slots.map { slot in
            let known =
                records.first { $0.name == slot.name } ?? returning.first { $0.record.name == slot.name }?.record
            guard var known else {
                return SlotRecord(name: slot.name, at: slot.at, definedAt: now)
            }
            if known.at != slot.at {
                known.at = slot.at
                known.definedAt = now
            }
            // A clock that was ahead then must not keep the slot closed until it is.
            known.definedAt = min(known.definedAt, now)
            return known
        }
        gone = (returning + leaving).filter { one in !slots.contains { $0.name == one.record.name } }
    }

    /// The clock was set. Slots in between do not count as missed.
    mutating func jump(to now: UTC) {
        lookedUpTo = now
        for index in records.indices { records[index].definedAt = min(records[index].definedAt, now) }
    }

    /// The openings that are due at `now`, and those whose window has passed since the last look; both in order of
    /// time.
    mutating func look(_ slots: [SlotSettings], _ calendar: Calendar, at now: UTC) -> (
        open: [Opening], missed: [Opening]
    ) {
        var open: [Opening] = []
        var missed: [Opening] = []
        let today = calendar.local(now).date
        for slot in slots {
            guard let index = records.firstIndex(where: { $0.name == slot.name }) else { continue }
            for days in -Self.memory...1 {
                let date = today.advanced(by: days)
                guard let opening = opening(slot, records[index], date, calendar), opening.at <= now else { continue }
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
        lookedUpTo = now
        next = upcoming(slots, calendar, after: now)
        return (open.sorted { $0.at < $1.at }, missed.sorted { $0.at < $1.at })
    }

    private func upcoming(_ slots: [SlotSettings], _ calendar: Calendar, after now: UTC) -> Opening? {
        let today = calendar.local(now).date
        var earliest: Opening?
        for (slot, record) in zip(slots, records) {
            // A week finds every weekday; the second one replaces dates that a zone leaves out.
            for days in -1...15 {
                let found = opening(slot, record, today.advanced(by: days), calendar)
                guard let found, found.at > now else { continue }
                if earliest.map({ found.at < $0.at }) ?? true { earliest = found }
                break
            }
        }
        return earliest
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

    /// A record.
    public init(name: String, at: TimeOfDay, definedAt: UTC, opened: [LocalDate] = []) {
        self.name = name
        self.at = at
        self.definedAt = definedAt
        self.opened = opened
    }
}
