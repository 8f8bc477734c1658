import ReminderCore

/// Times that do not overlap, in chronological order.
struct Periods {
    /// The times, none of them empty.
    private(set) var ranges: [Range<UTC>] = []

    /// The union of `ranges`. Those with at most `gap` between them are one.
    init(_ ranges: [Range<UTC>], gap: Duration = .zero) {
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
            if let last = self.ranges.last, range.lowerBound - last.upperBound <= gap {
                self.ranges[self.ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                self.ranges.append(range)
            }
        }
    }

    /// The parts of these times that are not in `others`.
    func subtracting(_ others: Periods) -> [Range<UTC>] {
        var parts: [Range<UTC>] = []
        var next = others.ranges.startIndex
        for range in ranges {
            var start = range.lowerBound
            // The others that end before this one begins are of no use to the following ones either.
            while next < others.ranges.endIndex, others.ranges[next].upperBound <= start { next += 1 }
            for other in others.ranges[next...].prefix(while: { $0.lowerBound < range.upperBound }) {
                if start < other.lowerBound { parts.append(start..<other.lowerBound) }
                start = max(start, other.upperBound)
            }
            if start < range.upperBound { parts.append(start..<range.upperBound) }
        }
        return parts
    }
}
