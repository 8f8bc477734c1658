import CNotify
import Glibc
import Synchronization

/// A zone of the system's tz database, read by GLib's `GTimeZone`. Can be used from any thread.
///
/// GLib 2.74 is correct for every zone from 1970 to 2037. Two errors are known. It misreads the rule of Europe/Dublin
/// for later years: from 2038-03-27 on, summer time begins two hours early, and winters are two hours ahead of UTC. And
/// a rule in `TZ` with summer time all year is an hour off.
public final class SystemTimeZone: Sendable {
    /// A time interval with one offset: its first second, the first second after it (nil where it has no start or no
    /// end), and the offset in seconds east of UTC.
    public typealias Interval = (start: Int64?, end: Int64?, offset: Int)

    /// The name in the database, such as `Europe/Berlin`; the text of `TZ` for a rule; `local` for a file outside the
    /// database.
    public let name: String
    /// The TZif file; nil for a rule.
    private let file: TimeZoneFile?
    /// Immutable, and safe to read from any thread.
    private nonisolated(unsafe) let zone: OpaquePointer
    private let lastInterval: Int32
    /// The last two intervals found: looking up a local time near a change needs both.
    private let latest = Mutex<[Interval]>([])

    private init?(name: String, file: TimeZoneFile? = nil, identifier: String) {
        guard let zone = g_time_zone_new_identifier(identifier) else { return nil }
        self.name = name
        self.file = file
        self.zone = zone
        lastInterval = g_time_zone_find_interval(zone, G_TIME_TYPE_UNIVERSAL, .max)
    }

    private convenience init?(name: String, file: TimeZoneFile?) {
        guard let file else { return nil }
        self.init(name: name, file: file, identifier: file.identifier)
    }

    deinit {
        g_time_zone_unref(zone)
    }

    /// The zone with that name in the tz database; nil if there is none.
    public convenience init?(identifier: String) {
        guard !identifier.isEmpty, !identifier.hasPrefix("/"), !identifier.split(separator: "/").contains("..") else {
            return nil
        }
        self.init(name: identifier, file: TimeZoneFile(path: Self.database + "/" + identifier))
    }

    /// The zone in the file at `path`. A symbolic link into the database gives the zone its name. nil if the file is
    /// missing or damaged.
    public convenience init?(path: String) {
        let target = [UInt8](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, count in
            count = buffer.withMemoryRebound(to: CChar.self) { max(0, readlink(path, $0.baseAddress!, $0.count)) }
        }
        let name = Self.databaseName(in: String(decoding: target, as: UTF8.self)) ?? "local"
        self.init(name: name, file: TimeZoneFile(path: path))
    }

    /// The user's current zone: `TZ`, as tzset(3) reads it, else `/etc/localtime`, else UTC.
    public static func local() -> SystemTimeZone {
        if let setting = getenv("TZ") { return zone(setting: String(cString: setting)) }
        return SystemTimeZone(path: "/etc/localtime") ?? utc
    }

    /// The zone for a value of `TZ`: a name, a path or a rule, with or without a leading colon; UTC for anything else.
    static func zone(setting: String) -> SystemTimeZone {
        let text = setting.hasPrefix(":") ? String(setting.dropFirst()) : setting
        if let known = SystemTimeZone(identifier: text) { return known }
        if text.hasPrefix("/") {
            return SystemTimeZone(name: databaseName(in: text) ?? "local", file: TimeZoneFile(path: text)) ?? utc
        }
        // A rule begins with a name. GLib would also accept a bare offset, and a damaged file of the database.
        guard let first = text.first, first.isLetter || first == "<", access(database + "/" + text, F_OK) != 0 else {
            return utc
        }
        if let rule = SystemTimeZone(name: text, identifier: text) { return rule }
        // For a rule without dates POSIX lets the system choose them. GLib rejects such a rule; glibc uses the dates of
        // the United States.
        return (text.contains(",") ? nil : SystemTimeZone(name: text, identifier: text + ",M3.2.0,M11.1.0")) ?? utc
    }

    private static var database: String {
        getenv("TZDIR").map { String(cString: $0) } ?? "/usr/share/zoneinfo"
    }

    private static var utc: SystemTimeZone { SystemTimeZone(name: "UTC", identifier: "UTC0")! }

    /// The interval with one offset that contains a time. The next or previous interval may have the same offset.
    ///
    /// - Parameter seconds: Seconds since 1970-01-01 00:00 UTC.
    public func interval(at seconds: Int64) -> Interval {
        latest.withLock { latest in
            let known = latest.first { ($0.start ?? .min) <= seconds && seconds < ($0.end ?? .max) }
            if let known { return known }
            let number = g_time_zone_find_interval(zone, G_TIME_TYPE_UNIVERSAL, gint64(seconds))
            let found = (
                start: number == 0 ? nil : start(ofInterval: number, near: seconds),
                end: number == lastInterval ? nil : start(ofInterval: number + 1, near: seconds),
                offset: Int(g_time_zone_get_offset(zone, number))
            )
            latest = [found] + latest.prefix(1)
            return found
        }
    }

    /// Finds the start by bisection: GLib returns the number of the interval for a time, but not where it starts.
    private func start(ofInterval number: Int32, near seconds: Int64) -> Int64 {
        func isBefore(_ time: Int64) -> Bool {
            g_time_zone_find_interval(zone, G_TIME_TYPE_UNIVERSAL, gint64(time)) < number
        }
        // Begin with about half a year: GLib counts all intervals up to a time and is slow for late ones.
        var reach: Int64 = 1 << 24
        while !isBefore(seconds - reach) || isBefore(seconds + reach) { reach *= 2 }
        var (before, start) = (seconds - reach, seconds + reach)
        while start - before > 1 {
            let middle = (before + start) / 2
            if isBefore(middle) { before = middle } else { start = middle }
        }
        return start
    }

    /// The name in the database, such as `Europe/Berlin` for `../usr/share/zoneinfo/Europe/Berlin`.
    private static func databaseName(in path: String) -> String? {
        let parts = path.split(separator: "/")
        guard let folder = parts.lastIndex(of: "zoneinfo"), folder < parts.count - 1 else { return nil }
        return parts[(folder + 1)...].joined(separator: "/")
    }
}

extension SystemTimeZone: Equatable {
    /// True if both have the same name and their files the same content.
    public static func == (left: SystemTimeZone, right: SystemTimeZone) -> Bool {
        left.name == right.name && left.file?.bytes == right.file?.bytes
    }
}
