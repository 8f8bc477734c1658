import ReminderCore

/// Periods with input. They may overlap and need not be sorted.
struct InputStretches {
    private var stretches: [(from: UTC, until: UTC, place: TracePlace)] = []

    /// Adds a period with input. `place` is its file and line.
    mutating func add(from: UTC, until: UTC, place: TracePlace) {
        stretches.append((from, until, place))
    }

    /// The `active` and `idle` steps for the union of all periods, in chronological order.
    var steps: [TraceStep] {
        var steps: [TraceStep] = []
        var current: (from: UTC, until: UTC, place: TracePlace)?
        func close() {
            guard let current else { return }
            steps.append(TraceStep(.active, .active, at: current.from, place: current.place))
            steps.append(TraceStep(.idle, .idle, at: current.until, place: current.place))
        }
        for stretch in stretches.sorted(by: { ($0.from, $0.until) < ($1.from, $1.until) }) {
            if let last = current, stretch.from <= last.until {
                current?.until = max(last.until, stretch.until)
            } else {
                close()
                current = stretch
            }
        }
        close()
        return steps
    }
}
