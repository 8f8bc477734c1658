import GLibBridge
import Platform

/// Registers the icon with the watcher, the program that tells the panels which icons there are: at each appearance of
/// a watcher, once. Confined to the loop's thread.
final class TrayRegistration: @unchecked Sendable {
    /// The watcher's bus name.
    static let watcher = "org.kde.StatusNotifierWatcher"

    /// A name of the form that the specification demands. Giving it back removes the icon from the panels.
    private static var itemName: String { "org.kde.StatusNotifierItem-\(OwnProgram.processID)-1" }

    private let bus: Bus
    private let log: (String) -> Void
    /// Puts the objects on the bus; called before each registration.
    private let prepare: () throws(BusError) -> Void
    private var watch: NameWatch?
    private var ownership: NameOwnership?
    private var hasName = false
    /// True while there is a watcher.
    private(set) var isWatched = false

    init(bus: Bus, prepare: @escaping () throws(BusError) -> Void, log: @escaping (String) -> Void) {
        self.bus = bus
        self.prepare = prepare
        self.log = log
    }

    /// Registers the icon as soon as there is a watcher. Call it once.
    func start() {
        watch = bus.watchName(
            Self.watcher, appeared: { [weak self] _ in self?.appeared() },
            vanished: { [weak self] in self?.isWatched = false })
    }

    /// Removes the icon from all panels.
    func stop() {
        watch?.cancel()
        ownership?.release()
    }

    private func appeared() {
        isWatched = true
        do throws(BusError) {
            try prepare()
        } catch {
            return log("The icon in the panel cannot be offered: \(error.message)")
        }
        if hasName { return register() }
        ownership =
            ownership
            ?? bus.own(
                Self.itemName, acquired: { [weak self] in self?.acquired() },
                lost: { [weak self] in self?.hasName = false })
    }

    private func acquired() {
        hasName = true
        if isWatched { register() }
    }

    private func register() {
        let call = MethodCall(
            destination: Self.watcher, path: "/StatusNotifierWatcher", interface: Self.watcher,
            method: "RegisterStatusNotifierItem", arguments: [.string(Self.itemName)])
        bus.call(call) { [weak self] reply in
            guard case .failure(let error) = reply, let self, isWatched else { return }
            log("The panel does not take the icon: \(error.message)")
        }
    }
}
