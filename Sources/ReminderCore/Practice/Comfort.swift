/// How a hold felt (rule 9). The raw value is the word in the history, on the command line and the action key of the
/// button.
public enum Comfort: String, CaseIterable, Sendable {
    /// It could have been held longer.
    case comfortable
    /// It was too long.
    case tooLong = "too-long"
    /// It hurt.
    case hurt
    /// Something else ended it: that says nothing of the pose.
    case interrupted
}
