import GLibBridge
import ReminderCore

/// Reports whether a ``ScreenSaver`` hides the screen. The service can start, exit and restart at any time; this sensor
/// never starts it. Call every method on the loop's thread.
final class ScreenSaverSensor: @unchecked Sendable {
    private let saver: ScreenSaver
    private let bus: Bus
    private let report: @Sendable (String, Bool?) -> Void
    private let changed: @Sendable (Availability) -> Void
    private var watch: NameWatch?
    private var signals: Subscription?
    /// Changes with the owner of the name, to ignore answers of an earlier owner.
    private var generation = 0
    /// True after the first valid answer.
    private var works = false
    /// The value of a signal that came before the first answer and is newer than it.
    private var early: Bool?
    private var emitted: Bool?

    /// A sensor that does nothing until ``start()``.
    ///
    /// - Parameters:
    ///   - report: Gets the bus name of the service and its state, at the start and at each change. The state is nil if
    ///     the service exits or sends invalid data; the last state is then no longer valid.
    ///   - changed: Gets the availability, first after the first report and then at each change.
    init(
        saver: ScreenSaver, bus: Bus, report: @escaping @Sendable (_ saver: String, Bool?) -> Void,
        changed: @escaping @Sendable (Availability) -> Void
    ) {
        self.saver = saver
        self.bus = bus
        self.report = report
        self.changed = changed
    }

    /// Starts the sensor. Call it once.
    func start() {
        watch = bus.watchName(
            saver.name, appeared: { [weak self] in self?.appeared($0) },
            vanished: { [weak self] in
                guard let self else { return }
                fail(SourceReport.Rejected.notRunning)
            })
    }

    /// Stops the sensor. Nothing is reported after this.
    func stop() {
        watch?.cancel()
        watch = nil
        unsubscribe()
    }

    /// The state in a reply to `GetActive` or in an `ActiveChanged`; nil if it is invalid.
    static func active(_ values: [Variant]) -> Bool? {
        guard values.count == 1, case .bool(let active) = values[0] else { return nil }
        return active
    }

    private func appeared(_ owner: String) {
        unsubscribe()
        signals = bus.subscribe(sender: owner, path: nil, interface: saver.interface, signal: "ActiveChanged") {
            [weak self] in self?.handleSignal($0.arguments)
        }
        ask(owner, saver.paths[...], patience: .seconds(2))
    }

    private func ask(_ owner: String, _ paths: ArraySlice<String>, patience: Duration) {
        guard let path = paths.first else { return }
        let asked = generation
        bus.call(
            MethodCall(
                destination: owner, path: path, interface: saver.interface, method: "GetActive", timeout: patience)
        ) { [weak self] result in
            guard let self, generation == asked else { return }
            switch result {
            case .success(let values): handleReply(Self.active(values))
            case .failure(let error) where error.isTimeout:
                fail("\(saver.name) does not answer", isOver: false)
                // It may only be busy, for example at login: ask again without a time limit, which causes no wakeups.
                ask(owner, paths, patience: .seconds(Int32.max))
            case .failure(let error):
                if paths.count > 1 {
                    ask(owner, paths.dropFirst(), patience: patience)
                } else {
                    fail("\(saver.name) answers GetActive with \(error.name)")
                }
            }
        }
    }

    private func handleReply(_ active: Bool?) {
        guard let active else { return fail("\(saver.name) gives an invalid answer to GetActive") }
        works = true
        emit(early ?? active)
        // `report` may have called stop().
        if watch != nil { changed(.works(name: saver.title)) }
    }

    private func handleSignal(_ arguments: [Variant]) {
        let active = Self.active(arguments)
        if active == nil {
            fail("\(saver.name) sends an invalid ActiveChanged")
        } else if works {
            emit(active)
        } else {
            early = active
        }
    }

    /// - Parameter isOver: True to ignore this owner of the name from now on.
    private func fail(_ reason: String, isOver: Bool = true) {
        if isOver { unsubscribe() }
        works = false
        changed(.missing(reason: reason))
        emit(nil)
    }

    private func unsubscribe() {
        generation += 1
        signals?.cancel()
        signals = nil
        works = false
        early = nil
    }

    private func emit(_ active: Bool?) {
        // `changed` may have called stop().
        guard watch != nil, active != emitted else { return }
        emitted = active
        report(saver.name, active)
    }
}
