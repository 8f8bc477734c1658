import CWaylandIdle
import GLibBridge
import Platform
import ReminderCore

/// Idle time on Wayland, as the compositor tells it: through ext-idle-notify-v1, or where that is not offered through
/// org_kde_kwin_idle. Nothing is polled; while input goes on the process is not woken. For the loop's thread.
///
/// What these protocols leave open, and what is reported then:
/// - They have no question for the input before: the first reading, and the first one after the compositor's return, is
///   `.input` now. Of somebody who was away before that, `.idle` comes once `span` has passed since.
/// - What is asked anew counts from then on: `since` is never earlier than the ``watch(after:)`` that brought it, or
///   than the last input; it may be later than the last input, by the time before that call, or by the time slept in a
///   suspend.
/// - With several seats the user is silent when all of them are, and back with the input of any. A seat that goes takes
///   its silence along: the others are listened to anew. A seat that comes during `.idle` is no input; its own is.
/// - Only version 2 of ext-idle-notify-v1 shows whether an inhibitor is held, and only in silence: what is known holds
///   until the next one.
/// - Without a seat there is no input to tell of. An `.idle` that was reported holds, since nobody can end it;
///   otherwise the source counts as missing until a seat comes.
final class WaylandIdleSensor: IdleSource, @unchecked Sendable {
    /// How long a compositor may take to say what it offers; after that it is missing until it does.
    private static let patience = Duration.seconds(2)
    /// The numbers of the registry's events.
    private static let registry: (global: UInt32, globalRemove: UInt32) = (0, 1)

    private let environment: [String: String]
    private let loop: MainLoop
    private let report: @Sendable (PresenceReading) -> Void
    private let changed: @Sendable (Availability) -> Void
    private let inhibited: @Sendable (Bool) -> Void

    private var path: String?
    private var way: SocketReturn?
    private var connection: WaylandConnection?
    private var registry: WaylandObject?
    private var callback: WaylandObject?
    private var patienceTimer: SourceHandle?
    /// Whether the compositor has told of everything that it offers.
    private var isComplete = false
    private var offered: [WaylandNotifier] = []
    private var notifier: (object: WaylandObject, kind: WaylandNotifier)?
    private var seats: [WaylandSeat] = []
    private var span: Duration?
    private var isIdle = false
    private var isHeld = false
    private var availability: Availability?

    /// A sensor that is silent until ``start()``.
    ///
    /// - Parameters:
    ///   - environment: The session's variables: `WAYLAND_DISPLAY`, a path or the name of a socket in
    ///     `XDG_RUNTIME_DIR`, and `wayland-0` when it is not set.
    ///   - inhibited: Called when it changes whether a program keeps the desktop from going idle through the
    ///     compositor, on any seat; not at first, when none is known of. Of a silence that shows it, before the
    ///     reading.
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
        // Whoever has dropped this: an event may be on its way to an object on the loop's thread.
        let (connection, objects, seats) = (connection, [registry, callback, notifier?.object], seats)
        loop.perform {
            withExtendedLifetime((objects, seats)) { connection?.close() }
        }
    }

    var tellsPastSilence: Bool { false }

    var showsInhibitors: Bool { notifier?.kind.showsInhibitors == true }

    func start() {
        let named = environment["WAYLAND_DISPLAY"] ?? ""
        let name = named.isEmpty ? "wayland-0" : named
        if name.hasPrefix("/") {
            path = name
        } else if let folder = environment["XDG_RUNTIME_DIR"], !folder.isEmpty {
            path = "\(folder)/\(name)"
        } else {
            return tell(.missing(reason: "XDG_RUNTIME_DIR is not set"))
        }
        way = SocketReturn(path: path!, loop: loop) { [weak self] in self?.connect() }
        connect()
    }

    func watch(after span: Duration) {
        // Asking again would begin to count anew.
        guard span != self.span else { return }
        let isFirst = self.span == nil
        self.span = span
        guard let notifier, !seats.isEmpty else { return }
        for seat in seats { seat.watch(after: span, by: notifier) }
        if isFirst { report(.input(at: SystemClock.now().instant)) }
    }

    func stop() {
        way?.cancel()
        way = nil
        disconnect()
    }

    private func connect() {
        disconnect()
        guard let path else { return }
        guard let socket = LocalSocket(path: path) else { return lost("no compositor is listening at \(path)") }
        connection = WaylandConnection(socket, loop: loop) { [weak self] in self?.lost($0) }
        registry = connection?.registry { [weak self] _, event, arguments in self?.heard(event, arguments) }
        callback = connection?.sync { [weak self] _, _, _ in self?.complete() }
        patienceTimer = loop.after(Self.patience) { [weak self] in
            self?.tell(.missing(reason: "the compositor does not answer"))
        }
    }

    private func disconnect() {
        patienceTimer?.cancel()
        patienceTimer = nil
        connection?.close()
        (connection, registry, callback) = (nil, nil, nil)
        (seats, offered, notifier, isComplete, isIdle) = ([], [], nil, false, false)
    }

    private func lost(_ reason: String) {
        disconnect()
        tellHold()
        tell(.missing(reason: reason))
        way?.lost()
    }

    private func complete() {
        callback = nil
        patienceTimer?.cancel()
        way?.succeeded()
        isComplete = true
        settle()
    }

    /// An event of the registry: a global came or went.
    private func heard(_ event: UInt32, _ arguments: WaylandObject.Arguments) {
        let name = arguments[0].u
        switch event {
        case Self.registry.global:
            guard let text = arguments[1].s else { return }
            let (interface, version) = (String(cString: text), arguments[2].u)
            if interface == "wl_seat", version > 0 {
                addSeat(name, version)
            } else if let kind = WaylandNotifier(name: name, interface: interface, version: version) {
                offered.append(kind)
            }
        case Self.registry.globalRemove:
            offered.removeAll { $0.name == name }
            if notifier?.kind.name == name { dropNotifier() }
            removeSeat(name)
        default: return
        }
        settle()
    }

    private func bind(
        _ name: UInt32, _ interface: UnsafePointer<wl_interface>, _ version: UInt32,
        destructor: @escaping (OpaquePointer) -> Void
    ) -> WaylandObject? {
        registry?.make(destructor: destructor, handler: nil) {
            OpaquePointer(wl_registry_bind($0, name, interface, version))
        }
    }

    private func addSeat(_ name: UInt32, _ version: UInt32) {
        // Version 5 is the first one with the request `release`.
        let isReleased = version >= 5
        let object = bind(name, balasana_seat_interface(), min(version, 5)) {
            isReleased ? wl_seat_release($0) : wl_seat_destroy($0)
        }
        guard let object else { return }
        let seat = WaylandSeat(name: name, object: object, loop: loop) { [weak self] in self?.heard($0) }
        seats.append(seat)
        // The first one is waited for in `settle`.
        guard seats.count > 1 || isIdle, let span, let notifier else { return }
        seat.watch(after: span, by: notifier)
        if isIdle { seat.listen() }
    }

    private func removeSeat(_ name: UInt32) {
        guard let index = seats.firstIndex(where: { $0.name == name }) else { return }
        let seat = seats.remove(at: index)
        let wasSilent = seat.silentSince != nil
        seat.leave()
        tellHold()
        guard !isIdle, !wasSilent, let span, let notifier else { return }
        // Its last input may have been just now; the others' silence counts from here.
        for other in seats {
            other.forgetSilence()
            other.watch(after: span, by: notifier)
        }
    }

    /// Binds the best notifier there is, begins to listen when something can be heard now, and tells what can.
    private func settle() {
        guard isComplete else { return }
        if notifier == nil, let best = offered.max(by: { $0.dialect < $1.dialect }),
            let object = bind(best.name, best.interface, best.version, destructor: best.destructor)
        {
            notifier = (object, best)
        }
        guard let notifier else {
            return tell(
                .missing(reason: "the compositor offers neither ext-idle-notify-v1 nor org_kde_kwin_idle"))
        }
        guard !seats.isEmpty || isIdle else { return tell(.missing(reason: "the compositor has no seat")) }
        guard availability != notifier.kind.availability else { return }
        let asked = span
        tell(notifier.kind.availability)
        // Whoever is told may have asked for a span at once, and the seats are asked already then.
        guard let span, span == asked, connection != nil else { return }
        for seat in seats { seat.watch(after: span, by: notifier) }
        report(.input(at: SystemClock.now().instant))
    }

    private func dropNotifier() {
        for seat in seats { seat.rest() }
        notifier?.object.destroy()
        notifier = nil
        isIdle = false
        tellHold()
        // Whatever comes in its place is a new source.
        availability = nil
    }

    private func heard(_ change: WaylandSeat.Change) {
        switch change {
        case .input:
            guard isIdle else { return }
            isIdle = false
            report(.input(at: SystemClock.now().instant))
        case .silence:
            let since = seats.compactMap(\.silentSince)
            guard !isIdle, since.count == seats.count, let last = since.max() else { return }
            isIdle = true
            report(.idle(since: last))
        case .inhibition: tellHold()
        }
    }

    private func tellHold() {
        let isHeld = seats.contains(where: \.isHeld)
        guard isHeld != self.isHeld else { return }
        self.isHeld = isHeld
        inhibited(isHeld)
    }

    private func tell(_ now: Availability) {
        guard now != availability else { return }
        availability = now
        changed(now)
    }
}
