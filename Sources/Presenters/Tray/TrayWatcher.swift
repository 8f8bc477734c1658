import GLibBridge

/// The watcher, the program that tells the panels which icons there are. Confined to the loop's thread.
final class TrayWatcher: @unchecked Sendable {
    private static let name = "org.kde.StatusNotifierWatcher"

    private let log: (String) -> Void
    private var watch: NameWatch?
    /// True while there is one.
    private(set) var isPresent = false

    /// Watches `bus` for it.
    ///
    /// - Parameter appeared: Called at each appearance of a watcher, which knows no icons then.
    init(bus: Bus, appeared: @escaping @Sendable () -> Void, log: @escaping (String) -> Void) {
        self.log = log
        watch = bus.watchName(
            Self.name,
            appeared: { [weak self] _ in
                self?.isPresent = true
                appeared()
            },
            vanished: { [weak self] in self?.isPresent = false })
    }

    /// Ends the watch. Call it once.
    func stop() { watch?.cancel() }

    /// Tells the watcher of the icon that `bus` has at the path ``ItemObject/path``. The watcher forgets it when that
    /// connection closes.
    ///
    /// It gets the path, not a well-known name as in the specification: GNOME's extension loses icons with such a name.
    func register(on bus: Bus) {
        let call = MethodCall(
            destination: Self.name, path: "/StatusNotifierWatcher", interface: Self.name,
            method: "RegisterStatusNotifierItem", arguments: [.string(ItemObject.path)])
        bus.call(call) { [weak self] reply in
            guard case .failure(let error) = reply, let self, isPresent else { return }
            log("The panel does not take the icon: \(error.message)")
        }
    }
}
