import GLibBridge
import ReminderCore

/// Which programs keep the desktop from going idle, from all sources that tell who does: calls, films, presentations.
/// Every method is for the loop's thread.
///
/// Not among the sources are those that tell no changes, which would have to be polled, and the compositors of Wayland,
/// which tell nobody who holds an inhibitor of theirs: see ``InhibitorMerge``.
final class InhibitorSensors: @unchecked Sendable {
    /// What else there is, and why it is no source.
    private static let others = [
        SourceReport.Rejected(name: "PowerManagement.Inhibit", reason: "it sends no change signals"),
        SourceReport.Rejected(name: "ScreenSaver.Inhibit", reason: "it does not say who uses it"),
    ]
    /// Those that hold what others have asked them for, by the names that they have in logind.
    private static let forwarders: Set<String> = [
        "PowerDevil", "gnome-session", "gnome-session-binary", "mate-session",
    ]

    /// The desktops' own come first: they know the programs by name.
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
    private let surveyChanged: @Sendable (SourceReport.Entry) -> Void
    private let loop: MainLoop
    private var watches: [ServiceWatch<[IdleInhibitor]>] = []
    private var states = Array(repeating: State(), count: Source.allCases.count)
    private var reported: [IdleInhibitor]?
    private var surveyed: SourceReport.Entry?
    private var isStopped = false

    /// Sensors that are silent until ``start()``.
    ///
    /// - Parameters:
    ///   - sessionBus: nil when there is none.
    ///   - systemBus: nil when there is none.
    ///   - report: Gets all of them, each once and sorted: first when every source has told what it knows, and then
    ///     at each change.
    ///   - surveyChanged: Gets what is known of `.inhibitors`, after the first report, and then at each change.
    init(
        sessionBus: Bus?, systemBus: Bus?, loop: MainLoop, report: @escaping @Sendable ([IdleInhibitor]) -> Void,
        surveyChanged: @escaping @Sendable (SourceReport.Entry) -> Void
    ) {
        self.report = report
        self.surveyChanged = surveyChanged
        self.loop = loop
        for source in Source.allCases {
            guard let bus = source == .logind ? systemBus : sessionBus else {
                let name = source == .logind ? "system" : "session"
                states[source.rawValue].availability = .missing(reason: "there is no \(name) bus")
                continue
            }
            watches.append(
                ServiceWatch(
                    bus: bus, question: Self.question(source),
                    report: { [weak self] in self?.hold($0, of: source) },
                    changed: { [weak self] in self?.become($0, of: source) }))
        }
    }

    /// Begins; call it once.
    func start() {
        for watch in watches { watch.start() }
        loop.perform { [weak self] in self?.tell() }
    }

    /// Ends it; nothing is reported after this.
    func stop() {
        isStopped = true
        for watch in watches { watch.stop() }
        watches = []
    }

    private static func question(_ source: Source) -> BusQuery<[IdleInhibitor]> {
        switch source {
        case .sessionManager: SessionInhibitors.question
        case .powerDevil: PowerDevilInhibitors.question
        case .logind: LogindInhibitors.question
        }
    }

    private func hold(_ inhibitors: [IdleInhibitor], of source: Source) {
        states[source.rawValue].inhibitors = inhibitors
        tell()
    }

    private func become(_ availability: Availability, of source: Source) {
        states[source.rawValue].availability = availability
        tell()
    }

    private func tell() {
        guard !isStopped, states.allSatisfy({ $0.availability != nil }) else { return }
        let inhibitors = merged()
        if inhibitors != reported {
            reported = inhibitors
            report(inhibitors)
        }
        let entry = survey()
        // The report may have ended it.
        if entry != surveyed, !isStopped {
            surveyed = entry
            surveyChanged(entry)
        }
    }

    private func merged() -> [IdleInhibitor] {
        var all: Set<IdleInhibitor> = []
        for source in Source.allCases {
            let inhibitors = states[source.rawValue].inhibitors
            // What a desktop forwards it has told itself, with the program's own name.
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

    private func survey() -> SourceReport.Entry {
        var entry = SourceReport.Entry(.inhibitors)
        for source in Source.allCases {
            switch states[source.rawValue].availability {
            case .works(let name, let limits)?:
                entry.inUse.append(name)
                entry.limits += limits
            case .missing(let reason)?:
                entry.rejected.append(SourceReport.Rejected(name: Self.question(source).name, reason: reason))
            case nil: break
            }
        }
        entry.rejected += Self.others
        return entry
    }
}
