import ReminderCore

/// Selects the best working source of idle time from several. Use it only on the loop's thread.
///
/// A source is started only after all better ones have reported that they do not work. It is stopped when a better one
/// works.
final class IdleSelection: @unchecked Sendable {
    /// A source that may work.
    struct Candidate {
        /// The name in the source report if it does not work.
        let name: String
        /// Makes the source with its closures for readings and availability.
        let make:
            (
                _ report: @escaping @Sendable (PresenceReading) -> Void,
                _ changed: @escaping @Sendable (Availability) -> Void
            ) -> any IdleSource
    }

    private struct Trial {
        var source: (any IdleSource)?
        /// nil until the source has reported it.
        var availability: Availability?
        /// Changes with each source of the candidate, to ignore reports of an earlier one.
        var number = 0
    }

    private let candidates: [Candidate]
    private let report: @Sendable (PresenceReading) -> Void
    private let changed: @Sendable (SourceReport.Entry) -> Void
    private var trials: [Trial]
    private var used: Int?
    private var span: Duration?
    /// Whether the source in use has reported a reading since it was selected.
    private var hasRead = false
    private var isChoosing = false

    /// A selection of `candidates`, the best first.
    ///
    /// - Parameters:
    ///   - report: Gets the readings of the source in use.
    ///   - changed: Gets the report entry when it is first known and at each change. For a newly selected source it is
    ///     called after the first reading.
    init(
        _ candidates: [Candidate], report: @escaping @Sendable (PresenceReading) -> Void,
        changed: @escaping @Sendable (SourceReport.Entry) -> Void
    ) {
        self.candidates = candidates
        self.report = report
        self.changed = changed
        trials = candidates.map { _ in Trial() }
    }

    /// ``IdleSource/reportsPastSilence`` of the source in use.
    var reportsPastSilence: Bool { used.map { trials[$0].source?.reportsPastSilence ?? true } ?? true }

    /// ``IdleSource/showsInhibitors`` of the source in use.
    var showsInhibitors: Bool { used.map { trials[$0].source?.showsInhibitors ?? false } ?? false }

    /// Starts the selection. Call it once.
    func start() {
        choose()
    }

    /// ``IdleSource/watch(after:)`` for the source in use, and for each one selected later.
    func watch(after span: Duration) {
        self.span = span
        if let used { trials[used].source?.watch(after: span) }
    }

    /// Stops all sources.
    func stop() {
        used = nil
        end(from: 0)
    }

    private func choose() {
        // A source can report its availability during start().
        guard !isChoosing else { return }
        isChoosing = true
        defer { isChoosing = false }
        for index in candidates.indices {
            if trials[index].source == nil { begin(index) }
            switch trials[index].availability {
            case nil: return
            case .missing:
                if used == index { used = nil }
            case .works:
                end(from: index + 1)
                if used == index {
                    if hasRead { changed(entry) }
                } else {
                    used = index
                    hasRead = false
                    if let span { trials[index].source?.watch(after: span) }
                }
                return
            }
        }
        changed(entry)
    }

    private func begin(_ index: Int) {
        trials[index].number += 1
        let number = trials[index].number
        let source = candidates[index].make(
            { [weak self] reading in
                guard let self, used == index, trials[index].number == number else { return }
                report(reading)
                if !hasRead {
                    hasRead = true
                    changed(entry)
                }
            },
            { [weak self] availability in
                guard let self, trials[index].number == number else { return }
                trials[index].availability = availability
                choose()
            })
        trials[index].source = source
        source.start()
    }

    private func end(from first: Int) {
        for index in trials.indices where index >= first {
            trials[index].source?.stop()
            trials[index] = Trial(number: trials[index].number + 1)
            if used == index { used = nil }
        }
    }

    private var entry: SourceReport.Entry {
        var entry = SourceReport.Entry(.idle)
        for (candidate, trial) in zip(candidates, trials) {
            switch trial.availability {
            case .works(let name, let limits):
                entry.inUse = [name]
                entry.limits = limits
            case .missing(let reason):
                entry.rejected.append(SourceReport.Rejected(name: candidate.name, reason: reason))
            case nil: break
            }
        }
        return entry
    }
}
