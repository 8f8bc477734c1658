import ReminderCore

/// The sitting of all machines as one: stretches and bouts.
struct SittingUnion {
    /// The stretches of each date, in chronological order. The key is in days since 1970.
    private(set) var stretches: [Int: [SittingStretch]] = [:]
    /// The bouts that began on each date, in chronological order.
    private(set) var bouts: [Int: [Bout]] = [:]
    /// The breaks on each date. A break is between two bouts of the same date.
    private(set) var breaks: [Int: Int] = [:]

    /// If the agent starts again within this time, the bout goes on.
    private static let restart: Int64 = 60_000

    /// The union of `parts`, which may be in any order and overlap.
    init(_ parts: [SittingPart]) {
        var bout: [SittingCluster] = []
        var last: (date: Int32, mayContinue: Bool)?
        for cluster in SittingCluster.clusters(parts) {
            if let end = bout.last, !(end.mayContinue && cluster.start - end.end <= Self.restart) {
                add(bout, after: &last)
                bout = []
            }
            bout.append(cluster)
        }
        add(bout, after: &last)
    }

    private mutating func add(_ clusters: [SittingCluster], after last: inout (date: Int32, mayContinue: Bool)?) {
        let days = clusters.flatMap(\.days)
        guard let first = days.first, let end = clusters.last, let lastDay = days.last else { return }
        let sitting = Self.seconds(days.reduce(0) { $0 + $1.seconds })
        let from = LocalTimestamp(milliseconds: first.start, offset: Int(first.offset))
        for day in days {
            stretches[Int(day.date), default: []].append(
                SittingStretch(
                    from: LocalTimestamp(milliseconds: day.start, offset: Int(day.offset)),
                    until: UTC(milliseconds: day.end), sitting: Self.seconds(day.seconds), bout: sitting))
        }
        guard sitting >= Bout.shortest else { return }
        bouts[Int(first.date), default: []].append(
            Bout(from: from, until: UTC(milliseconds: end.end), sitting: sitting))
        if let last, last.date == first.date, !last.mayContinue { breaks[Int(first.date), default: 0] += 1 }
        last = (lastDay.date, end.mayContinue)
    }

    private static func seconds(_ seconds: Double) -> Duration { .seconds(Int64(seconds.rounded())) }
}

/// The length of periods that may overlap, for each date in days since 1970.
struct CoveredTime {
    /// How much of each date is covered.
    private(set) var lengths: [Int: Duration] = [:]

    /// The time in `parts`, which may be in any order. A moment in several of them counts once.
    init(_ parts: [TimePart]) {
        var milliseconds: [Int: Int64] = [:]
        var covered = Int64.min
        for part in parts.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) where part.end > covered {
            milliseconds[Int(part.date), default: 0] += part.end - max(part.start, covered)
            covered = part.end
        }
        lengths = milliseconds.mapValues { .seconds(($0 + 500) / 1000) }
    }
}

extension UTC {
    init(milliseconds: Int64) { self.init(sinceEpoch: .milliseconds(milliseconds)) }
}

extension LocalTimestamp {
    init(milliseconds: Int64, offset: Int) {
        self.init(UTC(milliseconds: milliseconds), in: Calendar(zone: .fixed(offset: offset)))
    }
}
