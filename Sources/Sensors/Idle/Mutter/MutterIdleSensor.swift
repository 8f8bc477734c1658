import GLibBridge
import Platform
import ReminderCore

/// Idle time from GNOME's Mutter, on Wayland and on X11: org.gnome.Mutter.IdleMonitor on the session bus.
///
/// Nothing is polled. Mutter fires one watch after the span without input. The watch for the next input is added only
/// then. While an idle inhibitor blocks the first kind of watch, a timer asks for the idle time at the earliest moment
/// when the span can have passed.
///
/// Mutter's idle time does not include suspend, and restarts at zero when the last inhibitor ends. `since` is then
/// later than the last input by the lost time, but never earlier. Mutter counts a resume as input, and so does this
/// sensor.
final class MutterIdleSensor: IdleSource, @unchecked Sendable {
    /// The name of this source that `status` shows.
    static let sourceName = "Mutter"

    /// The range of spans for a watch, in milliseconds.
    private static let spans: ClosedRange<Int64> = 100...Int64(Int32.max)
    /// The maximum number of retries in a row after a timeout.
    private static let maxRetries = 5

    private let bus: Bus
    private let loop: MainLoop
    private let report: @Sendable (PresenceReading) -> Void
    private let changed: @Sendable (Availability) -> Void
    private var watch: NameWatch?
    private var inhibition: MutterInhibition?
    private var monitor: MutterMonitor?
    private var retriesLeft = maxRetries
    /// Changes with the owner of the name, to ignore answers of an earlier owner.
    private var generation = 0
    private var span: Int64?
    private var works = false
    private var isFirst = true
    private var isIdle = false
    private var unconfirmed: UnconfirmedIdle?
    private var timer: SourceHandle?

    /// Idle time that Mutter reported, before it is known that the input watch was added in time.
    private struct UnconfirmedIdle {
        let since: Instant
        let span: Int64
        var input: Instant?
    }

    /// A sensor that does nothing until ``start()``.
    init(
        bus: Bus, loop: MainLoop, report: @escaping @Sendable (PresenceReading) -> Void,
        changed: @escaping @Sendable (Availability) -> Void
    ) {
        self.bus = bus
        self.loop = loop
        self.report = report
        self.changed = changed
    }

    var reportsPastSilence: Bool { true }

    func start() {
        let inhibition = MutterInhibition(bus: bus) { [weak self] in self?.handleInhibitionChange() }
        self.inhibition = inhibition
        inhibition.start()
        watch = bus.watchName(
            Mutter.name,
            appeared: { [weak self] owner in
                self?.retriesLeft = Self.maxRetries
                self?.startMonitor(owner)
            },
            vanished: { [weak self] in self?.fail(SourceReport.Rejected.notRunning) })
    }

    func watch(after span: Duration) {
        let parts = span.components
        let seconds = min(max(0, parts.seconds), Self.spans.upperBound / 1000)
        let wanted = seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000
        let milliseconds = min(max(Self.spans.lowerBound, wanted), Self.spans.upperBound)
        self.span = milliseconds
        guard let monitor else { return }
        monitor.watchIdle(after: milliseconds)
        if isFirst || inhibition?.isBlocking == true { readIdleTime() }
    }

    func stop() {
        watch?.cancel()
        watch = nil
        inhibition?.stop()
        inhibition = nil
        reset()
    }

    private func startMonitor(_ owner: String) {
        reset()
        let monitor = MutterMonitor(
            bus: bus, owner: owner, fired: { [weak self] in self?.handleFired($0) },
            failed: { [weak self] in self?.handleFailure($0, owner) })
        self.monitor = monitor
        if let span { monitor.watchIdle(after: span) }
        readIdleTime()
    }

    private func reset() {
        generation += 1
        monitor?.close()
        monitor = nil
        timer?.cancel()
        timer = nil
        works = false
        isFirst = true
        isIdle = false
        unconfirmed = nil
    }

    private func fail(_ reason: String) {
        reset()
        changed(.missing(reason: reason))
    }

    private func handleFailure(_ failure: MutterMonitor.Failure, _ owner: String) {
        fail(failure.reason)
        guard failure.isTimeout, retriesLeft > 0 else { return }
        retriesLeft -= 1
        // The shell may only be busy, for example at login: wait for an answer without a time limit.
        let asked = generation
        bus.call(Mutter.call(owner, "GetIdletime", [], timeout: .seconds(Int32.max))) { [weak self] result in
            guard let self, generation == asked, case .success = result else { return }
            startMonitor(owner)
        }
    }

    /// Asks for the idle time.
    private func readIdleTime() {
        monitor?.idleTime { [weak self] in self?.handleIdleTime($0) }
    }

    private func handleIdleTime(_ idle: Int64) {
        emitWorks()
        // `changed` may have called stop().
        guard monitor != nil, let span, !isIdle, unconfirmed == nil else { return }
        let since = SystemClock.now().instant - .milliseconds(idle)
        if idle >= span { return confirmIdle(since: since) }
        if isFirst {
            isFirst = false
            report(.input(at: since))
        }
        scheduleRead(in: span - idle)
    }

    private func emitWorks() {
        guard !works else { return }
        works = true
        changed(.works(name: Self.sourceName))
    }

    private func scheduleRead(in milliseconds: Int64) {
        timer?.cancel()
        timer = nil
        guard inhibition?.isBlocking == true else { return }
        timer = loop.after(.milliseconds(milliseconds)) { [weak self] in self?.readIdleTime() }
    }

    private func handleInhibitionChange() {
        guard inhibition?.isBlocking == true else {
            timer?.cancel()
            timer = nil
            return
        }
        if span != nil { readIdleTime() }
    }

    private func handleFired(_ watch: MutterMonitor.Watch) {
        let now = SystemClock.now().instant
        switch watch {
        case .idle:
            guard let span, !isIdle, unconfirmed == nil else { return }
            confirmIdle(since: now - .milliseconds(span))
        case .input:
            if unconfirmed != nil {
                unconfirmed?.input = now
            } else {
                emitInput(at: now)
            }
        }
    }

    /// Adds the input watch, and asks whether there was input before that.
    private func confirmIdle(since: Instant) {
        guard let span, let monitor else { return }
        isFirst = false
        timer?.cancel()
        timer = nil
        unconfirmed = UnconfirmedIdle(since: since, span: span)
        monitor.watchInput()
        monitor.idleTime { [weak self] in self?.handleConfirmation($0) }
    }

    private func handleConfirmation(_ idle: Int64) {
        emitWorks()
        guard let span, let unconfirmed else { return }
        self.unconfirmed = nil
        let now = SystemClock.now().instant
        let since = now - .milliseconds(idle)
        guard now - unconfirmed.since >= .milliseconds(span) || idle >= span else {
            // watch(after:) was called with a longer span in the meantime.
            monitor?.removeInputWatch()
            if unconfirmed.input == nil { scheduleRead(in: span - idle) } else { scheduleRead(in: span) }
            return
        }
        isIdle = true
        retriesLeft = Self.maxRetries
        let isQuiet = idle >= unconfirmed.span || isReset(at: since)
        report(.idle(since: idle >= unconfirmed.span ? since : unconfirmed.since))
        if let input = unconfirmed.input {
            emitInput(at: input)
        } else if !isQuiet {
            monitor?.removeInputWatch()
            emitInput(at: since)
        }
    }

    private func emitInput(at input: Instant) {
        // `report` may have called stop().
        guard isIdle else { return }
        isIdle = false
        report(.input(at: input))
        if let span { scheduleRead(in: span) }
    }

    /// True if idle time that started at `instant` started with a reset by Mutter and not with input.
    private func isReset(at instant: Instant) -> Bool {
        guard let reset = inhibition?.lastReset else { return false }
        return max(instant - reset, reset - instant) < .milliseconds(500)
    }
}
