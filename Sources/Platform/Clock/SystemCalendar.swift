import GLibBridge
import ReminderCore

/// Calendars of the zones in the system's tz database.
public enum SystemCalendar {
    /// The calendar of the zone that the user has now; later changes of it need a new one.
    public static func local() -> Calendar {
        calendar(SystemTimeZone.local())
    }

    /// The calendar of a zone by its name in the tz database, such as `Europe/Berlin`; nil when there is none.
    public static func named(_ identifier: String) -> Calendar? {
        SystemTimeZone(identifier: identifier).map(calendar)
    }

    /// The calendar of `zone`.
    public static func calendar(_ zone: SystemTimeZone) -> Calendar {
        Calendar(
            zone: Zone(name: zone.name) { time in
                let found = zone.interval(at: time.seconds)
                return Zone.Interval(
                    start: found.start.map { UTC(seconds: $0) }, end: found.end.map { UTC(seconds: $0) },
                    offset: found.offset)
            })
    }
}
