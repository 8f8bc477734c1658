import Platform

/// The reason why a source does not work.
public struct SourceUnavailable: Error, Hashable, Sendable {
    /// A clause, such as `DISPLAY is not set`.
    public let reason: String
    /// True if the source did not answer in time.
    public var isTimeout = false

    /// The reason is cleaned and shortened, because it may quote another program or the environment.
    init(reason: String, isTimeout: Bool = false) {
        self.reason = reason.harmlessReason
        self.isTimeout = isTimeout
    }
}
