import GLibBridge
import ReminderCore

/// Idle time on X11, from alarms on the server's IDLETIME counter: nothing is polled, and the process wakes once for
/// each reading. Every method is for the loop's thread.
///
/// The counter does not count suspend. After a suspend in the middle of idle time `since` is therefore later than the
/// last input by the time slept, and never earlier than it; ``PresenceReading/slept(_:)`` tells of that time.
public final class X11IdleSensor: @unchecked Sendable {
    /// The name of this source, as `status` shows it.
    public static let sourceName = "X11 SYNC"

    /// In milliseconds. A busy server reads its counter some milliseconds after the input that set it to zero, and would
    /// not see it fall below less than this.
    private static let shortest: Int64 = 100

    private let report: @Sendable (PresenceReading) -> Void
    private let lost: @Sendable (String) -> Void
    private let display: String
    private var counter: IdleCounter?
    private var source: SourceHandle?
    private var threshold: Int64?
    private var inputAlarmAt: Int64?
    private var isIdle = false

    private init(
        display: String, counter: IdleCounter, report: @escaping @Sendable (PresenceReading) -> Void,
        lost: @escaping @Sendable (String) -> Void
    ) {
        self.display = display
        self.counter = counter
        self.report = report
        self.lost = lost
    }

    deinit {
        source?.cancel()
    }

    /// Connects to the X server of `DISPLAY`. Nothing is reported before the first ``watch(after:)``.
    ///
    /// - Parameters:
    ///   - environment: The session's variables. In a Wayland session this fails, as Xwayland sees only the input
    ///     of X11 programs.
    ///   - lost: Called once, with the reason, when the server has gone; nothing is reported after that.
    public static func connect(
        environment: [String: String], loop: MainLoop, report: @escaping @Sendable (PresenceReading) -> Void,
        lost: @escaping @Sendable (String) -> Void
    ) -> Result<X11IdleSensor, SourceUnavailable> {
        if environment["XDG_SESSION_TYPE"] == "wayland" || environment["WAYLAND_DISPLAY"].map({ !$0.isEmpty }) == true {
            return .failure(
                SourceUnavailable(reason: "this is a Wayland session, where X11 sees only the input of X11 programs"))
        }
        guard let display = environment["DISPLAY"], !display.isEmpty else {
            return .failure(SourceUnavailable(reason: "DISPLAY is not set"))
        }
        do {
            let counter = try IdleCounter(display: display)
            let sensor = X11IdleSensor(display: display, counter: counter, report: report, lost: lost)
            sensor.source = loop.watch(readable: counter.descriptor) { [weak sensor] in
                sensor?.drain()
                return sensor?.counter != nil
            }
            return .success(sensor)
        } catch {
            return .failure(error)
        }
    }

    /// From now on reports `.idle` once input has been quiet for `span` (at least 0.1 s is taken), at once if it has been already, and
    /// then `.input` at the first input. The first call also reports `.input`, at the last one, when input goes on.
    ///
    /// An `.idle` already reported holds until the next input, also when `span` is now longer.
    public func watch(after span: Duration) {
        guard let counter else { return }
        let isFirst = threshold == nil
        let parts = span.components
        let wanted = max(Self.shortest, parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000)
        threshold = wanted
        counter.set(.idle, at: wanted)
        armInput()
        // The alarms ring at transitions alone: what was already so, the counter tells. Asked after they are set,
        // so that nothing falls in between.
        if let idle = counter.milliseconds() {
            if idle >= wanted {
                becomeIdle(for: idle)
            } else if isFirst {
                report(.input(at: SystemClock.now().instant - .milliseconds(idle)))
            }
        }
        drain()
    }

    /// Ends it and disconnects.
    public func stop() {
        source?.cancel()
        source = nil
        counter = nil
    }

    private func drain() {
        while let (alarm, milliseconds) = counter?.nextAlarm() {
            switch alarm {
            case .idle:
                // One that rang for an earlier, shorter threshold is out of date.
                if let threshold, milliseconds >= threshold { becomeIdle(for: milliseconds) }
            case .input:
                guard isIdle else { continue }
                isIdle = false
                armInput()
                report(.input(at: SystemClock.now().instant))
            }
        }
        if counter?.isLost == true {
            stop()
            lost("the X server at \(display) closed the connection")
        }
    }

    private func becomeIdle(for milliseconds: Int64) {
        guard !isIdle else { return }
        isIdle = true
        report(.idle(since: SystemClock.now().instant - .milliseconds(milliseconds)))
    }

    /// The input alarm stays where the reported idle time began: set higher, the next input would not cross it.
    private func armInput() {
        guard let counter, let threshold, !isIdle, inputAlarmAt != threshold - 1 else { return }
        counter.set(.input, at: threshold - 1)
        inputAlarmAt = threshold - 1
    }
}
