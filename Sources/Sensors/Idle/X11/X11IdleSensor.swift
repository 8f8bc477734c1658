import GLibBridge
import Platform
import ReminderCore

/// Idle time on X11, from alarms on the server's IDLETIME counter. Nothing is polled, and the process wakes once for
/// each reading. Call every method on the loop's thread.
///
/// A program that resets the screen saver is not taken for input: see ``IdleReadings``.
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
    /// The value of the alarm for resets, in milliseconds. A program that resets the screen saver more often counts as
    /// input.
    private static let resetAlarm: Int64 = 500
    private static let seesNoResets = "A program that resets the screen saver counts as input."
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
    private var readings = IdleReadings()
    private var cause = IdleReadings.Cause.question
    private var inputAlarmAt: Int64?
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

    var reportsPastSilence: Bool { true }

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
        readings.threshold = .milliseconds(wanted)
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
            counter.set(.reset, at: Self.resetAlarm)
            emit(.works(name: Self.sourceName, limits: counter.seesResets ? [] : [Self.seesNoResets]))
            if let span { watch(after: span) }
        } catch {
            handleLoss(error.reason)
        }
    }

    private func disconnect() {
        source?.cancel()
        patienceTimer?.cancel()
        (source, patienceTimer, serverProbe, counter) = (nil, nil, nil, nil)
        (readings, cause, inputAlarmAt) = (IdleReadings(), .question, nil)
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
            guard rang, self.counter?.isAsked == true else { break }
            counter.ask()
        }
        if let answer = counter?.answer() { handle(answer) }
        if counter?.isLost == true, let display { handleLoss("the X server at \(display.name) closed the connection") }
    }

    private func handleAlarm(_ alarm: IdleCounter.Alarm, at milliseconds: Int64) {
        switch alarm {
        case .idle:
            // Ignore an alarm that fired for an earlier, lower threshold.
            guard let threshold = readings.threshold, .milliseconds(milliseconds) >= threshold,
                let since = instant(milliseconds)
            else { return }
            emit(readings.handleIdle(since: since))
        case .input:
            if readings.isIdle || readings.isReset { askAfterAlarm() }
        case .reset: askAfterAlarm()
        }
    }

    /// Asks whether an alarm means input or a reset.
    private func askAfterAlarm() {
        cause = .alarm
        counter?.ask()
    }

    private func handle(_ answer: IdleCounter.Answer) {
        guard let last = instant(answer.milliseconds) else {
            disconnect()
            return emit(.missing(reason: "the X server reports an impossible idle time"))
        }
        let reading = readings.handle(last, isReset: answer.isReset, after: cause, at: SystemClock.now().instant)
        cause = .question
        armInput()
        emit(reading)
    }

    private func emit(_ reading: PresenceReading?) {
        if let reading { report(reading) }
    }

    /// The time of the last input or reset for an idle time; nil if the idle time is impossible.
    private func instant(_ milliseconds: Int64) -> Instant? {
        let now = SystemClock.now().instant
        let span = Duration.milliseconds(milliseconds)
        return span >= .zero && span <= now.sinceBoot ? now - span : nil
    }

    /// Sets the input alarm just below the threshold. During idle time it must not move: the next input would not cross
    /// a higher value. After a reset it is as low as possible, because the idle time starts again.
    private func armInput() {
        guard let counter, let threshold = readings.threshold else { return }
        let value: Int64
        if readings.isReset {
            value = Self.shortest - 1
        } else if readings.isIdle {
            return
        } else {
            value = Int64(threshold / .milliseconds(1)) - 1
        }
        guard inputAlarmAt != value else { return }
        counter.set(.input, at: value)
        inputAlarmAt = value
    }

    private func emit(_ now: Availability) {
        guard now != availability else { return }
        availability = now
        changed(now)
    }
}
