/// The reason why a source does not work.
public struct SourceUnavailable: Error, Hashable, Sendable {
    /// A clause, such as `DISPLAY is not set`.
    public let reason: String
    /// True if the source did not answer in time.
    public var isTimeout = false
}
