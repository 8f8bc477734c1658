import GLibBridge
import Glibc
import ReminderCore

extension Calendar {
    /// The calendar of the zone that the user has now.
    static var local: Calendar { calendar(SystemTimeZone.local()) }

    /// The calendar of a zone by its name in the tz database, such as `Europe/Berlin`; nil when there is none.
    static func named(_ identifier: String) -> Calendar? {
        SystemTimeZone(identifier: identifier).map(calendar)
    }

    private static func calendar(_ zone: SystemTimeZone) -> Calendar {
        Calendar(
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
    static var now: UTC { UTC(seconds: Int64(time(nil))) }
}
