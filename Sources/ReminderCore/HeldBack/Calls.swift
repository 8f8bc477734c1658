/// Calls, films and presentations, detected by the idle inhibitors that programs hold (rules 1 and 10).
struct Calls: Hashable, Sendable {
    /// How long a call goes on without an inhibitor: between two films of a playlist, or two windows of a call, no
    /// program holds one for a moment.
    static let grace: Duration = .seconds(15)
    /// After a gap this long a call is another one. Back-to-back meetings, and a player between two pieces, leave less.
    static let gap: Duration = .seconds(120)

    /// The inhibitors, or the last ones during ``grace``.
    private(set) var holders: [IdleInhibitor] = []
    /// Since when there is a call; nil for no call.
    private(set) var since: Instant?
    /// When the last inhibitor was released; nil while there is one, and after ``grace``.
    private(set) var letGoAt: Instant?
    /// Whether something came through in this call, or in one less than ``gap`` before it: nothing waits for it.
    private(set) var isLetThrough = false
    /// When the last call ended; nil during a call, and before the first one.
    private var endedAt: Instant?

    /// When ``tick(_:)`` ends the call; nil while a program holds it.
    var deadline: Instant? { letGoAt.map { $0 + Self.grace } }

    /// All inhibitors that there are now.
    mutating func read(_ inhibitors: [IdleInhibitor], at now: Instant) {
        if !inhibitors.isEmpty {
            if let endedAt, now - endedAt >= Self.gap { isLetThrough = false }
            holders = inhibitors
            since = since ?? now
            (letGoAt, endedAt) = (nil, nil)
        } else if since != nil {
            letGoAt = letGoAt ?? now
        }
    }

    /// Lets time pass. Returns when the call ended, if ``grace`` is over now.
    mutating func tick(_ now: Instant) -> Instant? {
        guard let ended = letGoAt, now >= ended + Self.grace else { return nil }
        let wasLetThrough = isLetThrough
        self = Calls()
        (isLetThrough, endedAt) = (wasLetThrough, ended)
        return ended
    }

    /// Something is shown that has waited for calls long enough.
    mutating func letThrough(at now: Instant) {
        if since != nil || endedAt.map({ now - $0 < Self.gap }) ?? false { isLetThrough = true }
    }

    /// An agent that ran until `now` let something through in the call that is on.
    mutating func restoreLetThrough(at now: Instant) {
        (isLetThrough, endedAt) = (true, now)
    }
}
