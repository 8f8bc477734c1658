/// The content of a cue in a guided hold; the presenter has the words and the sound.
public struct CueContent: Hashable, Sendable {
    /// The cue.
    public var cue: GuideCue
    /// The pose of the hold.
    public var pose: Pose
    /// The length of the hold proper.
    public var length: Duration
    /// Whether the voice guides the breath in this hold.
    public var leadsBreath: Bool
    /// Whether a voice speaks.
    public var isSpoken: Bool
    /// Whether a chime sounds.
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
