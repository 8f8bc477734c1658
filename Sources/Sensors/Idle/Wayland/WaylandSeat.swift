import GLibBridge
import Platform
import ReminderCore

/// A seat of a Wayland compositor (the keyboards and pointers of one person), and whether it is idle.
///
/// The protocol cannot report how long a seat has been idle, and a new object starts as not idle. So an object that has
/// reported idle time is kept until it reports input, even if the span changes meanwhile. Use it only on the loop's
/// thread.
final class WaylandSeat: @unchecked Sendable {
    enum Change {
        case idle
        case input
        /// A change of ``WaylandSeat/isHeld``.
        case inhibition
    }

    private struct Watch {
        let object: WaylandObject
        let began: Instant
        let span: Duration
        var isIdle = false
    }

    /// The number of the seat in the registry.
    let name: UInt32
    /// The start of the idle time; nil if the seat is active or nothing is known.
    private(set) var idleSince: Instant?
    /// Whether an inhibitor is held through the compositor: see ``WaylandInhibition/isHeld``.
    var isHeld: Bool { inhibition?.isHeld == true }

    private var lastInput: Instant?
    private let object: WaylandObject
    private let loop: MainLoop
    private let changed: (Change) -> Void
    private var notifier: (object: WaylandObject, kind: WaylandNotifier)?
    /// The object for the current span.
    private var watch: Watch?
    /// An object that waits for input at the end of idle time that ``watch`` may not have reported.
    private var end: Watch?
    /// nil if ``notifier`` does not show inhibitors.
    private var inhibition: WaylandInhibition?
    /// The start of the idle time, until it is known whether an inhibitor is held.
    private var undecidedSince: Instant?

    /// - Parameter changed: Called after each change, with ``idleSince`` and ``isHeld`` up to date. `.input` can also
    ///   come when the seat was not known to be idle. `.inhibition` comes before the `.idle` that shows it.
    init(name: UInt32, object: WaylandObject, loop: MainLoop, changed: @escaping (Change) -> Void) {
        self.name = name
        self.object = object
        self.loop = loop
        self.changed = changed
    }

    /// Reports idle time of `span`, counted from now on. Idle time that was already reported is not reported again.
    func watch(after span: Duration, by notifier: (object: WaylandObject, kind: WaylandNotifier)) {
        if let watch, watch.isIdle, end?.isIdle != true {
            release(end)
            end = watch
        } else {
            release(watch)
        }
        undecidedSince = nil
        self.notifier = notifier
        watch = make(span)
        if inhibition == nil, notifier.kind.showsInhibitors { inhibition = makeInhibition() }
        if let watch { inhibition?.watch(after: watch.span) }
    }

    /// Reports the next input even if the seat is not known to be idle, after the shortest possible span.
    func watchNextInput() {
        if end == nil { end = make(.zero) }
    }

    /// Forgets the idle time that was reported.
    func forgetIdle() {
        idleSince = nil
    }

    /// Destroys the objects of ``watch(after:by:)``.
    func stopWatching() {
        release(watch)
        release(end)
        inhibition?.stop()
        (watch, end, inhibition, notifier, idleSince, undecidedSince) = (nil, nil, nil, nil, nil, nil)
    }

    /// Stops watching and destroys the seat object.
    func destroy() {
        stopWatching()
        object.destroy()
    }

    private func make(_ span: Duration) -> Watch? {
        // A shorter span would match the pause between two key strokes.
        let span = min(max(span, .milliseconds(100)), .milliseconds(Int32.max))
        let watch = ask(span, honoursInhibitors: false) { [weak self] object, event, _ in
            self?.handleEvent(event, of: object)
        }
        return watch.map { Watch(object: $0, began: SystemClock.now().instant, span: span) }
    }

    private func makeInhibition() -> WaylandInhibition {
        WaylandInhibition(
            loop: loop, ask: { [weak self] in self?.ask($0, honoursInhibitors: true, $1) },
            changed: { [weak self] in self?.changed(.inhibition) }, decided: { [weak self] in self?.emitIdle() })
    }

    private func ask(
        _ span: Duration, honoursInhibitors: Bool, _ handler: @escaping WaylandObject.Handler
    ) -> WaylandObject? {
        guard let notifier else { return nil }
        let parts = span.components
        return notifier.kind.watch(
            object, for: Int32(clamping: parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000),
            honoursInhibitors: honoursInhibitors, by: notifier.object, handler)
    }

    private func release(_ watch: Watch?) {
        watch?.object.destroy()
    }

    /// Handles an event. Events that do not fit the current state are dropped.
    private func handleEvent(_ event: UInt32, of object: WaylandObject) {
        switch event {
        case WaylandNotifier.idled where object === watch?.object:
            guard watch?.isIdle == false else { return }
            watch!.isIdle = true
            if idleSince == nil {
                // Nothing is known about the time before the object was made. Timers fire early, KWin's by half a
                // second.
                let proved = max(watch!.began, lastInput ?? watch!.began)
                undecidedSince = max(proved, SystemClock.now().instant - watch!.span)
            }
            if inhibition?.handleInputIdle() != false { emitIdle() }
        case WaylandNotifier.idled where object === end?.object:
            end!.isIdle = true
        case WaylandNotifier.resumed where object === watch?.object:
            guard watch?.isIdle == true else { return }
            watch!.isIdle = false
            handleInput()
        case WaylandNotifier.resumed where object === end?.object:
            guard end?.isIdle == true else { return }
            release(end)
            end = nil
            handleInput()
        default: break
        }
    }

    private func emitIdle() {
        guard let since = undecidedSince else { return }
        undecidedSince = nil
        idleSince = since
        changed(.idle)
    }

    private func handleInput() {
        inhibition?.handleInput()
        (idleSince, undecidedSince) = (nil, nil)
        lastInput = SystemClock.now().instant
        changed(.input)
    }
}
