import CWaylandIdle
import GLibBridge
import Platform
import ReminderCore

/// Idle time on Wayland, from ext-idle-notify-v1 or, if the compositor does not offer that, from org_kde_kwin_idle.
/// Nothing is polled, and there are no wakeups while the user is active. Use it only on the loop's thread.
///
/// The protocols leave some cases open:
/// - They have no request for the last input. The first reading, also after a restart of the compositor, is therefore
///   `.input` now. If the user was away before, `.idle` follows after `span`.
/// - A new request counts from that moment. `since` is never earlier than the ``watch(after:)`` that led to it or than
///   the last input. It may be later than the last input, by the time before that call or by the time in suspend.
/// - With several seats, the user is idle when all seats are, and active with input on any seat. When a seat is
///   removed, its idle time is unknown, so the other seats start again. A seat that is added during `.idle` does not
///   count as input; input on it does.
/// - Only version 2 of ext-idle-notify-v1 shows whether an inhibitor is held, and only at the start of idle time. The
///   result applies until the next one.
/// - Without a seat there is no input. A reported `.idle` then remains; otherwise the source counts as missing until a
///   seat is added.
final class WaylandIdleSensor: IdleSource, @unchecked Sendable {
    /// How long to wait for the globals of the compositor; after that it counts as missing until they arrive.
    private static let patience = Duration.seconds(2)
    /// The event numbers of the registry.
    private static let registry: (global: UInt32, globalRemove: UInt32) = (0, 1)

    /// What a connection has; all of it goes with the connection.
    private struct Compositor {
        var connection: WaylandConnection?
        var registry: WaylandObject?
        var callback: WaylandObject?
        /// True when the compositor has announced all its globals.
        var isComplete = false
        var offered: [WaylandNotifier] = []
        var notifier: (object: WaylandObject, kind: WaylandNotifier)?
        var seats: [WaylandSeat] = []
        var isIdle = false
    }

    private let environment: [String: String]
    private let loop: MainLoop
    private let report: @Sendable (PresenceReading) -> Void
    private let changed: @Sendable (Availability) -> Void
    private let inhibited: @Sendable (Bool) -> Void

    private var path: String?
    private var reconnection: SocketReconnection?
    private var compositor = Compositor()
    private var patienceTimer: SourceHandle?
    private var span: Duration?
    private var isHeld = false
    private var availability: Availability?

    /// A sensor that does nothing until ``start()``.
    ///
    /// - Parameters:
    ///   - environment: The environment of the session. `WAYLAND_DISPLAY` is a path or the name of a socket in
    ///     `XDG_RUNTIME_DIR`; the default is `wayland-0`.
    ///   - inhibited: Gets true when a program holds an idle inhibitor of the compositor on any seat. Called at each
    ///     change, starting from false, and before the reading of the idle time that shows it.
    init(
        environment: [String: String], loop: MainLoop, report: @escaping @Sendable (PresenceReading) -> Void,
        changed: @escaping @Sendable (Availability) -> Void,
        inhibited: @escaping @Sendable (Bool) -> Void = { _ in }
    ) {
        self.environment = environment
        self.loop = loop
        self.report = report
        self.changed = changed
        self.inhibited = inhibited
    }

    deinit {
        patienceTimer?.cancel()
        // This can run on any thread, while an event is delivered on the loop's thread.
        loop.perform { [compositor] in
            withExtendedLifetime(compositor) { compositor.connection?.close() }
        }
    }

    var reportsPastSilence: Bool { false }

    var showsInhibitors: Bool { compositor.notifier?.kind.showsInhibitors == true }

    func start() {
        let named = environment["WAYLAND_DISPLAY"] ?? ""
        let name = named.isEmpty ? "wayland-0" : named
        if name.hasPrefix("/") {
            path = name
        } else if let folder = environment["XDG_RUNTIME_DIR"], !folder.isEmpty {
            path = "\(folder)/\(name)"
        } else {
            return emit(.missing(reason: "XDG_RUNTIME_DIR is not set"))
        }
        reconnection = SocketReconnection(path: path!, loop: loop) { [weak self] in self?.connect() }
        connect()
    }

    func watch(after span: Duration) {
        // Asking again would restart the count.
        guard span != self.span else { return }
        let isFirst = self.span == nil
        self.span = span
        guard let notifier = compositor.notifier, !compositor.seats.isEmpty else { return }
        for seat in compositor.seats { seat.watch(after: span, by: notifier) }
        if isFirst { report(.input(at: SystemClock.now().instant)) }
    }

    func stop() {
        reconnection?.cancel()
        reconnection = nil
        disconnect()
    }

    private func connect() {
        disconnect()
        guard let path else { return }
        guard let socket = LocalSocket(path: path) else { return handleLoss("no compositor is listening at \(path)") }
        compositor.connection = WaylandConnection(socket, loop: loop) { [weak self] in self?.handleLoss($0) }
        compositor.registry = compositor.connection?.registry { [weak self] _, event, arguments in
            self?.handleGlobal(event, arguments)
        }
        compositor.callback = compositor.connection?.sync { [weak self] _, _, _ in self?.handleComplete() }
        patienceTimer = loop.after(Self.patience) { [weak self] in
            self?.emit(.missing(reason: "the compositor does not answer"))
        }
    }

    private func disconnect() {
        patienceTimer?.cancel()
        patienceTimer = nil
        compositor.connection?.close()
        compositor = Compositor()
    }

    private func handleLoss(_ reason: String) {
        disconnect()
        emitInhibition()
        emit(.missing(reason: reason))
        reconnection?.start()
    }

    private func handleComplete() {
        compositor.callback = nil
        patienceTimer?.cancel()
        reconnection?.finish()
        compositor.isComplete = true
        update()
    }

    /// Handles an event of the registry: a global was added or removed.
    private func handleGlobal(_ event: UInt32, _ arguments: WaylandObject.Arguments) {
        let name = arguments[0].u
        switch event {
        case Self.registry.global:
            guard let text = arguments[1].s else { return }
            let (interface, version) = (String(cString: text), arguments[2].u)
            if interface == "wl_seat", version > 0 {
                addSeat(name, version)
            } else if let kind = WaylandNotifier(name: name, interface: interface, version: version) {
                compositor.offered.append(kind)
            }
        case Self.registry.globalRemove:
            compositor.offered.removeAll { $0.name == name }
            if compositor.notifier?.kind.name == name { dropNotifier() }
            removeSeat(name)
        default: return
        }
        update()
    }

    private func bind(
        _ name: UInt32, _ interface: UnsafePointer<wl_interface>, _ version: UInt32,
        destructor: @escaping (OpaquePointer) -> Void
    ) -> WaylandObject? {
        compositor.registry?.make(destructor: destructor, handler: nil) {
            OpaquePointer(wl_registry_bind($0, name, interface, version))
        }
    }

    private func addSeat(_ name: UInt32, _ version: UInt32) {
        // Version 5 added the request `release`.
        let isReleased = version >= 5
        let object = bind(name, balasana_seat_interface(), min(version, 5)) {
            isReleased ? wl_seat_release($0) : wl_seat_destroy($0)
        }
        guard let object else { return }
        let seat = WaylandSeat(name: name, object: object, loop: loop) { [weak self] in self?.handleChange($0) }
        compositor.seats.append(seat)
        // `update` starts the watch on the first seat.
        guard compositor.seats.count > 1 || compositor.isIdle, let span, let notifier = compositor.notifier else {
            return
        }
        seat.watch(after: span, by: notifier)
        if compositor.isIdle { seat.watchNextInput() }
    }

    private func removeSeat(_ name: UInt32) {
        guard let index = compositor.seats.firstIndex(where: { $0.name == name }) else { return }
        let seat = compositor.seats.remove(at: index)
        let wasIdle = seat.idleSince != nil
        seat.destroy()
        emitInhibition()
        guard !compositor.isIdle, !wasIdle, let span, let notifier = compositor.notifier else { return }
        // Its last input may have been just now, so the idle time of the other seats counts from here.
        for other in compositor.seats {
            other.forgetIdle()
            other.watch(after: span, by: notifier)
        }
    }

    /// Binds the best notifier, starts the watches when there is a seat, and emits the availability.
    private func update() {
        guard compositor.isComplete else { return }
        if compositor.notifier == nil, let best = compositor.offered.max(by: { $0.dialect < $1.dialect }),
            let object = bind(best.name, best.interface, best.version, destructor: best.destructor)
        {
            compositor.notifier = (object, best)
        }
        guard let notifier = compositor.notifier else {
            return emit(
                .missing(reason: "the compositor offers neither ext-idle-notify-v1 nor org_kde_kwin_idle"))
        }
        guard !compositor.seats.isEmpty || compositor.isIdle else {
            return emit(.missing(reason: "the compositor has no seat"))
        }
        guard availability != notifier.kind.availability else { return }
        let asked = span
        emit(notifier.kind.availability)
        // `changed` may have called watch(after:), which has started the watches.
        guard let span, span == asked, compositor.connection != nil else { return }
        for seat in compositor.seats { seat.watch(after: span, by: notifier) }
        report(.input(at: SystemClock.now().instant))
    }

    private func dropNotifier() {
        for seat in compositor.seats { seat.stopWatching() }
        compositor.notifier?.object.destroy()
        compositor.notifier = nil
        compositor.isIdle = false
        emitInhibition()
        // Its replacement counts as a new source.
        availability = nil
    }

    private func handleChange(_ change: WaylandSeat.Change) {
        switch change {
        case .input:
            guard compositor.isIdle else { return }
            compositor.isIdle = false
            report(.input(at: SystemClock.now().instant))
        case .idle:
            let since = compositor.seats.compactMap(\.idleSince)
            guard !compositor.isIdle, since.count == compositor.seats.count, let last = since.max() else { return }
            compositor.isIdle = true
            report(.idle(since: last))
        case .inhibition: emitInhibition()
        }
    }

    private func emitInhibition() {
        let isHeld = compositor.seats.contains(where: \.isHeld)
        guard isHeld != self.isHeld else { return }
        self.isHeld = isHeld
        inhibited(isHeld)
    }

    private func emit(_ now: Availability) {
        guard now != availability else { return }
        availability = now
        changed(now)
    }
}
