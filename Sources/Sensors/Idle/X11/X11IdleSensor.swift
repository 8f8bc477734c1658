import GLibBridge
import Platform
import ReminderCore

/// Idle time on X11, from alarms on the server's IDLETIME counter: nothing is polled, and the process wakes once for
/// each reading. Every method is for the loop's thread.
///
/// The counter does not count suspend. After a suspend in the middle of idle time `since` is therefore later than the
/// last input by the time slept, and never earlier than it; ``PresenceReading/slept(_:)`` tells of that time.
///
/// A server on this machine is first asked whether it answers at all, and its return is waited for when it has gone.
/// One that is reached over the network is connected to once, and the loop stands still for as long as that takes.
final class X11IdleSensor: IdleSource, @unchecked Sendable {
    /// The name of this source, as `status` shows it.
    static let sourceName = "X11 SYNC"

    /// In milliseconds. A busy server reads its counter some milliseconds after the input that set it to zero, and
    /// would not see it fall below less than this.
    private static let shortest: Int64 = 100
    /// How long a server may take to answer; after that it is missing until it does.
    private static let patience = Duration.seconds(2)

    private let environment: [String: String]
    private let loop: MainLoop
    private let report: @Sendable (PresenceReading) -> Void
    private let changed: @Sendable (Availability) -> Void
    private var display: XDisplay?
    private var way: SocketReturn?
    private var greeting: XGreeting?
    private var patienceTimer: SourceHandle?
    private var counter: IdleCounter?
    private var source: SourceHandle?
    private var span: Duration?
    private var threshold: Int64?
    private var inputAlarmAt: Int64?
    private var hasRead = false
    private var isIdle = false
    private var availability: Availability?

    /// A sensor that is silent until ``start()``.
    ///
    /// - Parameter environment: The session's variables, `DISPLAY` above all. In a Wayland session it is missing, as
    ///   Xwayland sees only the input of X11 programs.
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
            tell(.missing(reason: failure.reason))
        case .success(let display):
            self.display = display
            way = display.socket.map { SocketReturn(path: $0, loop: loop) { [weak self] in self?.greet() } }
            greet()
        }
    }

    func watch(after span: Duration) {
        self.span = span
        guard let counter else { return }
        let parts = span.components
        // No session lasts a hundred days, and no number overflows.
        let milliseconds = min(parts.seconds, 8_640_000) * 1000 + parts.attoseconds / 1_000_000_000_000_000
        let wanted = max(Self.shortest, milliseconds)
        threshold = wanted
        counter.set(.idle, at: wanted)
        armInput()
        // The alarms ring at transitions alone: what was already so, the counter tells. Asked after they are set,
        // so that nothing falls in between.
        counter.ask()
        drain()
    }

    func stop() {
        disconnect()
        way?.cancel()
        (way, display) = (nil, nil)
    }

    /// Asks a server on this machine whether it answers, and then connects.
    private func greet() {
        disconnect()
        guard let display else { return }
        greeting = display.socket.flatMap { path in
            XGreeting(path: path, loop: loop) { [weak self] in self?.connect() }
        }
        // Without a server at its socket it is libxcb that says so: it tries further places.
        guard greeting != nil else { return connect() }
        patienceTimer = loop.after(Self.patience) { [weak self] in
            self?.tell(.missing(reason: "the X server at \(display.name) does not answer"))
        }
    }

    private func connect() {
        guard let display else { return }
        do throws(SourceUnavailable) {
            let counter = try IdleCounter(display: display.name)
            disconnect()
            self.counter = counter
            source = loop.watch(readable: counter.descriptor) { [weak self] in
                self?.drain()
                return self?.counter != nil
            }
            way?.succeeded()
            tell(.works(name: Self.sourceName))
            if let span { watch(after: span) }
        } catch {
            lost(error.reason)
        }
    }

    private func disconnect() {
        source?.cancel()
        patienceTimer?.cancel()
        (source, patienceTimer, greeting, counter) = (nil, nil, nil, nil)
        (threshold, inputAlarmAt, hasRead, isIdle) = (nil, nil, false, false)
    }

    private func lost(_ reason: String) {
        disconnect()
        let isLocal = way != nil
        tell(.missing(reason: isLocal ? reason : "\(reason); it is on another machine, so it is not tried again"))
        way?.lost()
    }

    private func drain() {
        while let counter {
            var rang = false
            while let (alarm, milliseconds) = counter.nextAlarm() {
                heard(alarm, at: milliseconds)
                rang = true
            }
            // An answer may be older than the alarm that is read before it.
            guard rang, counter.isAsked else { break }
            counter.ask()
        }
        if let milliseconds = counter?.answer() { answered(milliseconds) }
        if counter?.isLost == true, let display { lost("the X server at \(display.name) closed the connection") }
    }

    private func heard(_ alarm: IdleCounter.Alarm, at milliseconds: Int64) {
        switch alarm {
        case .idle:
            // One that rang for an earlier, shorter threshold is out of date.
            if let threshold, milliseconds >= threshold { becomeIdle(for: milliseconds) }
        case .input:
            guard isIdle else { return }
            isIdle = false
            armInput()
            report(.input(at: SystemClock.now().instant))
        }
    }

    private func answered(_ milliseconds: Int64) {
        guard let threshold else { return }
        guard instant(milliseconds) != nil else {
            disconnect()
            return tell(.missing(reason: "the X server reports an impossible idle time"))
        }
        if milliseconds >= threshold {
            becomeIdle(for: milliseconds)
        } else if !hasRead, let last = instant(milliseconds) {
            hasRead = true
            report(.input(at: last))
        }
    }

    private func becomeIdle(for milliseconds: Int64) {
        guard !isIdle, let since = instant(milliseconds) else { return }
        isIdle = true
        hasRead = true
        report(.idle(since: since))
    }

    /// When the last input was, by an idle time; nil for one that cannot be.
    private func instant(_ milliseconds: Int64) -> Instant? {
        let now = SystemClock.now().instant
        let span = Duration.milliseconds(milliseconds)
        return span >= .zero && span <= now.sinceBoot ? now - span : nil
    }

    /// The input alarm stays where the reported idle time began: set higher, the next input would not cross it.
    private func armInput() {
        guard let counter, let threshold, !isIdle, inputAlarmAt != threshold - 1 else { return }
        counter.set(.input, at: threshold - 1)
        inputAlarmAt = threshold - 1
    }

    private func tell(_ now: Availability) {
        guard now != availability else { return }
        availability = now
        changed(now)
    }
}
