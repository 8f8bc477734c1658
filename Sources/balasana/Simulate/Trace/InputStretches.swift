import ReminderCore

/// Periods with input. They may overlap and need not be sorted.
struct InputStretches {
    private var stretches: [(from: UTC, until: UTC, place: TracePlace)] = []

    /// Adds a period with input, unless it ends before it begins. `place` is its file and line.
    mutating func add(from: UTC, until: UTC, place: TracePlace) {
        guard from <= until else { return }
        // Most periods continue the one before them.
        if let last = stretches.last, last.from <= from, from <= last.until {
            stretches[stretches.count - 1].until = max(last.until, until)
        } else {
            stretches.append((from, until, place))
        }
    }

    /// Passes the `active` and `idle` steps for the union of all periods to `body`, in chronological order.
    func forEachStep(_ body: (TraceStep) throws -> Void) rethrows {
        var current: (from: UTC, until: UTC, place: TracePlace)?
        func close() throws {
            guard let current else { return }
            try body(TraceStep(.active, .active, at: current.from, place: current.place))
            try body(TraceStep(.idle, .idle, at: current.until, place: current.place))
        }
        for stretch in stretches.sorted(by: { ($0.from, $0.until) < ($1.from, $1.until) }) {
            if let last = current, stretch.from <= last.until {
                current?.until = max(last.until, stretch.until)
            } else {
                try close()
                current = stretch
            }
        }
        try close()
    }
}
