import ReminderCore

/// The best source of idle time that works, out of several. All of it is for the loop's thread alone.
///
/// A source is begun only when those before it have said that they do not work, and is ended when one of those does.
final class IdleSelection: @unchecked Sendable {
    /// A source that may work.
    struct Candidate {
        /// Its name in the survey for when it does not.
        let name: String
        /// Makes it, with its closures for readings and availability.
        let make:
            (
                _ report: @escaping @Sendable (PresenceReading) -> Void,
                _ changed: @escaping @Sendable (Availability) -> Void
            ) -> any IdleSource
    }

    private struct Trial {
        var source: (any IdleSource)?
        /// nil until it has said so.
        var availability: Availability?
        /// Tells the words of this source from those of an earlier one of the same candidate.
        var number = 0
    }

    private let candidates: [Candidate]
    private let report: @Sendable (PresenceReading) -> Void
    private let changed: @Sendable (SourceReport.Entry) -> Void
    private var trials: [Trial]
    private var used: Int?
    private var span: Duration?
    /// Whether the one in use has read anything since it came into use.
    private var hasRead = false
    private var isChoosing = false

    /// A selection of `candidates`, the best first.
    ///
    /// - Parameters:
    ///   - report: Gets the readings of the one in use.
    ///   - changed: Gets what is in use and why: first when that is known, and then each time it changes; of one that
    ///     comes into use, after its first reading.
    init(
        _ candidates: [Candidate], report: @escaping @Sendable (PresenceReading) -> Void,
        changed: @escaping @Sendable (SourceReport.Entry) -> Void
    ) {
        self.candidates = candidates
        self.report = report
        self.changed = changed
        trials = candidates.map { _ in Trial() }
    }

    /// See ``IdleSource/tellsPastSilence``, of the one in use.
    var tellsPastSilence: Bool { used.map { trials[$0].source?.tellsPastSilence ?? true } ?? true }

    /// See ``IdleSource/showsInhibitors``, of the one in use.
    var showsInhibitors: Bool { used.map { trials[$0].source?.showsInhibitors ?? false } ?? false }

    /// Begins; call it once.
    func start() {
        choose()
    }

    /// See ``IdleSource/watch(after:)``; one that comes into use later is told of it then.
    func watch(after span: Duration) {
        self.span = span
        if let used { trials[used].source?.watch(after: span) }
    }

    /// Ends all of them.
    func stop() {
        used = nil
        end(from: 0)
    }

    private func choose() {
        // A source may say at once whether it works.
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
                    if hasRead { changed(survey) }
                } else {
                    used = index
                    hasRead = false
                    if let span { trials[index].source?.watch(after: span) }
                }
                return
            }
        }
        changed(survey)
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
                    changed(survey)
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

    private var survey: SourceReport.Entry {
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
