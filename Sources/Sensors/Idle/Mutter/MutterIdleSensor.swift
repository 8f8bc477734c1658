import GLibBridge
import Platform
import ReminderCore

/// Idle time from GNOME's Mutter, on Wayland and on X11: org.gnome.Mutter.IdleMonitor on the session bus.
///
/// Nothing is polled. Mutter fires a watch when input has been quiet for the span, and another, which is armed only
/// from then on, at the first input. While an idle inhibitor blocks the first kind of watch, a timer asks for the idle
/// time when the span can have passed at the earliest.
///
/// Mutter's idle time does not count suspend, and starts anew when a program's inhibitor ends. `since` is then later
/// than the last input by what was lost, and never earlier than it. A resume is input to Mutter, and so it is here.
final class MutterIdleSensor: IdleSource, @unchecked Sendable {
    /// The name of this source, as `status` shows it.
    static let sourceName = "Mutter"

    /// In milliseconds: the least and the most that is asked of Mutter.
    private static let spans: ClosedRange<Int64> = 100...Int64(Int32.max)
    /// How often in a row a Mutter that did not answer gets another chance.
    private static let chances = 5

    private let bus: Bus
    private let loop: MainLoop
    private let report: @Sendable (PresenceReading) -> Void
    private let changed: @Sendable (Availability) -> Void
    private var watch: NameWatch?
    private var inhibition: MutterInhibition?
    private var monitor: MutterMonitor?
    private var chancesLeft = chances
    /// Answers to a question that was put before the last change of owner are dropped by it.
    private var generation = 0
    private var span: Int64?
    private var works = false
    private var isFirst = true
    private var isIdle = false
    private var doubt: Doubt?
    private var timer: SourceHandle?

    /// Silence that Mutter has told of, until it is sure that the watch for input was armed in time.
    private struct Doubt {
        let since: Instant
        let span: Int64
        var input: Instant?
    }

    /// A sensor that is silent until ``start()``, on `loop`'s thread.
    init(
        bus: Bus, loop: MainLoop, report: @escaping @Sendable (PresenceReading) -> Void,
        changed: @escaping @Sendable (Availability) -> Void
    ) {
        self.bus = bus
        self.loop = loop
        self.report = report
        self.changed = changed
    }

    var tellsPastSilence: Bool { true }

    func start() {
        let inhibition = MutterInhibition(bus: bus) { [weak self] in self?.inhibitionChanged() }
        self.inhibition = inhibition
        inhibition.start()
        watch = bus.watchName(
            Mutter.name,
            appeared: { [weak self] owner in
                self?.chancesLeft = Self.chances
                self?.begin(owner)
            },
            vanished: { [weak self] in self?.lose(SourceReport.Rejected.notRunning) })
    }

    func watch(after span: Duration) {
        let parts = span.components
        let seconds = min(max(0, parts.seconds), Self.spans.upperBound / 1000)
        let wanted = seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000
        let milliseconds = min(max(Self.spans.lowerBound, wanted), Self.spans.upperBound)
        self.span = milliseconds
        guard let monitor else { return }
        monitor.watchIdle(after: milliseconds)
        if isFirst || inhibition?.isBlocking == true { check() }
    }

    func stop() {
        watch?.cancel()
        watch = nil
        inhibition?.stop()
        inhibition = nil
        leave()
    }

    private func begin(_ owner: String) {
        leave()
        let monitor = MutterMonitor(
            bus: bus, owner: owner, fired: { [weak self] in self?.fired($0) },
            failed: { [weak self] in self?.failed($0, owner) })
        self.monitor = monitor
        if let span { monitor.watchIdle(after: span) }
        check()
    }

    private func leave() {
        generation += 1
        monitor?.close()
        monitor = nil
        timer?.cancel()
        timer = nil
        works = false
        isFirst = true
        isIdle = false
        doubt = nil
    }

    private func lose(_ reason: String) {
        leave()
        changed(.missing(reason: reason))
    }

    private func failed(_ failure: MutterMonitor.Failure, _ owner: String) {
        lose(failure.reason)
        guard failure.isTimeout, chancesLeft > 0 else { return }
        chancesLeft -= 1
        // A shell that was only busy, as at login, is back when it answers this, however late.
        let asked = generation
        bus.call(Mutter.call(owner, "GetIdletime", [], timeout: .seconds(Int32.max))) { [weak self] result in
            guard let self, generation == asked, case .success = result else { return }
            begin(owner)
        }
    }

    /// Reads the idle time and acts on it.
    private func check() {
        monitor?.idleTime { [weak self] in self?.checked($0) }
    }

    private func checked(_ idle: Int64) {
        tellThatItWorks()
        // `changed` may have stopped it.
        guard monitor != nil, let span, !isIdle, doubt == nil else { return }
        let since = SystemClock.now().instant - .milliseconds(idle)
        if idle >= span { return suspect(since: since) }
        if isFirst {
            isFirst = false
            report(.input(at: since))
        }
        checkLater(in: span - idle)
    }

    private func tellThatItWorks() {
        guard !works else { return }
        works = true
        changed(.works(name: Self.sourceName))
    }

    private func checkLater(in milliseconds: Int64) {
        timer?.cancel()
        timer = nil
        guard inhibition?.isBlocking == true else { return }
        timer = loop.after(.milliseconds(milliseconds)) { [weak self] in self?.check() }
    }

    private func inhibitionChanged() {
        guard inhibition?.isBlocking == true else {
            timer?.cancel()
            timer = nil
            return
        }
        if span != nil { check() }
    }

    private func fired(_ watch: MutterMonitor.Watch) {
        let now = SystemClock.now().instant
        switch watch {
        case .idle:
            guard let span, !isIdle, doubt == nil else { return }
            suspect(since: now - .milliseconds(span))
        case .input:
            if doubt != nil {
                doubt?.input = now
            } else {
                inputReturned(at: now)
            }
        }
    }

    /// Arms the watch for input, and asks whether input came before that.
    private func suspect(since: Instant) {
        guard let span, let monitor else { return }
        isFirst = false
        timer?.cancel()
        timer = nil
        doubt = Doubt(since: since, span: span)
        monitor.watchInput()
        monitor.idleTime { [weak self] in self?.settle($0) }
    }

    private func settle(_ idle: Int64) {
        tellThatItWorks()
        guard let span, let doubt else { return }
        self.doubt = nil
        let now = SystemClock.now().instant
        let since = now - .milliseconds(idle)
        guard now - doubt.since >= .milliseconds(span) || idle >= span else {
            // A longer span was asked for in the meantime.
            monitor?.forgetInput()
            if doubt.input == nil { checkLater(in: span - idle) } else { checkLater(in: span) }
            return
        }
        isIdle = true
        chancesLeft = Self.chances
        let isQuiet = idle >= doubt.span || isReset(at: since)
        report(.idle(since: idle >= doubt.span ? since : doubt.since))
        if let input = doubt.input {
            inputReturned(at: input)
        } else if !isQuiet {
            monitor?.forgetInput()
            inputReturned(at: since)
        }
    }

    private func inputReturned(at input: Instant) {
        // `report` may have stopped it.
        guard isIdle else { return }
        isIdle = false
        report(.input(at: input))
        if let span { checkLater(in: span) }
    }

    /// Whether the silence that began then began with a reset of Mutter's, and not with input.
    private func isReset(at instant: Instant) -> Bool {
        guard let reset = inhibition?.lastReset else { return false }
        return max(instant - reset, reset - instant) < .milliseconds(500)
    }
}
