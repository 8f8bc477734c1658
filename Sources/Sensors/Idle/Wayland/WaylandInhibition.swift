import GLibBridge
import ReminderCore

/// Whether a program keeps a seat from going idle through its compositor (zwp_idle_inhibit_manager_v1, or the
/// compositor's own services on D-Bus), which no event reports. For the loop's thread.
///
/// Detected by absence: of two idle objects, the one that honours inhibitors does not fire while an inhibitor is held.
/// They may fire in either order, even within one batch, so it waits a moment for the other one.
final class WaylandInhibition: @unchecked Sendable {
    /// Asks for an ordinary object that tells of a silence of a time; nil when the connection has ended.
    typealias Ask = (_ span: Duration, _ handler: @escaping WaylandObject.Handler) -> WaylandObject?

    /// So that the end of a film is noticed soon, whatever silence is waited for meanwhile.
    private static let longestSpan = Duration.seconds(60)
    /// How long the object that has not told is waited for.
    static let moment = Duration.milliseconds(500)
    /// Its time stands still while an inhibitor is held, so that it may be short then: the first pause after a film
    /// tells.
    private static let spanWhileHeld = Duration.seconds(5)

    /// What the ordinary object has told.
    private enum Word {
        case nothing
        case silence
        /// Input came since, and it has not told of that: KWin stops telling while an inhibitor is held.
        case outdated
    }

    /// Whether one is held, as far as is known: decided at each silence, and good until the next.
    private(set) var isHeld = false

    private let loop: MainLoop
    private let ask: Ask
    private let changed: () -> Void
    private let decided: () -> Void
    private var object: WaylandObject?
    private var span: Duration?
    private var wanted = longestSpan
    private var word = Word.nothing
    private var isInputSilent = false
    private var timer: SourceHandle?

    /// - Parameters:
    ///   - changed: Called after each change of ``isHeld``.
    ///   - decided: Called when a decision that ``inputIsSilent()`` has left open is made, after `changed`.
    init(loop: MainLoop, ask: @escaping Ask, changed: @escaping () -> Void, decided: @escaping () -> Void) {
        self.loop = loop
        self.ask = ask
        self.changed = changed
        self.decided = decided
    }

    deinit {
        timer?.cancel()
    }

    /// From now on input is waited for that has been silent for `span`. What is known of a silence stays.
    func watch(after span: Duration) {
        wanted = min(span, Self.longestSpan)
        // One that has told of silence tells at once of an inhibitor that begins.
        if target != self.span, word == .nothing { replace() }
    }

    /// The object for input alone has told of silence; whether it is known now who holds an inhibitor.
    func inputIsSilent() -> Bool {
        isInputSilent = true
        guard word != .silence, object != nil else { return true }
        // It would not tell of the inhibitor's end either.
        if word == .outdated { replace() }
        wait()
        return false
    }

    /// The object for input alone has told of input.
    func inputCame() {
        isInputSilent = false
        endWait()
        switch word {
        case .silence: word = .outdated
        case .nothing: if object != nil, target != span { replace() }
        case .outdated: break
        }
    }

    /// Ends it.
    func rest() {
        endWait()
        release()
    }

    private func replace() {
        endWait()
        release()
        object = ask(target) { [weak self] object, event, _ in self?.heard(event, of: object) }
        span = target
    }

    private func release() {
        object?.destroy()
        (object, span, word) = (nil, nil, .nothing)
    }

    private func heard(_ event: UInt32, of object: WaylandObject) {
        guard object === self.object else { return }
        switch event {
        case WaylandNotifier.idled:
            word = .silence
            let isAwaited = timer != nil
            endWait()
            become(false)
            if isAwaited { decided() }
        case WaylandNotifier.resumed where word != .nothing:
            word = .nothing
            if isInputSilent {
                wait()
            } else if target != span {
                replace()
            }
        default: break
        }
    }

    private func wait() {
        endWait()
        timer = loop.after(Self.moment) { [weak self] in
            guard let self else { return }
            timer = nil
            become(true)
            decided()
        }
    }

    private func endWait() {
        timer?.cancel()
        timer = nil
    }

    private var target: Duration { isHeld ? min(wanted, Self.spanWhileHeld) : wanted }

    private func become(_ isHeld: Bool) {
        guard isHeld != self.isHeld else { return }
        self.isHeld = isHeld
        if isHeld, target != span { replace() }
        changed()
    }
}
