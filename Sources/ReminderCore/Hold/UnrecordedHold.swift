/// A hold without a row in the history: the user stopped it while getting down, or it was the hold of a sample.
struct UnrecordedHold: Hashable, Sendable {
    let kind: ReminderKind
    let variation: Variation
    let isSample: Bool
    let endedAt: Instant

    init(_ hold: GuidedHold, at now: Instant) {
        kind = hold.kind
        variation = hold.pose.variation
        isSample = hold.isSample
        endedAt = now
    }

    /// Whether an answer at `now` is about this hold, and not about an earlier one that has its row.
    func isMeant(at now: Instant) -> Bool {
        variation.isPose && now - endedAt <= ComfortQuestion.patience
    }
}
