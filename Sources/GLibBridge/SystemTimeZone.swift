import Glibc
import Synchronization

/// A zone of the system's tz database, read from its TZif file (RFC 8536). Safe to use from any thread.
///
/// GLib's `GTimeZone` would not do: up to 2.74 it is wrong after 2037 (Europe/Dublin is two hours ahead in winter).
public final class SystemTimeZone: Sendable {
    /// The database's name, such as `Europe/Berlin`; the text of `TZ` for rules given there; `local` for a file without a name.
    public let name: String
    private let file: TimeZoneFile
    private let latest = Mutex<TimeZoneFile.Interval?>(nil)

    private init(name: String, file: TimeZoneFile) {
        self.name = name
        self.file = file
    }

    /// The zone with that name in the tz database; nil when the database has none.
    public convenience init?(identifier: String) {
        guard !identifier.isEmpty, !identifier.hasPrefix("/"), !identifier.split(separator: "/").contains(".."),
            let file = TimeZoneFile(path: Self.database + "/" + identifier)
        else { return nil }
        self.init(name: identifier, file: file)
    }

    /// The user's zone as it is set now: `TZ`, as tzset(3) reads it, else `/etc/localtime`, else UTC.
    public static func local() -> SystemTimeZone {
        if let setting = getenv("TZ") { return SystemTimeZone(setting: String(cString: setting)) }
        return SystemTimeZone(path: "/etc/localtime") ?? utc
    }

    /// The stretch around a civil time during which the offset does not change.
    ///
    /// - Parameter seconds: Seconds since 1970-01-01 00:00 UTC.
    /// - Returns: The stretch's first second and the first one after it, nil where it has no such end, and the
    ///   seconds east of UTC. A neighbour may have the same offset.
    public func interval(at seconds: Int64) -> (start: Int64?, end: Int64?, offset: Int) {
        latest.withLock { latest in
            if let known = latest, known.start.map({ $0 <= seconds }) ?? true, known.end.map({ seconds < $0 }) ?? true {
                return known
            }
            let found = file.interval(at: seconds)
            latest = found
            return found
        }
    }

    static let utc = SystemTimeZone(name: "UTC", file: TimeZoneFile(rule: PosixTimeZone("UTC0")!))

    static var database: String {
        getenv("TZDIR").map { String(cString: $0) } ?? "/usr/share/zoneinfo"
    }

    /// The zone that a value of `TZ` means: a name, a path, or a rule, each perhaps behind a colon; UTC for anything else.
    convenience init(setting: String) {
        let text = setting.hasPrefix(":") ? String(setting.dropFirst()) : setting
        if text.hasPrefix("/"), let file = TimeZoneFile(path: text) {
            self.init(name: Self.databaseName(in: text) ?? "local", file: file)
        } else if let known = SystemTimeZone(identifier: text) {
            self.init(name: text, file: known.file)
        } else if let rule = PosixTimeZone(text) {
            self.init(name: text, file: TimeZoneFile(rule: rule))
        } else {
            self.init(name: "UTC", file: Self.utc.file)
        }
    }

    /// The zone in the file at `path`, named after what a symbolic link there points to; nil when there is no such file,
    /// or when it is damaged.
    public convenience init?(path: String) {
        guard let file = TimeZoneFile(path: path) else { return nil }
        let target = [UInt8](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, count in
            count = buffer.withMemoryRebound(to: CChar.self) { max(0, readlink(path, $0.baseAddress!, $0.count)) }
        }
        self.init(name: Self.databaseName(in: String(decoding: target, as: UTF8.self)) ?? "local", file: file)
    }

    /// `Europe/Berlin` of `../usr/share/zoneinfo/Europe/Berlin`.
    private static func databaseName(in path: String) -> String? {
        let parts = path.split(separator: "/")
        guard let folder = parts.lastIndex(of: "zoneinfo"), folder < parts.count - 1 else { return nil }
        return parts[(folder + 1)...].joined(separator: "/")
    }
}

extension SystemTimeZone: Equatable {
    /// Whether both have the same name and, at every time, the same offset by the same rules.
    public static func == (left: SystemTimeZone, right: SystemTimeZone) -> Bool {
        left.name == right.name && left.file == right.file
    }
}
