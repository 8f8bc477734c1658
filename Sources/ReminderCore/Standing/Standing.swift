/// A period in which the user stands at the desk (rule 12).
public struct Standing: Hashable, Sendable {
    /// The lengths that the user can ask for.
    public static let allowed: ClosedRange<Duration> = .seconds(60) ... .seconds(12 * 3600)

    /// When it began.
    public var since: Instant
    /// When it ends by itself; nil if only `sit` or a break ends it.
    public var until: Instant?
    /// Whether the user was away when it was asked for and has not returned yet. It counts from the return.
    public var awaitsReturn: Bool
    /// The state of the sitting reminder that it answered; nil if none was due.
    public var answered: HistoryEvent.BreakOccasion?

    /// A period from `since`.
    public init(
        since: Instant, until: Instant?, awaitsReturn: Bool = false, answered: HistoryEvent.BreakOccasion? = nil
    ) {
        self.since = since
        self.until = until
        self.awaitsReturn = awaitsReturn
        self.answered = answered
    }
}
