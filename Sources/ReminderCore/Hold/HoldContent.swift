/// The content of the hold's notification; the presenter has the words.
public struct HoldContent: Hashable, Sendable {
    /// A part of the hold that the notification names. The notification changes only when a phase begins (rule 8).
    public enum Phase: Hashable, Sendable {
        /// Time to get into the pose.
        case getDown
        /// The hold begins.
        case hold
        /// Half of it is over.
        case halfway
        /// The last ten seconds.
        case lastSeconds
        /// The slow return; `isDone` if the hold was done.
        case comeUp(isDone: Bool)
    }

    /// What cannot be heard although it should be.
    public enum Silence: Hashable, Sendable {
        /// Nothing can be heard.
        case all
        /// The voice; `hasChimes` if there are chimes without it.
        case voice(hasChimes: Bool)
    }

    /// The pose of the hold.
    public var pose: Pose
    /// The length of the hold proper.
    public var length: Duration
    /// The phase that begins.
    public var phase: Phase
    /// The time until the end of the current stage: the getting down, the hold proper, or the return.
    public var lasts: Duration
    /// If it was too short to answer its reminder: when that comes again. Otherwise nil, also during the hold.
    public var again: TimeOfDay?
    /// Whether it names the command to answer with, because no question follows.
    public var namesAnswer: Bool
    /// Whether it is the hold of a sample, which is not recorded.
    public var isSample: Bool
    /// Whether the notification server should play a sound, because the agent has no player.
    public var needsServerSound: Bool
    /// What cannot be heard; nil for nothing, and in later phases, when the user no longer looks at the screen.
    public var silence: Silence?

    /// A hold's content.
    public init(
        pose: Pose, length: Duration, phase: Phase, lasts: Duration, again: TimeOfDay? = nil,
        namesAnswer: Bool = false, isSample: Bool = false, needsServerSound: Bool = false, silence: Silence? = nil
    ) {
        self.pose = pose
        self.length = length
        self.phase = phase
        self.lasts = lasts
        self.again = again
        self.namesAnswer = namesAnswer
        self.isSample = isSample
        self.needsServerSound = needsServerSound
        self.silence = silence
    }
}
