import GLibBridge
import ReminderCore

/// Reports changes of the time zone. It watches `/etc/localtime` and also subscribes to timedated: if that link leads
/// through another link, a change there does not touch `/etc/localtime`. It causes no other wakeups.
///
/// If `TZ` is set, the file is ignored and the zone never changes. Use it only on the loop's thread.
public final class ZoneWatch: @unchecked Sendable {
    private static let timedated = "org.freedesktop.timedate1"

    private let file: String
    private let changed: @Sendable (Calendar) -> Void
    private var zone: SystemTimeZone?
    private var watch: FolderWatch?
    private var subscription: Subscription?

    /// Starts watching, until this object is released. Call it on the loop's thread.
    ///
    /// - Parameters:
    ///   - environment: The environment of the process; only `TZ` is used.
    ///   - systemBus: nil if there is none. The watch does not start timedated.
    ///   - file: The file that sets the zone of the system.
    ///   - changed: Gets the calendar of each new zone. A missing or damaged file, such as one that is being written,
    ///     changes nothing.
    public init(
        loop: MainLoop, environment: [String: String], systemBus: Bus?, file: String = "/etc/localtime",
        changed: @escaping @Sendable (Calendar) -> Void
    ) {
        self.file = file
        self.changed = changed
        guard environment["TZ"] == nil else { return }
        watch = FolderWatch([file], loop: loop) { [weak self] _ in self?.readZone() }
        subscription = systemBus?.subscribe(
            sender: Self.timedated, path: "/org/freedesktop/timedate1", interface: "org.freedesktop.DBus.Properties",
            signal: "PropertiesChanged"
        ) { [weak self] signal in
            if signal.arguments.first?.stringValue == Self.timedated { self?.readZone() }
        }
        // Read after starting the watch, to miss no change.
        zone = SystemTimeZone(path: file)
    }

    deinit {
        subscription?.cancel()
    }

    private func readZone() {
        guard let found = SystemTimeZone(path: file), found != zone else { return }
        zone = found
        changed(Calendar(found))
    }
}
