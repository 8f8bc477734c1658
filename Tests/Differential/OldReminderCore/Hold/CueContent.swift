/// A cue of a guided hold, with what there is to say; the words and the sound are the presenter's.
public struct CueContent: Hashable, Sendable {
    /// The cue.
    public var cue: GuideCue
    /// What is held.
    public var pose: Pose
    /// The length of the hold proper.
    public var length: Duration
    /// Whether the voice leads the breath from here on.
    public var leadsBreath: Bool
    /// Whether a voice is to speak.
    public var isSpoken: Bool
    /// Whether a chime is to sound.
    public var isChimed: Bool

    /// A cue's content.
    public init(
        cue: GuideCue, pose: Pose, length: Duration, leadsBreath: Bool = false, isSpoken: Bool, isChimed: Bool
    ) {
        self.cue = cue
        self.pose = pose
        self.length = length
        self.leadsBreath = leadsBreath
        self.isSpoken = isSpoken
        self.isChimed = isChimed
    }
}
