import ReminderCore

/// Parts of bouts that overlap, because the user has several machines. A person sits only once: at each moment the part
/// counts that has the largest share of sitting.
struct SittingCluster {
    private(set) var start: Int64
    private(set) var end: Int64
    /// Whether the part that ended last ended without a break.
    private(set) var mayContinue: Bool
    /// What belongs to each date, the first one first.
    private(set) var days: [Day]

    struct Day {
        let date: Int32
        var offset: Int32
        var start: Int64
        var end: Int64
        var seconds: Double
    }

    /// The clusters of `parts`, in chronological order.
    static func clusters(_ parts: [SittingPart]) -> [SittingCluster] {
        let parts = parts.sorted {
            ($0.time.start, $0.time.end, $0.rate) < ($1.time.start, $1.time.end, $1.rate)
        }
        var clusters: [SittingCluster] = []
        var index = 0
        while index < parts.count {
            var next = index + 1
            var end = parts[index].time.end
            while next < parts.count, parts[next].time.start < end {
                end = max(end, parts[next].time.end)
                next += 1
            }
            clusters.append(SittingCluster(parts[index..<next]))
            index = next
        }
        return clusters
    }

    private init(_ parts: ArraySlice<SittingPart>) {
        start = parts[parts.startIndex].time.start
        end = parts.map(\.time.end).max() ?? start
        mayContinue = true
        days = []
        for part in parts where part.time.end == end && !part.mayContinue { mayContinue = false }
        if parts.count == 1, let part = parts.first {
            count(part, part.time.start, part.time.end)
        } else {
            sweep(parts)
        }
        days.sort { $0.date < $1.date }
    }

    /// Counts each moment once.
    private mutating func sweep(_ parts: ArraySlice<SittingPart>) {
        let times = Set(parts.map(\.time.start) + parts.map(\.time.end)).sorted()
        var next = parts.startIndex
        var open = OpenParts()
        for (from, until) in zip(times, times.dropFirst()) {
            while next < parts.endIndex, parts[next].time.start <= from {
                open.add(parts[next])
                next += 1
            }
            if let part = open.top(at: from) { count(part, from, until) }
        }
    }

    private mutating func count(_ part: SittingPart, _ from: Int64, _ until: Int64) {
        let seconds = part.rate * Double(until - from) / 1000
        if let index = days.firstIndex(where: { $0.date == part.time.date }) {
            days[index].seconds += seconds
            days[index].end = until
        } else {
            days.append(
                Day(date: part.time.date, offset: part.time.offset, start: from, end: until, seconds: seconds))
        }
    }
}

/// The parts that have begun, in a heap: the largest rate is on top, and of several the one that began first.
private struct OpenParts {
    private var heap: [SittingPart] = []

    mutating func add(_ part: SittingPart) {
        heap.append(part)
        var index = heap.count - 1
        while index > 0, Self.isLess(heap[(index - 1) / 2], heap[index]) {
            heap.swapAt(index, (index - 1) / 2)
            index = (index - 1) / 2
        }
    }

    /// The part with the largest rate of those that last beyond `time`.
    mutating func top(at time: Int64) -> SittingPart? {
        while let top = heap.first, top.time.end <= time { removeTop() }
        return heap.first
    }

    private mutating func removeTop() {
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
        var index = 0
        while true {
            let children = [2 * index + 1, 2 * index + 2].filter { $0 < heap.count }
            guard let child = children.max(by: { Self.isLess(heap[$0], heap[$1]) }),
                Self.isLess(heap[index], heap[child])
            else { return }
            heap.swapAt(index, child)
            index = child
        }
    }

    private static func isLess(_ one: SittingPart, _ other: SittingPart) -> Bool {
        (one.rate, other.time.start, other.time.end) < (other.rate, one.time.start, one.time.end)
    }
}
