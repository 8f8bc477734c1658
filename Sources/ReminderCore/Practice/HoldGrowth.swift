/// What is known of one kind's holds since they last began again at the start. Equal answers in a row are one run, so
/// years of practice are a few of them.
struct HoldGrowth: Hashable, Sendable {
    /// Answers of one sort about holds of one length in poses as gentle as each other.
    struct Run: Hashable {
        let isComfortable: Bool
        let gentleness: Int
        let hold: Duration
        var count: Int
        let first: UTC
        var last: UTC
    }

    /// Without practice for this long a hold begins again at the start (rule 4); fixed, because a body that has rested
    /// does not read a config.
    static let lapse: Duration = .seconds(14 * 86_400)

    private(set) var lastDone: UTC?
    private var runs: [Run] = []

    mutating func done(at time: UTC) {
        if isLapsed(at: time) { runs = [] }
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

    func isLapsed(at now: UTC) -> Bool {
        lastDone.map { now - $0 >= Self.lapse } ?? false
    }

    /// The plan for `variation` that the answers lead to. An answer about a hold that was shorter than the programme's,
    /// or in a gentler pose, says nothing for growing, and one about a longer hold nothing for shortening.
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
