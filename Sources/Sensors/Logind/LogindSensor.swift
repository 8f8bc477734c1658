import GLibBridge
import ReminderCore

/// Lock, sleep and session switch, as systemd-logind tells them on the system bus. It may start, end and restart at any
/// time. Every method is for the loop's thread.
///
/// Of the lock it tells both the session's `LockedHint` and its signals `Lock` and `Unlock`; which of them counts is
/// decided in the core.
final class LogindSensor: @unchecked Sendable {
    /// The name of this source, as `status` shows it.
    static let sourceName = "logind"

    /// What logind can tell at the moment.
    enum Availability: Hashable, Sendable {
        /// Lock, switch and sleep.
        case full
        /// Sleep alone; the reason why there is no session to watch.
        case sleepOnly(reason: String)
        /// Nothing; the reason why.
        case none(reason: String)
    }

    private let bus: Bus
    private let environment: [String: String]
    private let report: @Sendable (PresenceReading) -> Void
    private let changed: @Sendable (Availability) -> Void
    private let sleepDelay: SleepDelay
    private var watch: NameWatch?
    private var managerSignals: [Subscription] = []
    private var sessionSignals: [Subscription] = []
    private var isRunning = false
    private var hasSession = false
    /// Answers to questions that were put to an earlier logind are dropped by it.
    private var generation = 0
    private var lockedHint: Bool?
    private var isInFront: Bool?
    private var isAsleep = false

    /// A sensor that is silent until ``start()``.
    ///
    /// - Parameters:
    ///   - environment: The session's variables; `XDG_SESSION_ID` is asked about first.
    ///   - report: Gets each change once, and the state of lock and switch at the start.
    ///   - changed: Gets what works: first when it is known, after the first readings, and then at each change.
    init(
        bus: Bus, environment: [String: String], report: @escaping @Sendable (PresenceReading) -> Void,
        changed: @escaping @Sendable (Availability) -> Void
    ) {
        self.bus = bus
        self.environment = environment
        self.report = report
        self.changed = changed
        sleepDelay = SleepDelay(bus: bus)
    }

    /// Begins; call it once.
    func start() {
        subscribe("PrepareForSleep") { sensor, arguments in
            if let sleeps = arguments.first?.boolValue { sensor.prepareForSleep(sleeps) }
        }
        // A service of the user's systemd may be there before the graphical session is.
        subscribe("SessionNew") { sensor, _ in
            if sensor.isRunning && !sensor.hasSession { sensor.findSession() }
        }
        watch = bus.watchName(
            Logind.name, appeared: { [weak self] _ in self?.appeared() }, vanished: { [weak self] in self?.vanished() })
    }

    /// Ends it; nothing is reported after this.
    func stop() {
        watch?.cancel()
        watch = nil
        for subscription in managerSignals { subscription.cancel() }
        managerSignals = []
        leaveSession()
        sleepDelay.release()
    }

    /// Lets the machine sleep, after `.asleep`, once everything is saved; otherwise logind waits up to 5 s. It is taken
    /// again at `.awake`.
    func releaseSleepDelay() {
        sleepDelay.release()
    }

    private func appeared() {
        leaveSession()
        isRunning = true
        let asked = generation
        sleepDelay.take()
        // The end of a sleep may have been told while logind was gone.
        bus.call(
            .get("PreparingForSleep", of: Logind.manager, destination: Logind.name, path: Logind.managerPath)
        ) { [weak self] result in
            guard let self, generation == asked, case .success(let values) = result else { return }
            if isAsleep, values.first?.boolValue == false { prepareForSleep(false) }
        }
        findSession()
    }

    private func findSession() {
        let asked = generation
        SessionLookup(bus: bus, environment: environment).find { [weak self] result in
            guard let self, generation == asked, !hasSession else { return }
            switch result {
            case .success(let session): enter(session)
            case .failure(let failure): changed(.sleepOnly(reason: failure.reason))
            }
        }
    }

    private func vanished() {
        leaveSession()
        isRunning = false
        sleepDelay.release()
        if lockedHint != nil {
            lockedHint = nil
            report(.lockUnknown(.hint))
        }
        // Nobody would tell of the end of these: a sleep is told by the kernel's clocks as well.
        if isInFront == false {
            isInFront = true
            report(.switchedBack)
        }
        if isAsleep { prepareForSleep(false) }
        changed(.none(reason: SourceReport.Rejected.notRunning))
    }

    private func enter(_ session: SessionLookup.Session) {
        hasSession = true
        subscribe("Lock", of: session.path, .locked(.request))
        subscribe("Unlock", of: session.path, .unlocked(.request))
        let propertiesChanged = bus.subscribe(
            sender: Logind.name, path: session.path, interface: "org.freedesktop.DBus.Properties",
            signal: "PropertiesChanged"
        ) { [weak self] signal in
            guard let self, signal.arguments.count == 3, signal.arguments[0].stringValue == Logind.session else {
                return
            }
            read(signal.arguments[1])
        }
        sessionSignals.append(propertiesChanged)
        // Asked again, as a change may have come between the first answer and the subscriptions.
        let asked = generation
        bus.call(Logind.properties(of: Logind.session, path: session.path)) { [weak self] result in
            guard let self, generation == asked else { return }
            switch result {
            case .success(let values): read(values[0])
            case .failure: read(session.properties)
            }
            changed(.full)
        }
    }

    private func subscribe(
        _ signal: String, _ heard: @escaping @Sendable (LogindSensor, [Variant]) -> Void
    ) {
        let subscription = bus.subscribe(
            sender: Logind.name, path: Logind.managerPath, interface: Logind.manager, signal: signal
        ) { [weak self] signal in
            if let self { heard(self, signal.arguments) }
        }
        managerSignals.append(subscription)
    }

    private func subscribe(_ signal: String, of session: String, _ reading: PresenceReading) {
        let subscription = bus.subscribe(sender: Logind.name, path: session, interface: Logind.session, signal: signal)
        { [weak self] _ in self?.report(reading) }
        sessionSignals.append(subscription)
    }

    private func leaveSession() {
        generation += 1
        hasSession = false
        for subscription in sessionSignals { subscription.cancel() }
        sessionSignals = []
    }

    private func read(_ properties: Variant) {
        if let active = properties["Active"]?.boolValue, active != isInFront {
            isInFront = active
            report(active ? .switchedBack : .switchedAway)
        }
        if let locked = properties["LockedHint"]?.boolValue, locked != lockedHint {
            lockedHint = locked
            report(locked ? .locked(.hint) : .unlocked(.hint))
        }
    }

    private func prepareForSleep(_ sleeps: Bool) {
        guard sleeps != isAsleep else { return }
        isAsleep = sleeps
        report(sleeps ? .asleep : .awake)
        if !sleeps { sleepDelay.take() }
    }
}
