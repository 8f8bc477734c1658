import ReminderCore

/// Stretches of time with input, which may overlap and come in any order.
struct InputStretches {
    private var stretches: [(from: UTC, until: UTC, place: String)] = []

    /// Adds the input from `from` until `until`, which `place` records.
    mutating func add(from: UTC, until: UTC, place: String) {
        stretches.append((from, until, place))
    }

    /// The steps `active` and `idle` that they make together, in chronological order.
    var steps: [TraceStep] {
        var steps: [TraceStep] = []
        var current: (from: UTC, until: UTC, place: String)?
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
