import GLibBridge
import ReminderCore

/// Tells when the user is in another time zone: `/etc/localtime` is watched, and timedated heard, since where that link
/// leads through another folder nothing happens to the link itself. Nothing wakes the process in between.
///
/// Where `TZ` names a zone the file does not count, and nothing ever changes. All of it is for the loop's thread alone.
public final class ZoneWatch: @unchecked Sendable {
    private static let timedated = "org.freedesktop.timedate1"

    private let file: String
    private let changed: @Sendable (Calendar) -> Void
    private var zone: SystemTimeZone?
    private var watch: FolderWatch?
    private var subscription: Subscription?

    /// Begins to watch, and goes on as long as it lives; call it on the loop's thread.
    ///
    /// - Parameters:
    ///   - environment: The variables of the process: `TZ`.
    ///   - systemBus: nil where there is none. timedated is not started for it.
    ///   - file: What stands for the system's zone.
    ///   - changed: Gets the new calendar, each time that it is another one. A file that is missing or damaged, as one
    ///     that is being written, changes nothing.
    public init(
        loop: MainLoop, environment: [String: String], systemBus: Bus?, file: String = "/etc/localtime",
        changed: @escaping @Sendable (Calendar) -> Void
    ) {
        self.file = file
        self.changed = changed
        guard environment["TZ"] == nil else { return }
        watch = FolderWatch([file], loop: loop) { [weak self] _ in self?.read() }
        subscription = systemBus?.subscribe(
            sender: Self.timedated, path: "/org/freedesktop/timedate1", interface: "org.freedesktop.DBus.Properties",
            signal: "PropertiesChanged"
        ) { [weak self] signal in
            if signal.arguments.first?.stringValue == Self.timedated { self?.read() }
        }
        // After the watch, so that nothing falls in between.
        zone = SystemTimeZone(path: file)
    }

    deinit {
        subscription?.cancel()
    }

    private func read() {
        guard let found = SystemTimeZone(path: file), found != zone else { return }
        zone = found
        changed(Calendar(found))
    }
}
