/// A moment of a guided hold that can be heard (rule 8). The raw value is the word for it in logs and tests.
public enum GuideCue: String, CaseIterable, Sendable {
    /// Time to get into the pose.
    case getDown = "get-down"
    /// The hold proper begins.
    case hold
    /// A breath in begins.
    case breatheIn = "breathe-in"
    /// A breath out begins.
    case breatheOut = "breathe-out"
    /// Half of the hold is over.
    case halfway
    /// The last ten seconds begin.
    case lastSeconds = "last-seconds"
    /// The hold is over: come up slowly.
    case comeUp = "come-up"
    /// The slow return is over.
    case done
    /// The hold was stopped: come up slowly.
    case stopped
}

/// The means by which a hold is heard. The raw value is the word in the state file.
public enum GuideMedium: String, CaseIterable, Sendable {
    /// The voice alone: chimes can be heard without it.
    case voice
    /// Any sound. Without it there are neither chimes nor a voice.
    case sound
}
