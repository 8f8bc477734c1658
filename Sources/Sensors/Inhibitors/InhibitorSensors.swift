import GLibBridge
import ReminderCore

/// Detects the programs that keep the desktop from going idle (calls, films, presentations), from all sources that name
/// them. Call every method on the loop's thread.
///
/// It does not use sources without change signals, which would need polling. Wayland compositors do not name the
/// programs that hold their inhibitors: see ``InhibitorMerge``.
final class InhibitorSensors: @unchecked Sendable {
    /// The interfaces that are not used, with the reason.
    private static let others = [
        SourceReport.Rejected(name: "PowerManagement.Inhibit", reason: "it sends no change signals"),
        SourceReport.Rejected(name: "ScreenSaver.Inhibit", reason: "it does not say who uses it"),
    ]
    /// The names in logind of services that forward the inhibitors of other programs.
    private static let forwarders: Set<String> = [
        "PowerDevil", "gnome-session", "gnome-session-binary", "mate-session",
    ]

    /// Desktop services come first because they know the names of the programs.
    private enum Source: Int, CaseIterable {
        case sessionManager
        case powerDevil
        case logind
    }

    private struct State {
        var inhibitors: [IdleInhibitor] = []
        var availability: Availability?
    }

    private let report: @Sendable ([IdleInhibitor]) -> Void
    private let entryChanged: @Sendable (SourceReport.Entry) -> Void
    private let loop: MainLoop
    private var watches: [ServiceWatch<[IdleInhibitor]>] = []
    private var states = Array(repeating: State(), count: Source.allCases.count)
    private var emittedList: [IdleInhibitor]?
    private var emittedEntry: SourceReport.Entry?
    private var isStopped = false

    /// Sensors that do nothing until ``start()``.
    ///
    /// - Parameters:
    ///   - sessionBus: nil if there is none.
    ///   - systemBus: nil if there is none.
    ///   - report: Gets the sorted list without duplicates, first when every source has answered and then at each
    ///     change.
    ///   - entryChanged: Gets the entry for `.inhibitors`, after the first report and at each change.
    init(
        sessionBus: Bus?, systemBus: Bus?, loop: MainLoop, report: @escaping @Sendable ([IdleInhibitor]) -> Void,
        entryChanged: @escaping @Sendable (SourceReport.Entry) -> Void
    ) {
        self.report = report
        self.entryChanged = entryChanged
        self.loop = loop
        for source in Source.allCases {
            guard let bus = source == .logind ? systemBus : sessionBus else {
                let name = source == .logind ? "system" : "session"
                states[source.rawValue].availability = .missing(reason: "there is no \(name) bus")
                continue
            }
            watches.append(
                ServiceWatch(
                    bus: bus, query: Self.query(source),
                    report: { [weak self] in self?.apply($0, of: source) },
                    changed: { [weak self] in self?.apply($0, of: source) }))
        }
    }

    /// Starts the sensors. Call it once.
    func start() {
        for watch in watches { watch.start() }
        loop.perform { [weak self] in self?.emitChanges() }
    }

    /// Stops the sensors. Nothing is reported after this.
    func stop() {
        isStopped = true
        for watch in watches { watch.stop() }
        watches = []
    }

    private static func query(_ source: Source) -> BusQuery<[IdleInhibitor]> {
        switch source {
        case .sessionManager: SessionInhibitors.query
        case .powerDevil: PowerDevilInhibitors.query
        case .logind: LogindInhibitors.query
        }
    }

    private func apply(_ inhibitors: [IdleInhibitor], of source: Source) {
        states[source.rawValue].inhibitors = inhibitors
        emitChanges()
    }

    private func apply(_ availability: Availability, of source: Source) {
        states[source.rawValue].availability = availability
        emitChanges()
    }

    private func emitChanges() {
        guard !isStopped, states.allSatisfy({ $0.availability != nil }) else { return }
        let inhibitors = merged()
        if inhibitors != emittedList {
            emittedList = inhibitors
            report(inhibitors)
        }
        let entry = makeEntry()
        // `report` may have called stop().
        if entry != emittedEntry, !isStopped {
            emittedEntry = entry
            entryChanged(entry)
        }
    }

    private func merged() -> [IdleInhibitor] {
        var all: Set<IdleInhibitor> = []
        for source in Source.allCases {
            let inhibitors = states[source.rawValue].inhibitors
            // The desktop service already reports what it forwards to logind, with the name of the program.
            let forwards = source == .logind && desktopWorks
            all.formUnion(forwards ? inhibitors.filter { !Self.forwarders.contains($0.program) } : inhibitors)
        }
        return all.sorted { ($0.program, $0.reason) < ($1.program, $1.reason) }
    }

    private var desktopWorks: Bool {
        [Source.sessionManager, .powerDevil].contains { source in
            if case .works? = states[source.rawValue].availability { true } else { false }
        }
    }

    private func makeEntry() -> SourceReport.Entry {
        var entry = SourceReport.Entry(.inhibitors)
        for source in Source.allCases {
            switch states[source.rawValue].availability {
            case .works(let name, let limits)?:
                entry.inUse.append(name)
                entry.limits += limits
            case .missing(let reason)?:
                entry.rejected.append(SourceReport.Rejected(name: Self.query(source).name, reason: reason))
            case nil: break
            }
        }
        entry.rejected += Self.others
        return entry
    }
}
