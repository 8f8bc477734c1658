/// A cue within a hold, and when it comes.
struct PlannedCue: Hashable, Sendable {
    /// The time from the beginning of the hold proper.
    let after: Duration
    let cue: GuideCue

    /// How long before the end the last cue comes.
    static let last: Duration = .seconds(10)
    /// A shorter hold has no cue at its half, because that would only disturb.
    private static let shortestWithHalf: Duration = .seconds(30)
    /// A shorter hold has no cue before its end.
    private static let shortestWithLast: Duration = .seconds(20)
    /// The time for a few words. A breath that begins nearer to another cue is not spoken.
    private static let room: Duration = .milliseconds(2500)

    /// The cues of a hold of `length` between its beginning and its end, in their order.
    ///
    /// - Parameter isSpoken: Whether a voice leads the breath; without one it would not be heard.
    static func plan(length: Duration, breath: Breath, isSpoken: Bool) -> [PlannedCue] {
        var plan: [PlannedCue] = []
        if length >= shortestWithHalf { plan.append(PlannedCue(after: length / 2, cue: .halfway)) }
        if length >= shortestWithLast { plan.append(PlannedCue(after: length - last, cue: .lastSeconds)) }
        guard isSpoken, breath.isSpoken else { return plan }
        let fixed = plan.map(\.after) + [length]
        for number in 0..<breath.spoken {
            let begin = breath.length * number
            guard begin + breath.into < length else { break }
            let out = PlannedCue(after: begin + breath.into, cue: .breatheOut)
            // The first breath in is announced with the beginning of the hold itself.
            let cues = number == 0 ? [out] : [PlannedCue(after: begin, cue: .breatheIn), out]
            // No breath in is announced without the breath out.
            let fits = cues.allSatisfy { cue in
                fixed.allSatisfy { cue.after + room <= $0 || cue.after >= $0 + room }
            }
            if fits { plan += cues }
        }
        return plan.filter { $0.after < length }.sorted { $0.after < $1.after }
    }
}

extension HoldContent.Phase {
    /// The phase `time` after the beginning of the hold proper, in a hold of `length`, and when the next phase begins,
    /// measured in the same way; nil after the last.
    public static func within(_ length: Duration, at time: Duration) -> (phase: Self, until: Duration?) {
        let plan = PlannedCue.plan(length: length, breath: Breath(), isSpoken: false)
        let phase: Self =
            switch plan.last(where: { $0.after <= time })?.cue {
            case .halfway: .halfway
            case .lastSeconds: .lastSeconds
            case .getDown, .hold, .breatheIn, .breatheOut, .comeUp, .done, .stopped, nil: .hold
            }
        return (phase, plan.first { $0.after > time }?.after)
    }
}
