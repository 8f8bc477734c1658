import ReminderCore

/// One seat of a Wayland compositor (a person's keyboards and pointers), and whether it is silent.
///
/// The protocol has no question for how long a seat has been silent, and what is asked anew begins as not silent. So an object
/// that has told of silence is kept until it has told of its end, whatever is asked meanwhile. For the loop's thread.
final class WaylandSeat: @unchecked Sendable {
    /// What happened on a seat.
    enum Change {
        case silence
        case input
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

    private var lastInput: Instant?
    private let object: WaylandObject
    private let version: UInt32
    private let changed: (Change) -> Void
    private var notifier: (object: WaylandObject, kind: WaylandNotifier)?
    /// What was asked for last.
    private var watch: Watch?
    /// An object that waits for the end of a silence that ``watch`` may not have told of.
    private var end: Watch?

    /// nil when the connection has ended.
    ///
    /// - Parameters:
    ///   - version: As the compositor offers it, at least 1.
    ///   - bind: Makes the object of a version that is handed to it.
    ///   - changed: Called after each change, with ``silentSince`` up to date; for input also when the seat was not known
    ///     to be silent.
    init?(
        name: UInt32, version: UInt32, bind: (UInt32) -> WaylandObject?, changed: @escaping (Change) -> Void
    ) {
        self.name = name
        // 5 is the first version in which a seat can be given back.
        self.version = min(version, 5)
        self.changed = changed
        guard let object = bind(self.version) else { return nil }
        self.object = object
    }

    /// From now on tells of a silence of `span`, counted from now on; of one that it knows already it tells no more.
    func watch(after span: Duration, by notifier: (object: WaylandObject, kind: WaylandNotifier)) {
        if let watch, watch.isSilent, end?.isSilent != true {
            release(end)
            end = watch
        } else {
            release(watch)
        }
        self.notifier = notifier
        watch = make(span)
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
        (watch, end, notifier, silentSince) = (nil, nil, nil, nil)
    }

    /// Gives the seat back.
    func leave() {
        rest()
        object.destroy(by: version >= 5 ? 3 : nil)
    }

    private func make(_ span: Duration) -> Watch? {
        guard let notifier else { return nil }
        // Less than this is the pause between two key strokes.
        let milliseconds = min(max(span, .milliseconds(100)), .milliseconds(Int32.max))
        let parts = milliseconds.components
        let watch = notifier.kind.watch(
            object, for: Int32(clamping: parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000),
            by: notifier.object
        ) { [weak self] object, event, _ in self?.heard(event, of: object) }
        return watch.map { Watch(object: $0, began: SystemClock.now().instant, span: milliseconds) }
    }

    private func release(_ watch: Watch?) {
        // Request 0 in either protocol.
        watch?.object.destroy(by: 0)
    }

    /// Events that do not fit to what went before are dropped.
    private func heard(_ event: UInt32, of object: WaylandObject) {
        switch event {
        case 0 where object === watch?.object:
            guard watch?.isSilent == false else { return }
            watch!.isSilent = true
            guard silentSince == nil else { return }
            // Nothing is known of the time before it was asked about; and timers ring early, KWin's by half a second.
            let proved = max(watch!.began, lastInput ?? watch!.began)
            silentSince = max(proved, SystemClock.now().instant - watch!.span)
            changed(.silence)
        case 0 where object === end?.object:
            end!.isSilent = true
        case 1 where object === watch?.object:
            guard watch?.isSilent == true else { return }
            watch!.isSilent = false
            heardInput()
        case 1 where object === end?.object:
            guard end?.isSilent == true else { return }
            release(end)
            end = nil
            heardInput()
        default: break
        }
    }

    private func heardInput() {
        silentSince = nil
        lastInput = SystemClock.now().instant
        changed(.input)
    }
}
