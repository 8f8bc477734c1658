/// What a running hold has to say; the words are the presenter's.
public struct HoldContent: Hashable, Sendable {
    /// A part of the hold that its notification names; it changes with these and never in between (rule 8).
    public enum Phase: Hashable, Sendable {
        /// Time to get into the pose.
        case getDown
        /// The hold begins.
        case hold
        /// Half of it is over.
        case halfway
        /// The last ten seconds.
        case lastSeconds
        /// The slow return; whether it was held to its end.
        case comeUp(isDone: Bool)
    }

    /// What a hold that should be heard lacks.
    public enum Silence: Hashable, Sendable {
        /// Nothing can be heard.
        case all
        /// There is no voice; whether chimes sound without it.
        case voice(hasChimes: Bool)
    }

    /// What is held.
    public var pose: Pose
    /// The length of the hold proper.
    public var length: Duration
    /// Which part begins.
    public var phase: Phase
    /// How long the phase lasts: the getting down, what is left of the hold, or the return.
    public var lasts: Duration
    /// Whether it names the command to answer with, because no question follows.
    public var namesAnswer: Bool
    /// Whether it is that of a sample. Nothing of it is recorded.
    public var isSample: Bool
    /// Whether the server's own sound is to be heard, because the agent has no other.
    public var needsServerSound: Bool
    /// What will not be heard, for the phases in which the user can still turn to the screen; nil for nothing.
    public var silence: Silence?

    /// A hold's content.
    public init(
        pose: Pose, length: Duration, phase: Phase, lasts: Duration, namesAnswer: Bool = false,
        isSample: Bool = false, needsServerSound: Bool = false, silence: Silence? = nil
    ) {
        self.pose = pose
        self.length = length
        self.phase = phase
        self.lasts = lasts
        self.namesAnswer = namesAnswer
        self.isSample = isSample
        self.needsServerSound = needsServerSound
        self.silence = silence
    }
}
