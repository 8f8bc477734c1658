import GLibBridge
import ReminderCore

/// Detects whether a program holds an idle inhibitor for a seat (zwp_idle_inhibit_manager_v1, or the compositor's own
/// services on D-Bus). No event reports this. Use it only on the loop's thread.
///
/// It is detected by absence: of two idle objects, the one that honours inhibitors does not fire while an inhibitor is
/// held. The two can fire in either order, even in one batch, so after the first it waits a moment for the other.
final class WaylandInhibition: @unchecked Sendable {
    /// Makes an object that honours inhibitors and fires after `span`; nil if the connection is closed.
    typealias Ask = (_ span: Duration, _ handler: @escaping WaylandObject.Handler) -> WaylandObject?

    /// The maximum span, short enough to detect the end of a film soon.
    private static let longestSpan = Duration.seconds(60)
    /// How long to wait for the second object after the first one fires.
    static let moment = Duration.milliseconds(500)
    /// The span while an inhibitor is held. The timer does not run then, so a short span detects the end at the first
    /// pause after a film.
    private static let spanWhileHeld = Duration.seconds(5)

    /// The last event of the object that honours inhibitors.
    private enum LastEvent {
        case none
        case idled
        /// It fired, but has not reported later input: KWin sends no events while an inhibitor is held.
        case outdated
    }

    /// Whether an inhibitor is held, as far as known. Decided each time the seat becomes idle.
    private(set) var isHeld = false

    private let loop: MainLoop
    private let ask: Ask
    private let changed: () -> Void
    private let decided: () -> Void
    private var object: WaylandObject?
    private var span: Duration?
    private var wanted = longestSpan
    private var lastEvent = LastEvent.none
    private var isInputIdle = false
    private var timer: SourceHandle?

    /// - Parameters:
    ///   - changed: Called after each change of ``isHeld``.
    ///   - decided: Called after `changed` when a decision is made that ``handleInputIdle()`` left open.
    init(loop: MainLoop, ask: @escaping Ask, changed: @escaping () -> Void, decided: @escaping () -> Void) {
        self.loop = loop
        self.ask = ask
        self.changed = changed
        self.decided = decided
    }

    deinit {
        timer?.cancel()
    }

    /// Sets the span of idle time that the seat waits for. Events that have already arrived remain valid.
    func watch(after span: Duration) {
        wanted = min(span, Self.longestSpan)
        // An object that has fired reports immediately when an inhibitor starts, so keep it.
        if target != self.span, lastEvent == .none { replace() }
    }

    /// Handles `idled` from the object that ignores inhibitors. Returns true if ``isHeld`` is decided now.
    func handleInputIdle() -> Bool {
        isInputIdle = true
        guard lastEvent != .idled, object != nil else { return true }
        // It would not report the end of the inhibitor.
        if lastEvent == .outdated { replace() }
        wait()
        return false
    }

    /// Handles `resumed` from the object that ignores inhibitors.
    func handleInput() {
        isInputIdle = false
        stopWaiting()
        switch lastEvent {
        case .idled: lastEvent = .outdated
        case .none: if object != nil, target != span { replace() }
        case .outdated: break
        }
    }

    /// Destroys the object and the timer.
    func stop() {
        stopWaiting()
        release()
    }

    private func replace() {
        stopWaiting()
        release()
        object = ask(target) { [weak self] object, event, _ in self?.handleEvent(event, of: object) }
        span = target
    }

    private func release() {
        object?.destroy()
        (object, span, lastEvent) = (nil, nil, .none)
    }

    private func handleEvent(_ event: UInt32, of object: WaylandObject) {
        guard object === self.object else { return }
        switch event {
        case WaylandNotifier.idled:
            lastEvent = .idled
            let isAwaited = timer != nil
            stopWaiting()
            apply(false)
            if isAwaited { decided() }
        case WaylandNotifier.resumed where lastEvent != .none:
            lastEvent = .none
            if isInputIdle {
                wait()
            } else if target != span {
                replace()
            }
        default: break
        }
    }

    private func wait() {
        stopWaiting()
        timer = loop.after(Self.moment) { [weak self] in
            guard let self else { return }
            timer = nil
            apply(true)
            decided()
        }
    }

    private func stopWaiting() {
        timer?.cancel()
        timer = nil
    }

    private var target: Duration { isHeld ? min(wanted, Self.spanWhileHeld) : wanted }

    private func apply(_ isHeld: Bool) {
        guard isHeld != self.isHeld else { return }
        self.isHeld = isHeld
        if isHeld, target != span { replace() }
        changed()
    }
}
