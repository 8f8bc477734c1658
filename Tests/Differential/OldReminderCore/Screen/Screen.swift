/// What the policy has put on the screen; there is at most one thing.
struct Screen: Hashable, Sendable {
    enum Subject: Hashable {
        case reminder(ReminderKind)
        case hold
        case question
        case sample
        case answer(lasting: Duration)
    }

    let id: UInt64
    let subject: Subject
    /// When it was sent to the server.
    let sentAt: Instant
    /// What a reminder there says; nil for anything else.
    var reminder: ReminderContent?
    /// Since when it is there; nil until the server has said so.
    var since: Instant?
    /// How the server knows it.
    var bubble: NotificationHandle?

    /// What a reminder there asks to do: Start means this, whatever would be asked by then.
    var pose: Pose? { reminder?.pose }
}
