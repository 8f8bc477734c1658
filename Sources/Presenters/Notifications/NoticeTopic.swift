/// What a notice is about, where only the newest word on it is worth reading.
public enum NoticeTopic: Hashable, Sendable {
    /// Problems in the config.
    case config
}
