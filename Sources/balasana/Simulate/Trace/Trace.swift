import Platform
import ReminderCore

/// The steps of a trace, which has been checked. Of a trace in JSON Lines, the file is read again each time, so a long
/// one needs little memory.
struct Trace {
    /// The length of the longest snooze; nil if no snooze has a length.
    let longestSnooze: Duration?
    private let steps: any TraceSteps

    /// Checks all `steps` of the trace with this `name`. There must be at least one.
    ///
    /// - Throws: ``TraceFault``, or the error that ends the steps.
    init(_ steps: any TraceSteps, name: String) throws {
        self.steps = steps
        var check = TraceCheck()
        try steps.forEachStep { check.take($0) }
        if let fault = check.fault(name) { throw fault }
        longestSnooze = check.longestSnooze
    }

    /// Passes the steps to `body` in chronological order.
    ///
    /// - Throws: The error of `body`, and if the file has changed since it was checked, a ``TraceFault`` or
    ///   ``TraceFile/Missing``.
    func forEachStep(_ body: (TraceStep) throws -> Void) throws { try steps.forEachStep(body) }
}

/// Steps of a trace that can be read more than once.
protocol TraceSteps {
    /// Passes the steps to `body` in chronological order.
    func forEachStep(_ body: (TraceStep) throws -> Void) throws
}

extension [TraceStep]: TraceSteps {
    func forEachStep(_ body: (TraceStep) throws -> Void) throws { try forEach(body) }
}

/// What is checked and collected before a trace is replayed.
private struct TraceCheck {
    /// Longer gaps come from a mistyped year.
    private static let longestGap = Duration.seconds(10 * 366 * 86_400)

    private(set) var longestSnooze: Duration?
    private var last: UTC?
    /// The first step after a gap, and the length of the gap in years.
    private var gap: (place: TracePlace, years: Int64)?

    mutating func take(_ step: TraceStep) {
        if let last, gap == nil, step.at - last > Self.longestGap {
            gap = (step.place, (step.at - last).components.seconds / (365 * 86_400))
        }
        last = step.at
        longestSnooze = [longestSnooze, step.snooze].compactMap(\.self).max()
    }

    /// The problem of the trace with this `name`; nil if it has none.
    func fault(_ name: String) -> TraceFault? {
        if last == nil { return TraceFault(name, found: "no event", allowed: "at least one") }
        return gap.map { place, years in
            TraceFault(
                place.file, line: place.line, found: "an event \(years) years after the one before it",
                allowed: "at most 10 years between two events")
        }
    }
}
