import GLibBridge
import Platform
import ReminderCore

/// Whether an idle inhibitor of GNOME's session manager keeps Mutter's idle watches from firing, which Mutter takes
/// from the same property, `InhibitedActions` of org.gnome.SessionManager. For the loop's thread alone.
final class MutterInhibition: @unchecked Sendable {
    private static let name = "org.gnome.SessionManager"
    private static let path = "/org/gnome/SessionManager"
    private static let property = "InhibitedActions"

    /// Whether the watches are blocked. As it last was where the session manager has gone: Mutter does the same.
    private(set) var isBlocking = false
    /// When Mutter last set its idle time to zero without input, which it does at each change of the property that
    /// leaves no idle inhibitor.
    private(set) var lastReset: Instant?

    private let bus: Bus
    private let changed: @Sendable () -> Void
    private var watch: NameWatch?
    private var signals: Subscription?
    /// Counts owners and changes: an answer that one of them overtook is out of date.
    private var generation = 0

    /// - Parameter changed: Called each time ``isBlocking`` has changed.
    init(bus: Bus, changed: @escaping @Sendable () -> Void) {
        self.bus = bus
        self.changed = changed
    }

    /// Begins; call it once.
    func start() {
        watch = bus.watchName(
            Self.name, appeared: { [weak self] in self?.appeared($0) }, vanished: { [weak self] in self?.leave() })
    }

    /// Ends it.
    func stop() {
        watch?.cancel()
        watch = nil
        leave()
    }

    /// Whether the property's value has the flag 8, "idle", of org.gnome.SessionManager.Inhibit; nil for nonsense.
    static func blocks(_ value: Variant) -> Bool? {
        if case .uint32(let flags) = value.unwrapped { flags & 8 != 0 } else { nil }
    }

    /// What a `PropertiesChanged` says of it; nil where it is of another property, or nonsense.
    static func blocks(change arguments: [Variant]) -> Bool? {
        guard arguments.count == 3, arguments[0].stringValue == name else { return nil }
        return arguments[1][property].flatMap(blocks)
    }

    private func appeared(_ owner: String) {
        leave()
        signals = bus.subscribe(
            sender: owner, path: Self.path, interface: "org.freedesktop.DBus.Properties", signal: "PropertiesChanged"
        ) { [weak self] signal in
            guard let self, let blocks = Self.blocks(change: signal.arguments) else { return }
            generation += 1
            if !blocks { lastReset = SystemClock.now().instant }
            become(blocks)
        }
        let asked = generation
        bus.call(
            .get(Self.property, of: Self.name, destination: owner, path: Self.path, timeout: .seconds(2))
        ) { [weak self] result in
            guard let self, generation == asked, case .success(let values) = result,
                let blocks = values.first.flatMap(Self.blocks)
            else { return }
            become(blocks)
        }
    }

    private func leave() {
        generation += 1
        signals?.cancel()
        signals = nil
    }

    private func become(_ blocks: Bool) {
        guard blocks != isBlocking else { return }
        isBlocking = blocks
        changed()
    }
}
