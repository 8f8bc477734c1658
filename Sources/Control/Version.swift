/// The version, the same for agent and command.
public enum Version {
    /// A Semantic Version (semver.org).
    public static let number = "0.1.0"
}
