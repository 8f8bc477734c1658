import GLibBridge
import Platform

/// A boolean of GSettings that silences the notifications of GNOME or MATE.
///
/// It is read by `gsettings get`, a program of a few milliseconds, at the start and whenever dconf tells that it has
/// changed: GSettings inside this process would load dconf's module, which costs it a thread and more than 100 KiB for
/// good. Where settings are kept in GLib's key file instead, that file is watched; kept elsewhere they are read, and
/// their changes not heard.
final class DesktopSetting: DoNotDisturbSource, @unchecked Sendable {
    /// A key of GSettings.
    struct Key: Sendable {
        let schema: String
        let name: String
        /// Where dconf keeps it.
        let path: String
        /// The value that means silence.
        let silent: Bool

        /// GNOME Shell shows no banners under do-not-disturb.
        static let gnome = Key(
            schema: "org.gnome.desktop.notifications", name: "show-banners",
            path: "/org/gnome/desktop/notifications/show-banners", silent: false)
        static let mate = Key(
            schema: "org.mate.NotificationDaemon", name: "do-not-disturb",
            path: "/org/mate/notification-daemon/do-not-disturb", silent: true)
    }

    /// How long `gsettings` may take.
    private static let patience = Duration.seconds(2)
    /// In bytes; `gsettings` answers with a word.
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
    private var later: SourceHandle?
    private var hasChance = true
    private var reported: Bool?
    private var told: Availability?

    /// - Parameters:
    ///   - environment: The session's variables, which say where the settings are.
    ///   - name: The source's name, as `status` shows it.
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
        // `Notify` has the key's path, or that of a folder where several keys have changed; whose database it is does
        // not matter, nor who sends it, as the value is read anew.
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
        later?.cancel()
        later = nil
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
        ) { [weak self] end in self?.take(end.isLate ? nil : end.output) }
        if reading == nil { tell(false, .missing(reason: "the program gsettings cannot be started")) }
    }

    private func take(_ text: String?) {
        reading = nil
        switch text {
        case "true\n": tell(key.silent, .works(name: name))
        case "false\n": tell(!key.silent, .works(name: name))
        case nil:
            tell(false, .missing(reason: "gsettings does not answer"))
            // A machine that is busy, as at login, gets one more chance.
            isOutOfDate = isOutOfDate || hasChance
            hasChance = false
        case _?: tell(false, .missing(reason: "gsettings does not know \(key.schema) \(key.name)"))
        }
        // However fast others tell of changes, it is read once a second at most.
        if isOutOfDate {
            isOutOfDate = false
            later = loop.after(.seconds(1)) { [weak self] in self?.read() }
        }
    }

    private func tell(_ silent: Bool, _ availability: Availability) {
        if silent != reported {
            reported = silent
            report(silent)
        }
        // The report may have ended it.
        if availability != told, notify != nil {
            told = availability
            changed(availability)
        }
    }
}
