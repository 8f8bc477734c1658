import GLibBridge
import ReminderCore

/// Lock, sleep and session switch, from systemd-logind on the system bus. logind can start, exit and restart at any
/// time. Call every method on the loop's thread.
///
/// For the lock it reports both the session's `LockedHint` and its signals `Lock` and `Unlock`. The core decides which
/// of them counts.
final class LogindSensor: @unchecked Sendable {
    /// The name of this source that `status` shows.
    static let sourceName = "logind"

    /// What logind can detect at the moment.
    enum Availability: Hashable, Sendable {
        /// Lock, switch and sleep.
        case full
        /// Only sleep, with the reason why there is no session to watch.
        case sleepOnly(reason: String)
        /// Nothing, with the reason.
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
    /// Changes with each logind process, to ignore answers of an earlier one.
    private var generation = 0
    private var lockedHint: Bool?
    private var isInFront: Bool?
    private var isAsleep = false

    /// A sensor that does nothing until ``start()``.
    ///
    /// - Parameters:
    ///   - environment: The environment of the session; `XDG_SESSION_ID` is tried first.
    ///   - report: Gets the state of lock and switch at the start, and then each change once.
    ///   - changed: Gets the availability, first after the first readings and then at each change.
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

    /// Starts the sensor. Call it once.
    func start() {
        subscribe("PrepareForSleep") { sensor, arguments in
            if let sleeps = arguments.first?.boolValue { sensor.applySleep(sleeps) }
        }
        // A service of the systemd user manager can start before the graphical session.
        subscribe("SessionNew") { sensor, _ in
            if sensor.isRunning && !sensor.hasSession { sensor.findSession() }
        }
        watch = bus.watchName(
            Logind.name, appeared: { [weak self] _ in self?.appeared() }, vanished: { [weak self] in self?.vanished() })
    }

    /// Stops the sensor. Nothing is reported after this.
    func stop() {
        watch?.cancel()
        watch = nil
        for subscription in managerSignals { subscription.cancel() }
        managerSignals = []
        unwatchSession()
        sleepDelay.release()
    }

    /// Lets the machine sleep. Call it after `.asleep`, once everything is saved; otherwise logind waits up to 5 s. The
    /// delay is acquired again at `.awake`.
    func releaseSleepDelay() {
        sleepDelay.release()
    }

    private func appeared() {
        unwatchSession()
        isRunning = true
        let asked = generation
        sleepDelay.acquire()
        // The end of a sleep may have been signalled while logind was not running.
        bus.call(
            .get("PreparingForSleep", of: Logind.manager, destination: Logind.name, path: Logind.managerPath)
        ) { [weak self] result in
            guard let self, generation == asked, case .success(let values) = result else { return }
            if isAsleep, values.first?.boolValue == false { applySleep(false) }
        }
        findSession()
    }

    private func findSession() {
        let asked = generation
        SessionLookup(bus: bus, environment: environment).find { [weak self] result in
            guard let self, generation == asked, !hasSession else { return }
            switch result {
            case .success(let session): watchSession(session)
            case .failure(let failure): changed(.sleepOnly(reason: failure.reason))
            }
        }
    }

    private func vanished() {
        unwatchSession()
        isRunning = false
        sleepDelay.release()
        if lockedHint != nil {
            lockedHint = nil
            report(.lockUnknown(.hint))
        }
        // No signal would report the end of these states. The kernel clocks detect sleep too.
        if isInFront == false {
            isInFront = true
            report(.switchedBack)
        }
        if isAsleep { applySleep(false) }
        changed(.none(reason: SourceReport.Rejected.notRunning))
    }

    private func watchSession(_ session: SessionLookup.Session) {
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
            apply(signal.arguments[1])
        }
        sessionSignals.append(propertiesChanged)
        // Ask again, because a change may have come between the first answer and the subscriptions.
        let asked = generation
        bus.call(Logind.properties(of: Logind.session, path: session.path)) { [weak self] result in
            guard let self, generation == asked else { return }
            switch result {
            case .success(let values): apply(values[0])
            case .failure: apply(session.properties)
            }
            changed(.full)
        }
    }

    private func subscribe(
        _ signal: String, _ handler: @escaping @Sendable (LogindSensor, [Variant]) -> Void
    ) {
        let subscription = bus.subscribe(
            sender: Logind.name, path: Logind.managerPath, interface: Logind.manager, signal: signal
        ) { [weak self] signal in
            if let self { handler(self, signal.arguments) }
        }
        managerSignals.append(subscription)
    }

    private func subscribe(_ signal: String, of session: String, _ reading: PresenceReading) {
        let subscription = bus.subscribe(sender: Logind.name, path: session, interface: Logind.session, signal: signal)
        { [weak self] _ in self?.report(reading) }
        sessionSignals.append(subscription)
    }

    private func unwatchSession() {
        generation += 1
        hasSession = false
        for subscription in sessionSignals { subscription.cancel() }
        sessionSignals = []
    }

    private func apply(_ properties: Variant) {
        if let active = properties["Active"]?.boolValue, active != isInFront {
            isInFront = active
            report(active ? .switchedBack : .switchedAway)
        }
        if let locked = properties["LockedHint"]?.boolValue, locked != lockedHint {
            lockedHint = locked
            report(locked ? .locked(.hint) : .unlocked(.hint))
        }
    }

    private func applySleep(_ sleeps: Bool) {
        guard sleeps != isAsleep else { return }
        isAsleep = sleeps
        report(sleeps ? .asleep : .awake)
        if !sleeps { sleepDelay.acquire() }
    }
}
