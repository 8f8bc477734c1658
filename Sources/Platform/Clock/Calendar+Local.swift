import GLibBridge
import Glibc
import ReminderCore

/// Calendars of the zones in the system's tz database.
extension Calendar {
    /// The calendar of the zone that the user has now; a later change of the zone needs a new one.
    public static var local: Calendar { Calendar(SystemTimeZone.local()) }

    /// The calendar of a zone by its name in the tz database, such as `Europe/Berlin`; nil when there is none.
    public static func named(_ identifier: String) -> Calendar? {
        SystemTimeZone(identifier: identifier).map(Calendar.init)
    }

    /// The calendar of `zone`.
    init(_ zone: SystemTimeZone) {
        self.init(
            zone: Zone(name: zone.name) { time in
                let found = zone.interval(at: time.seconds)
                return Zone.Interval(
                    start: found.start.map { UTC(seconds: $0) }, end: found.end.map { UTC(seconds: $0) },
                    offset: found.offset)
            })
    }
}

extension UTC {
    /// Now, to the second.
    public static var now: UTC { UTC(seconds: Int64(time(nil))) }
}
