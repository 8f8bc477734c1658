import GLibBridge
import Platform
import ReminderCore

/// Idle time on X11, from alarms on the server's IDLETIME counter. Nothing is polled, and the process wakes once for
/// each reading. Call every method on the loop's thread.
///
/// The counter does not include suspend. After a suspend during idle time, `since` is therefore later than the last
/// input by the time in suspend, but never earlier. ``PresenceReading/slept(_:)`` reports that time.
///
/// A local server is probed before connecting, and reconnected after it exits. A server on another machine is connected
/// only once, and the loop blocks meanwhile.
final class X11IdleSensor: IdleSource, @unchecked Sendable {
    /// The name of this source that `status` shows.
    static let sourceName = "X11 SYNC"

    /// The minimum threshold in milliseconds. A busy server reads its counter some milliseconds after the input that
    /// reset it, and would miss the transition at a lower value.
    private static let shortest: Int64 = 100
    /// How long to wait for the server; after that it counts as missing until it answers.
    private static let patience = Duration.seconds(2)

    private let environment: [String: String]
    private let loop: MainLoop
    private let report: @Sendable (PresenceReading) -> Void
    private let changed: @Sendable (Availability) -> Void
    private var display: XDisplay?
    private var reconnection: SocketReconnection?
    private var serverProbe: XServerProbe?
    private var patienceTimer: SourceHandle?
    private var counter: IdleCounter?
    private var source: SourceHandle?
    private var span: Duration?
    private var threshold: Int64?
    private var inputAlarmAt: Int64?
    private var hasRead = false
    private var isIdle = false
    private var availability: Availability?

    /// A sensor that does nothing until ``start()``.
    ///
    /// - Parameter environment: The environment of the session, with `DISPLAY`. In a Wayland session the source counts
    ///   as missing, because Xwayland sees only the input of X11 programs.
    init(
        environment: [String: String], loop: MainLoop, report: @escaping @Sendable (PresenceReading) -> Void,
        changed: @escaping @Sendable (Availability) -> Void
    ) {
        self.environment = environment
        self.loop = loop
        self.report = report
        self.changed = changed
    }

    deinit {
        source?.cancel()
        patienceTimer?.cancel()
    }

    var tellsPastSilence: Bool { true }

    func start() {
        switch XDisplay.of(environment) {
        case .failure(let failure):
            emit(.missing(reason: failure.reason))
        case .success(let display):
            self.display = display
            reconnection = display.socket.map {
                SocketReconnection(path: $0, loop: loop) { [weak self] in self?.probe() }
            }
            probe()
        }
    }

    func watch(after span: Duration) {
        self.span = span
        guard let counter else { return }
        let parts = span.components
        // At most a hundred days, to avoid an overflow.
        let milliseconds = min(parts.seconds, 8_640_000) * 1000 + parts.attoseconds / 1_000_000_000_000_000
        let wanted = max(Self.shortest, milliseconds)
        threshold = wanted
        counter.set(.idle, at: wanted)
        armInput()
        // The alarms fire only at transitions, so ask for the current value too. Ask after setting them, to miss
        // nothing.
        counter.ask()
        readEvents()
    }

    func stop() {
        disconnect()
        reconnection?.cancel()
        (reconnection, display) = (nil, nil)
    }

    /// Probes a local server and then connects.
    private func probe() {
        disconnect()
        guard let display else { return }
        serverProbe = display.socket.flatMap { path in
            XServerProbe(path: path, loop: loop) { [weak self] in self?.connect() }
        }
        // Without a server at the socket, let libxcb fail: it tries other addresses too.
        guard serverProbe != nil else { return connect() }
        patienceTimer = loop.after(Self.patience) { [weak self] in
            self?.emit(.missing(reason: "the X server at \(display.name) does not answer"))
        }
    }

    private func connect() {
        guard let display else { return }
        do throws(SourceUnavailable) {
            let counter = try IdleCounter(display: display.name)
            disconnect()
            self.counter = counter
            source = loop.watch(readable: counter.descriptor) { [weak self] in
                self?.readEvents()
                return self?.counter != nil
            }
            reconnection?.finish()
            emit(.works(name: Self.sourceName))
            if let span { watch(after: span) }
        } catch {
            handleLoss(error.reason)
        }
    }

    private func disconnect() {
        source?.cancel()
        patienceTimer?.cancel()
        (source, patienceTimer, serverProbe, counter) = (nil, nil, nil, nil)
        (threshold, inputAlarmAt, hasRead, isIdle) = (nil, nil, false, false)
    }

    private func handleLoss(_ reason: String) {
        disconnect()
        let isLocal = reconnection != nil
        emit(.missing(reason: isLocal ? reason : "\(reason); it is on another machine, so it is not tried again"))
        reconnection?.start()
    }

    private func readEvents() {
        while let counter {
            var rang = false
            while let (alarm, milliseconds) = counter.nextAlarm() {
                handleAlarm(alarm, at: milliseconds)
                rang = true
            }
            // The reply may be older than an alarm that was read before it.
            guard rang, counter.isAsked else { break }
            counter.ask()
        }
        if let milliseconds = counter?.answer() { handleIdleTime(milliseconds) }
        if counter?.isLost == true, let display { handleLoss("the X server at \(display.name) closed the connection") }
    }

    private func handleAlarm(_ alarm: IdleCounter.Alarm, at milliseconds: Int64) {
        switch alarm {
        case .idle:
            // Ignore an alarm that fired for an earlier, lower threshold.
            if let threshold, milliseconds >= threshold { emitIdle(for: milliseconds) }
        case .input:
            guard isIdle else { return }
            isIdle = false
            armInput()
            report(.input(at: SystemClock.now().instant))
        }
    }

    private func handleIdleTime(_ milliseconds: Int64) {
        guard let threshold else { return }
        guard instant(milliseconds) != nil else {
            disconnect()
            return emit(.missing(reason: "the X server reports an impossible idle time"))
        }
        if milliseconds >= threshold {
            emitIdle(for: milliseconds)
        } else if !hasRead, let last = instant(milliseconds) {
            hasRead = true
            report(.input(at: last))
        }
    }

    private func emitIdle(for milliseconds: Int64) {
        guard !isIdle, let since = instant(milliseconds) else { return }
        isIdle = true
        hasRead = true
        report(.idle(since: since))
    }

    /// The time of the last input for an idle time; nil if the idle time is impossible.
    private func instant(_ milliseconds: Int64) -> Instant? {
        let now = SystemClock.now().instant
        let span = Duration.milliseconds(milliseconds)
        return span >= .zero && span <= now.sinceBoot ? now - span : nil
    }

    /// Sets the input alarm just below the threshold. During idle time it must not move: the next input would not cross
    /// a higher value.
    private func armInput() {
        guard let counter, let threshold, !isIdle, inputAlarmAt != threshold - 1 else { return }
        counter.set(.input, at: threshold - 1)
        inputAlarmAt = threshold - 1
    }

    private func emit(_ now: Availability) {
        guard now != availability else { return }
        availability = now
        changed(now)
    }
}
