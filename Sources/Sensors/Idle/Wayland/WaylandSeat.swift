import GLibBridge
import Platform
import ReminderCore

/// One seat of a Wayland compositor (a person's keyboards and pointers), and whether it is silent.
///
/// The protocol has no question for how long a seat has been silent, and what is asked anew begins as not silent. So an
/// object that has told of silence is kept until it has told of its end, whatever is asked meanwhile. For the loop's
/// thread.
final class WaylandSeat: @unchecked Sendable {
    /// What happened on a seat.
    enum Change {
        case silence
        case input
        /// Of ``WaylandSeat/isHeld``.
        case inhibition
    }

    private struct Watch {
        let object: WaylandObject
        let began: Instant
        let span: Duration
        var isSilent = false
    }

    /// The seat's number in the registry.
    let name: UInt32
    /// Since when it is known to be silent; nil while input goes on or nothing is known.
    private(set) var silentSince: Instant?
    /// Whether an inhibitor is held through the compositor: see ``WaylandInhibition/isHeld``.
    var isHeld: Bool { inhibition?.isHeld == true }

    private var lastInput: Instant?
    private let object: WaylandObject
    private let loop: MainLoop
    private let changed: (Change) -> Void
    private var notifier: (object: WaylandObject, kind: WaylandNotifier)?
    /// What was asked for last.
    private var watch: Watch?
    /// An object that waits for the end of a silence that ``watch`` may not have told of.
    private var end: Watch?
    /// Where ``notifier`` shows inhibitors.
    private var inhibition: WaylandInhibition?
    /// Since when it is silent, until it is known whether an inhibitor is held.
    private var undecidedSince: Instant?

    /// The seat that `object` is.
    ///
    /// - Parameter changed: Called after each change, with ``silentSince`` and ``isHeld`` up to date; for input also
    ///   when the seat was not known to be silent; for an inhibition before the silence that it shows in.
    init(name: UInt32, object: WaylandObject, loop: MainLoop, changed: @escaping (Change) -> Void) {
        self.name = name
        self.object = object
        self.loop = loop
        self.changed = changed
    }

    /// From now on tells of a silence of `span`, counted from now on; of one that it knows already it tells no more.
    func watch(after span: Duration, by notifier: (object: WaylandObject, kind: WaylandNotifier)) {
        if let watch, watch.isSilent, end?.isSilent != true {
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

    /// Tells of the next input as well, though the seat is not known to be silent: after the shortest silence.
    func listen() {
        if end == nil { end = make(.zero) }
    }

    /// Takes what is known of a silence back.
    func forgetSilence() {
        silentSince = nil
    }

    /// Ends what ``watch(after:by:)`` began.
    func rest() {
        release(watch)
        release(end)
        inhibition?.rest()
        (watch, end, inhibition, notifier, silentSince, undecidedSince) = (nil, nil, nil, nil, nil, nil)
    }

    /// Gives the seat back.
    func leave() {
        rest()
        object.destroy()
    }

    private func make(_ span: Duration) -> Watch? {
        // Less than this is the pause between two key strokes.
        let span = min(max(span, .milliseconds(100)), .milliseconds(Int32.max))
        let watch = ask(span, obeysInhibitors: false) { [weak self] object, event, _ in self?.heard(event, of: object) }
        return watch.map { Watch(object: $0, began: SystemClock.now().instant, span: span) }
    }

    private func makeInhibition() -> WaylandInhibition {
        WaylandInhibition(
            loop: loop, ask: { [weak self] in self?.ask($0, obeysInhibitors: true, $1) },
            changed: { [weak self] in self?.changed(.inhibition) }, decided: { [weak self] in self?.tellSilence() })
    }

    private func ask(
        _ span: Duration, obeysInhibitors: Bool, _ handler: @escaping WaylandObject.Handler
    ) -> WaylandObject? {
        guard let notifier else { return nil }
        let parts = span.components
        return notifier.kind.watch(
            object, for: Int32(clamping: parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000),
            obeysInhibitors: obeysInhibitors, by: notifier.object, handler)
    }

    private func release(_ watch: Watch?) {
        watch?.object.destroy()
    }

    /// Events that do not fit to what went before are dropped.
    private func heard(_ event: UInt32, of object: WaylandObject) {
        switch event {
        case WaylandNotifier.idled where object === watch?.object:
            guard watch?.isSilent == false else { return }
            watch!.isSilent = true
            if silentSince == nil {
                // Nothing is known of the time before it was asked about; and timers ring early, KWin's by half a
                // second.
                let proved = max(watch!.began, lastInput ?? watch!.began)
                undecidedSince = max(proved, SystemClock.now().instant - watch!.span)
            }
            if inhibition?.inputIsSilent() != false { tellSilence() }
        case WaylandNotifier.idled where object === end?.object:
            end!.isSilent = true
        case WaylandNotifier.resumed where object === watch?.object:
            guard watch?.isSilent == true else { return }
            watch!.isSilent = false
            heardInput()
        case WaylandNotifier.resumed where object === end?.object:
            guard end?.isSilent == true else { return }
            release(end)
            end = nil
            heardInput()
        default: break
        }
    }

    private func tellSilence() {
        guard let since = undecidedSince else { return }
        undecidedSince = nil
        silentSince = since
        changed(.silence)
    }

    private func heardInput() {
        inhibition?.inputCame()
        (silentSince, undecidedSince) = (nil, nil)
        lastInput = SystemClock.now().instant
        changed(.input)
    }
}
