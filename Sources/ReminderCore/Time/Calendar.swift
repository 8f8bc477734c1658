/// Local time in one zone: maps civil time to the wall clock and back, with gaps and folds.
public struct Calendar: Sendable {
    /// The zone whose wall clock this is.
    public let zone: Zone

    /// What a time on the wall clock is in civil time.
    public enum Resolution: Hashable, Sendable {
        /// The wall clock shows it once.
        case unique(UTC)
        /// The wall clock jumps over it; `end` is the moment of the jump.
        case gap(end: UTC)
        /// The wall clock shows it twice, when it is set back.
        case fold(first: UTC, second: UTC)

        /// The one moment at which a slot for that time opens (rule 3): a gap's end, a fold's first.
        public var opening: UTC {
            switch self {
            case .unique(let time): time
            case .gap(let end): end
            case .fold(let first, _): first
            }
        }
    }

    /// Local time in `zone`.
    public init(zone: Zone) {
        self.zone = zone
    }

    /// What the wall clock shows at `time`.
    public func local(_ time: UTC) -> LocalTime {
        LocalTime(secondsAsIfUTC: time.seconds + Int64(offset(at: time)))
    }

    /// Seconds east of UTC at `time`.
    public func offset(at time: UTC) -> Int {
        zone.interval(time).offset
    }

    /// When the wall clock shows `local`.
    public func resolve(_ local: LocalTime) -> Resolution {
        // No zone is further than a day from UTC, so every reading of `local` is within these bounds.
        let wanted = local.secondsAsIfUTC
        let last = UTC(seconds: wanted + 2 * 86_400)
        var interval = zone.interval(UTC(seconds: wanted - 2 * 86_400))
        var readings: [UTC] = []
        var gapEnd: UTC?
        while true {
            let reading = UTC(seconds: wanted - Int64(interval.offset))
            let starts = interval.start.map { $0 <= reading } ?? true
            let lasts = interval.end.map { reading < $0 } ?? true
            if starts && lasts { readings.append(reading) }
            if !starts && gapEnd == nil { gapEnd = interval.start }
            guard let end = interval.end, end <= last else { break }
            interval = zone.interval(end)
        }
        if let first = readings.first {
            return readings.count == 1 ? .unique(first) : .fold(first: first, second: readings[1])
        }
        return .gap(end: gapEnd ?? last)
    }

    /// Whether the wall calendar ever shows `date`: Pacific/Apia left out a whole one.
    public func exists(_ date: LocalDate) -> Bool {
        local(resolve(LocalTime(date, TimeOfDay(seconds: 0))).opening).date == date
    }
}

extension Calendar {
    /// The time from `start` to `end`, split where a local date begins. There is always one part.
    func days(from start: UTC, until end: UTC) -> [(from: UTC, until: UTC)] {
        var days: [(from: UTC, until: UTC)] = []
        var from = start
        while true {
            let midnight = next(TimeOfDay(seconds: 0), after: from)
            guard from < midnight, midnight < end else { break }
            days.append((from, midnight))
            from = midnight
        }
        return days + [(from, end)]
    }

    /// When the wall clock shows `time` the next time after `now`.
    func next(_ time: TimeOfDay, after now: UTC) -> UTC {
        let today = local(now).date
        let readings = [today, today.advanced(by: 1)].flatMap { date in
            switch resolve(LocalTime(date, time)) {
            case .unique(let time), .gap(let time): [time]
            // A clock that is set back shows it a second time on the same day.
            case .fold(let first, let second): [first, second]
            }
        }
        return readings.first { $0 > now } ?? readings[readings.count - 1]
    }
}
