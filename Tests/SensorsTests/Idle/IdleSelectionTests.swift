import ReminderCore
import Testing

@testable import Sensors

/// Tests the selection with scripted sources.
@Suite final class IdleSelectionTests: @unchecked Sendable {
    private final class Scripted: IdleSource, @unchecked Sendable {
        let report: @Sendable (PresenceReading) -> Void
        let changed: @Sendable (Availability) -> Void
        private(set) var spans: [Duration] = []
        private(set) var isStopped = false
        /// True to report a reading during the first watch(after:).
        var isReading = true
        private let first: Availability?

        init(
            _ first: Availability?, _ report: @escaping @Sendable (PresenceReading) -> Void,
            _ changed: @escaping @Sendable (Availability) -> Void
        ) {
            self.first = first
            self.report = report
            self.changed = changed
        }

        var reportsPastSilence: Bool { true }

        func start() {
            if let first { changed(first) }
        }

        func watch(after span: Duration) {
            spans.append(span)
            if spans.count == 1, isReading { report(.input(at: Instant(sinceBoot: .seconds(1)))) }
        }

        func stop() { isStopped = true }
    }

    private var made: [[Scripted]] = [[], []]
    private var readings: [PresenceReading] = []
    private var entries: [SourceReport.Entry] = []
    private let now = Instant(sinceBoot: .seconds(9))
    private let gone = Availability.missing(reason: "it has gone")

    /// A selection of two candidates, "good" and "plain", which report these availabilities during start().
    private func select(_ good: Availability?, _ plain: Availability?) -> IdleSelection {
        let candidates = zip(0..., zip(["good", "plain"], [good, plain])).map { index, candidate in
            IdleSelection.Candidate(name: candidate.0) { report, changed in
                let source = Scripted(candidate.1, report, changed)
                self.made[index].append(source)
                return source
            }
        }
        let selection = IdleSelection(
            candidates, report: { self.readings.append($0) }, changed: { self.entries.append($0) })
        selection.watch(after: .seconds(180))
        selection.start()
        return selection
    }

    @Test func `the best working source is selected, and no later one is started`() {
        let selection = select(.works(name: "good 2", limits: ["It cannot sing."]), .works(name: "plain"))
        #expect(made.map(\.count) == [1, 0])
        #expect(entries == [SourceReport.Entry(.idle, inUse: ["good 2"], limits: ["It cannot sing."])])
        #expect(made[0][0].spans == [.seconds(180)])
        made[0][0].report(.idle(since: now))
        #expect(readings == [.input(at: Instant(sinceBoot: .seconds(1))), .idle(since: now)])
        selection.watch(after: .seconds(5))
        #expect(made[0][0].spans == [.seconds(180), .seconds(5)])
    }

    @Test func `if a source does not work, the next one is tried and the entry has the reason`() {
        let selection = select(.missing(reason: "it is not there"), .works(name: "plain"))
        let rejected = [SourceReport.Rejected(name: "good", reason: "it is not there")]
        #expect(entries == [SourceReport.Entry(.idle, inUse: ["plain"], rejected: rejected)])
        made[0][0].report(.idle(since: now))
        #expect(readings.count == 1)
        selection.stop()
        #expect(made.joined().allSatisfy { $0.isStopped })
    }

    @Test func `nothing is reported until the first source has answered`() {
        let selection = select(nil, .works(name: "plain"))
        #expect(entries.isEmpty && made[1].isEmpty)
        made[0][0].changed(gone)
        #expect(entries.last?.inUse == ["plain"])
        selection.stop()
    }

    @Test func `a better source that works again is selected, and the other one stopped`() {
        let selection = select(.works(name: "good"), .works(name: "plain"))
        made[0][0].changed(gone)
        #expect(entries.last?.inUse == ["plain"])
        #expect(made[1][0].spans == [.seconds(180)])
        made[0][0].changed(.works(name: "good"))
        #expect(made[1][0].isStopped)
        made[1][0].report(.idle(since: now))
        made[1][0].changed(gone)
        #expect(!readings.contains(.idle(since: now)) && entries.count == 2)
        made[0][0].report(.idle(since: now))
        #expect(entries.last == SourceReport.Entry(.idle, inUse: ["good"]))
        made[0][0].changed(gone)
        #expect(made[1].count == 2)
        selection.stop()
    }

    @Test func `a working source is reported after its first reading`() {
        let selection = select(nil, .works(name: "plain"))
        made[0][0].isReading = false
        made[0][0].changed(.works(name: "good"))
        #expect(entries.isEmpty)
        made[0][0].report(.idle(since: now))
        #expect(readings == [.idle(since: now)])
        #expect(entries.map(\.inUse) == [["good"]])
        selection.stop()
    }

    @Test func `if no source works, the entry has every reason`() {
        _ = select(.missing(reason: "a"), .missing(reason: "b"))
        #expect(entries.map(\.inUse) == [[]])
        #expect(entries.last?.rejected.map(\.reason) == ["a", "b"])
    }
}
