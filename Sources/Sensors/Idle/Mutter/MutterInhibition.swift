import GLibBridge
import Platform
import ReminderCore

/// Detects whether an idle inhibitor of GNOME's session manager blocks Mutter's idle watches. Mutter reads the same
/// property, `InhibitedActions` of org.gnome.SessionManager. Use it only on the loop's thread.
final class MutterInhibition: @unchecked Sendable {
    private static let name = "org.gnome.SessionManager"
    private static let path = "/org/gnome/SessionManager"
    private static let property = "InhibitedActions"

    /// Whether the watches are blocked. It keeps its value when the session manager exits; Mutter does the same.
    private(set) var isBlocking = false
    /// When Mutter last reset its idle time without input. It does that at each change of the property to a value
    /// without an idle inhibitor.
    private(set) var lastReset: Instant?

    private let bus: Bus
    private let changed: @Sendable () -> Void
    private var watch: NameWatch?
    private var signals: Subscription?
    /// Changes with each owner and each signal, to ignore answers that are older.
    private var generation = 0

    /// - Parameter changed: Called after each change of ``isBlocking``.
    init(bus: Bus, changed: @escaping @Sendable () -> Void) {
        self.bus = bus
        self.changed = changed
    }

    /// Starts watching. Call it once.
    func start() {
        watch = bus.watchName(
            Self.name, appeared: { [weak self] in self?.appeared($0) }, vanished: { [weak self] in self?.unsubscribe() }
        )
    }

    func stop() {
        watch?.cancel()
        watch = nil
        unsubscribe()
    }

    /// True if the value of the property has flag 8, "idle", of org.gnome.SessionManager.Inhibit; nil if it is invalid.
    static func blocks(_ value: Variant) -> Bool? {
        if case .uint32(let flags) = value.unwrapped { flags & 8 != 0 } else { nil }
    }

    /// The same for the arguments of a `PropertiesChanged`; nil if they are about another property or invalid.
    static func blocks(change arguments: [Variant]) -> Bool? {
        guard arguments.count == 3, arguments[0].stringValue == name else { return nil }
        return arguments[1][property].flatMap(blocks)
    }

    private func appeared(_ owner: String) {
        unsubscribe()
        signals = bus.subscribe(
            sender: owner, path: Self.path, interface: "org.freedesktop.DBus.Properties", signal: "PropertiesChanged"
        ) { [weak self] signal in
            guard let self, let blocks = Self.blocks(change: signal.arguments) else { return }
            generation += 1
            if !blocks { lastReset = SystemClock.now().instant }
            apply(blocks)
        }
        let asked = generation
        bus.call(
            .get(Self.property, of: Self.name, destination: owner, path: Self.path, timeout: .seconds(2))
        ) { [weak self] result in
            guard let self, generation == asked, case .success(let values) = result,
                let blocks = values.first.flatMap(Self.blocks)
            else { return }
            apply(blocks)
        }
    }

    private func unsubscribe() {
        generation += 1
        signals?.cancel()
        signals = nil
    }

    private func apply(_ blocks: Bool) {
        guard blocks != isBlocking else { return }
        isBlocking = blocks
        changed()
    }
}
