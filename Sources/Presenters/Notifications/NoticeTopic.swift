/// The topic of a notice. A new notice on a topic replaces the old one.
public enum NoticeTopic: Hashable, Sendable {
    /// Problems in the config.
    case config
}
