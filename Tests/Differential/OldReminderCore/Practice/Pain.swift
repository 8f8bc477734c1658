/// What pain has led to: kept beside the history, which may be lost, or may not be readable (rule 9).
public struct Pain: Hashable, Sendable {
    /// When it last hurt.
    public var at: UTC
    /// How gentle poses have to be at least since then, in ``Variation/gentleness``.
    public var gentleness: Int
    /// Since when the pose is suspended; nil when it is not.
    public var suspendedSince: UTC?

    /// Pain at `at`.
    public init(at: UTC, gentleness: Int, suspendedSince: UTC? = nil) {
        self.at = at
        self.gentleness = gentleness
        self.suspendedSince = suspendedSince
    }
}
