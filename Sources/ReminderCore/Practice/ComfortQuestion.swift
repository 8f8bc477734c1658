/// The question how a hold felt, which waits for its user to be back at the desk (rule 9).
struct ComfortQuestion: Hashable, Sendable {
    let kind: ReminderKind
    let variation: Variation
    let held: Duration
    let isDone: Bool
    let since: Instant
    /// Whether there was an input since.
    var isUserBack = false

    /// Nobody knows any more how a hold felt that is longer ago than this, to be asked about it.
    static let patience: Duration = .seconds(15 * 60)
}
