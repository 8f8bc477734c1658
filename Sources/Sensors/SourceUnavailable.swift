/// Why a source of presence does not work here.
public struct SourceUnavailable: Error, Hashable, Sendable {
    /// The reason, as the end of a sentence, such as `DISPLAY is not set`.
    public let reason: String
    /// Whether it only did not answer in time.
    public var isTimeout = false
}
