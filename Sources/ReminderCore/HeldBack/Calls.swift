/// Calls, films and presentations, known from the programs that keep the desktop from going idle (rules 1 and 10).
struct Calls: Hashable, Sendable {
    /// Between two films of a list, or two windows of a call, no program holds one for a moment.
    static let grace: Duration = .seconds(15)

    /// The programs that hold one, or did until just now.
    private(set) var holders: [IdleInhibitor] = []
    /// Since when one has been held; nil while none is.
    private(set) var since: Instant?
    /// When the last program let go, until ``grace`` has passed.
    private(set) var letGoAt: Instant?

    /// When ``tick(_:)`` would end it.
    var deadline: Instant? { letGoAt.map { $0 + Self.grace } }

    /// These programs hold one now.
    mutating func read(_ inhibitors: [IdleInhibitor], at now: Instant) {
        if !inhibitors.isEmpty {
            holders = inhibitors
            since = since ?? now
            letGoAt = nil
        } else if since != nil {
            letGoAt = letGoAt ?? now
        }
    }

    /// Lets time pass; when it ended, if it has.
    mutating func tick(_ now: Instant) -> Instant? {
        guard let ended = letGoAt, now >= ended + Self.grace else { return nil }
        self = Calls()
        return ended
    }
}
