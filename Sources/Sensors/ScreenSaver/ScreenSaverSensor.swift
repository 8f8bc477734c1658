import GLibBridge
import ReminderCore

/// Whether one ``ScreenSaver`` hides the screen, as it says itself. It may start, end and restart at any time, and is
/// never started from here. Every method is for the loop's thread.
final class ScreenSaverSensor: @unchecked Sendable {
    private let saver: ScreenSaver
    private let bus: Bus
    private let report: @Sendable (String, Bool?) -> Void
    private let changed: @Sendable (Availability) -> Void
    private var watch: NameWatch?
    private var signals: Subscription?
    /// Answers to questions that were put to an earlier owner are dropped by it.
    private var generation = 0
    /// Whether what it says counts.
    private var works = false
    /// What a signal said while the first answer was out, and so is newer than it.
    private var early: Bool?
    private var told: Bool?

    /// A sensor that is silent until ``start()``.
    ///
    /// - Parameters:
    ///   - report: Gets the saver's bus name with what it says, at the start and at each change; with nil when it has
    ///     gone or talks nonsense, so that what it said last counts no more.
    ///   - changed: Gets what works: first when it is known, after the first report, and then at each change.
    init(
        saver: ScreenSaver, bus: Bus, report: @escaping @Sendable (_ saver: String, Bool?) -> Void,
        changed: @escaping @Sendable (Availability) -> Void
    ) {
        self.saver = saver
        self.bus = bus
        self.report = report
        self.changed = changed
    }

    /// Begins; call it once.
    func start() {
        watch = bus.watchName(
            saver.name, appeared: { [weak self] in self?.appeared($0) },
            vanished: { [weak self] in
                guard let self else { return }
                lose(SourceReport.Rejected.notRunning)
            })
    }

    /// Ends it; nothing is reported after this.
    func stop() {
        watch?.cancel()
        watch = nil
        leave()
    }

    /// What an answer to `GetActive` or an `ActiveChanged` says; nil for nonsense.
    static func active(_ values: [Variant]) -> Bool? {
        guard values.count == 1, case .bool(let active) = values[0] else { return nil }
        return active
    }

    private func appeared(_ owner: String) {
        leave()
        signals = bus.subscribe(sender: owner, path: nil, interface: saver.interface, signal: "ActiveChanged") {
            [weak self] in self?.heard($0.arguments)
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
            case .success(let values): answered(Self.active(values))
            case .failure(let error) where error.isTimeout:
                lose("\(saver.name) does not answer", isOver: false)
                // One that was only busy, as at login, answers this, however late; nothing wakes us until then.
                ask(owner, paths, patience: .seconds(Int32.max))
            case .failure(let error):
                if paths.count > 1 {
                    ask(owner, paths.dropFirst(), patience: patience)
                } else {
                    lose("\(saver.name) answers GetActive with \(error.name)")
                }
            }
        }
    }

    private func answered(_ active: Bool?) {
        guard let active else { return lose("\(saver.name) gives an invalid answer to GetActive") }
        works = true
        tell(early ?? active)
        // The report may have ended it.
        if watch != nil { changed(.works(name: saver.title)) }
    }

    private func heard(_ arguments: [Variant]) {
        let active = Self.active(arguments)
        if active == nil {
            lose("\(saver.name) sends an invalid ActiveChanged")
        } else if works {
            tell(active)
        } else {
            early = active
        }
    }

    /// - Parameter isOver: Whether this owner of the name is heeded no more.
    private func lose(_ reason: String, isOver: Bool = true) {
        if isOver { leave() }
        works = false
        changed(.missing(reason: reason))
        tell(nil)
    }

    private func leave() {
        generation += 1
        signals?.cancel()
        signals = nil
        works = false
        early = nil
    }

    private func tell(_ active: Bool?) {
        // `changed` may have stopped it.
        guard watch != nil, active != told else { return }
        told = active
        report(saver.name, active)
    }
}
