/// Calls, films and presentations, detected by the idle inhibitors that programs hold (rules 1 and 10).
struct Calls: Hashable, Sendable {
    /// How long a call goes on without an inhibitor: between two films of a playlist, or two windows of a call, no
    /// program holds one for a moment.
    static let grace: Duration = .seconds(15)

    /// The inhibitors, or the last ones during ``grace``.
    private(set) var holders: [IdleInhibitor] = []
    /// Since when there is a call; nil for no call.
    private(set) var since: Instant?
    /// When the last inhibitor was released; nil while there is one, and after ``grace``.
    private(set) var letGoAt: Instant?

    /// When ``tick(_:)`` ends the call; nil while a program holds it.
    var deadline: Instant? { letGoAt.map { $0 + Self.grace } }

    /// All inhibitors that there are now.
    mutating func read(_ inhibitors: [IdleInhibitor], at now: Instant) {
        if !inhibitors.isEmpty {
            holders = inhibitors
            since = since ?? now
            letGoAt = nil
        } else if since != nil {
            letGoAt = letGoAt ?? now
        }
    }

    /// Lets time pass. Returns when the call ended, if ``grace`` is over now.
    mutating func tick(_ now: Instant) -> Instant? {
        guard let ended = letGoAt, now >= ended + Self.grace else { return nil }
        self = Calls()
        return ended
    }
}
