/// The rhythm of breathing in a hold (T5, D11).
public struct Breath: Hashable, Sendable {
    /// How long a breath in takes, through the nose (`[guide] breathe_in`); 1 s to 20 s.
    public var into: Duration = .seconds(4)
    /// How long a breath out takes, through the mouth (`[guide] breathe_out`); 1 s to 20 s.
    public var out: Duration = .seconds(6)
    /// How many breaths the voice guides at the beginning of a hold (`[guide] spoken_breaths`); 0 to 100.
    public var spoken = 3

    /// The defaults.
    public init() {}

    /// A rhythm of breaths of `into` and `out`.
    public init(into: Duration, out: Duration, spoken: Int) {
        self.into = into
        self.out = out
        self.spoken = spoken
    }

    /// Whether a voice guides it. Words take almost two seconds, so a voice could not keep up with quicker breaths.
    var isSpoken: Bool { spoken > 0 && min(into, out) >= .seconds(2) }

    /// How long one breath takes.
    public var length: Duration { into + out }

    /// How full the lungs are `time` after a hold began, from 0 to 1, and whether it is a breath in.
    public func fullness(at time: Duration) -> (share: Double, isIn: Bool) {
        let phase = time - length * Int(max(.zero, time) / length)
        return phase < into ? (phase / into, true) : (1 - (phase - into) / out, false)
    }
}
