/// The answers about the holds of one kind, since the length last went back to the start. Equal answers in a row are
/// one run, so years of practice need only a few.
struct HoldGrowth: Hashable, Sendable {
    /// Equal answers in a row, about holds of the same length and gentleness.
    struct Run: Hashable {
        let isComfortable: Bool
        let gentleness: Int
        let hold: Duration
        var count: Int
        let first: UTC
        var last: UTC
    }

    /// After this time without practice the length goes back to the start (rule 4). Not a setting, because it guards
    /// against injury.
    static let lapse: Duration = .seconds(14 * 86_400)

    private(set) var lastDone: UTC?
    private var runs: [Run] = []

    mutating func done(at time: UTC) {
        if lastDone.map({ time - $0 >= Self.lapse }) ?? false { runs = [] }
        lastDone = max(lastDone ?? time, time)
    }

    mutating func answered(isComfortable: Bool, _ variation: Variation, hold: Duration, at time: UTC) {
        let gentleness = variation.gentleness
        if let last = runs.last, last.isComfortable == isComfortable, last.hold == hold, last.gentleness == gentleness {
            runs[runs.count - 1].count += 1
            runs[runs.count - 1].last = max(last.last, time)
        } else {
            runs.append(
                Run(
                    isComfortable: isComfortable, gentleness: gentleness, hold: hold, count: 1, first: time, last: time)
            )
        }
    }

    mutating func startAgain() {
        runs = []
    }

    /// The plan for `variation` according to the answers. A comfortable hold counts only if it was at least as long as
    /// planned and its pose at most as gentle; a hold that was too long counts only if it was not longer than planned.
    func plan(
        _ variation: Variation, _ range: HoldRange, _ settings: ProgrammeSettings, from reason: HoldPlan.Reason
    ) -> HoldPlan {
        var plan = HoldPlan(
            length: range.start, reason: reason, start: range.start, ceiling: range.ceiling,
            needed: settings.comfortable)
        var since: UTC?
        for run in runs {
            guard run.isComfortable else {
                plan.row = 0
                let shorter = max(range.start, plan.length - settings.step * run.count)
                if run.hold <= plan.length, shorter < plan.length {
                    plan.length = shorter
                    plan.reason = .shortened(run.last)
                }
                continue
            }
            if run.gentleness > variation.gentleness { continue }
            var left = run.count
            while left > 0, run.hold >= plan.length, plan.length < range.ceiling {
                if plan.row == 0 { since = run.first }
                plan.row += 1
                left -= 1
                guard plan.row == settings.comfortable else { continue }
                plan.row = 0
                plan.length = min(range.ceiling, plan.length + settings.step)
                plan.reason = .grown(since: since ?? run.first)
            }
        }
        plan.next = plan.length < range.ceiling ? min(range.ceiling, plan.length + settings.step) : nil
        return plan
    }
}
