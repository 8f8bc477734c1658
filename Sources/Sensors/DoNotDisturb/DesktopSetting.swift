import GLibBridge
import Platform

/// A GSettings boolean that turns off the notifications of GNOME or MATE.
///
/// It is read with `gsettings get`, which takes a few milliseconds, at the start and whenever dconf reports a change.
/// GSettings inside this process would load the dconf module, which permanently costs a thread and more than 100 KiB.
/// With GLib's keyfile backend, the file is watched instead. With any other backend, changes are not detected.
final class DesktopSetting: DoNotDisturbSource, @unchecked Sendable {
    /// A key of GSettings.
    struct Key: Sendable {
        let schema: String
        let name: String
        /// The dconf path of the key.
        let path: String
        /// The value that turns notifications off.
        let silent: Bool

        /// GNOME Shell shows no banners during do-not-disturb.
        static let gnome = Key(
            schema: "org.gnome.desktop.notifications", name: "show-banners",
            path: "/org/gnome/desktop/notifications/show-banners", silent: false)
        /// The keys with which the user turns off the notifications of `application` in GNOME Settings. GNOME Shell
        /// derives the path from the name of the `.desktop` file.
        static func gnome(for application: String) -> [Key] {
            let id = application.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
            let path = "/org/gnome/desktop/notifications/application/\(String(id))/"
            return ["enable", "show-banners"].map { name in
                Key(
                    schema: "org.gnome.desktop.notifications.application:\(path)", name: name, path: path + name,
                    silent: false)
            }
        }
        static let mate = Key(
            schema: "org.mate.NotificationDaemon", name: "do-not-disturb",
            path: "/org/mate/notification-daemon/do-not-disturb", silent: true)
    }

    /// How long to wait for `gsettings`.
    private static let patience = Duration.seconds(2)
    /// In bytes; `gsettings` prints one word.
    private static let longest = 4096

    private let bus: Bus
    private let environment: [String: String]
    private let loop: MainLoop
    private let key: Key
    private let name: String
    private let report: @Sendable (Bool) -> Void
    private let changed: @Sendable (Availability) -> Void
    private var notify: Subscription?
    private var file: FolderWatch?
    private var reading: RunningProgram?
    private var isOutOfDate = false
    private var delayedRead: SourceHandle?
    /// When to read again after a time limit: the machine may only be busy, for example at login.
    private var retries: [Duration] = [.seconds(1), .seconds(10), .seconds(60)]
    private var emittedValue: Bool?
    private var emittedAvailability: Availability?

    /// - Parameters:
    ///   - environment: The environment of the session, which selects the settings backend.
    ///   - name: The name of the source that `status` shows.
    init(
        bus: Bus, environment: [String: String], loop: MainLoop, key: Key, name: String,
        report: @escaping @Sendable (Bool) -> Void, changed: @escaping @Sendable (Availability) -> Void
    ) {
        self.bus = bus
        self.environment = environment
        self.loop = loop
        self.key = key
        self.name = name
        self.report = report
        self.changed = changed
    }

    func start() {
        // `Notify` has the path of the key, or of a folder where several keys have changed. The database and the sender
        // do not matter, because the value is read again.
        notify = bus.subscribe(
            sender: nil, path: nil, interface: "ca.desrt.dconf.Writer", signal: "Notify", first: .path(key.path)
        ) { [weak self] _ in self?.read() }
        if environment["GSETTINGS_BACKEND"] == "keyfile" {
            let path = XDGDirectories(environment: environment).configHome + "/glib-2.0/settings/keyfile"
            file = FolderWatch([path], loop: loop) { [weak self] _ in self?.read() }
        }
        read()
    }

    func stop() {
        file?.cancel()
        file = nil
        notify?.cancel()
        notify = nil
        delayedRead?.cancel()
        delayedRead = nil
        reading?.stop()
        reading = nil
    }

    private func read() {
        guard notify != nil else { return }
        guard reading == nil else {
            isOutOfDate = true
            return
        }
        isOutOfDate = false
        reading = RunningProgram.start(
            Program(["gsettings", "get", key.schema, key.name], environment: environment), loop: loop,
            patience: Self.patience, reading: Self.longest
        ) { [weak self] end in self?.apply(end.isLate ? nil : end.output) }
        if reading == nil { emit(false, .missing(reason: "the program gsettings cannot be started")) }
    }

    private func apply(_ text: String?) {
        reading = nil
        switch text {
        case "true\n": emit(key.silent, .works(name: name))
        case "false\n": emit(!key.silent, .works(name: name))
        case nil:
            emit(false, .missing(reason: "gsettings does not answer"))
            if !retries.isEmpty { return readAgain(after: retries.removeFirst()) }
        case _?: emit(false, .missing(reason: "gsettings does not know \(key.schema) \(key.name)"))
        }
        // Read at most once a second, even if changes are more frequent.
        if isOutOfDate {
            readAgain(after: .seconds(1))
        }
    }

    private func readAgain(after delay: Duration) {
        delayedRead = loop.after(delay) { [weak self] in self?.read() }
    }

    private func emit(_ silent: Bool, _ availability: Availability) {
        if silent != emittedValue {
            emittedValue = silent
            report(silent)
        }
        // `report` may have called stop().
        if availability != emittedAvailability, notify != nil {
            emittedAvailability = availability
            changed(availability)
        }
    }
}
