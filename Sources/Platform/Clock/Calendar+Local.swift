import GLibBridge
import Glibc
import ReminderCore

/// Calendars for zones of the system's tz database.
extension Calendar {
    /// The calendar of the user's current zone. It does not follow later changes of the zone.
    public static var local: Calendar { Calendar(SystemTimeZone.local()) }

    /// The calendar of a zone by its name in the tz database, such as `Europe/Berlin`; nil if there is none.
    public static func named(_ identifier: String) -> Calendar? {
        SystemTimeZone(identifier: identifier).map(Calendar.init)
    }

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
    /// The current time, in whole seconds.
    public static var now: UTC { UTC(seconds: Int64(time(nil))) }
}
