/// Which of the hours that the user has set are on: read when one begins or ends, and not at every event (rule 10).
struct QuietHours: Hashable, Sendable {
    /// When the quiet hours end that are on; nil outside of them.
    private(set) var quietUntil: UTC?
    /// When the hours of sitting reminders begin again; nil within them.
    private(set) var offUntil: UTC?
    /// When something of it changes; nil for never.
    private(set) var until: UTC?
    /// Up to when it has been read, where there are hours at all.
    private var since: UTC?
    /// Whether it has to be read again whatever the time is, because settings, zone or clock have changed.
    var isOutdated = true

    /// Not read yet.
    init() {}

    /// As `settings` have it at `now`.
    init(_ settings: Settings, _ calendar: Calendar, at now: UTC) {
        isOutdated = false
        let hours = settings.sitting.remindingHours
        guard !settings.quiet.ranges.isEmpty || hours != nil else { return }
        since = now
        quietUntil = settings.quiet.end(at: now, calendar)
        let end = hours?.end(at: now, calendar)
        if let hours, end == nil { offUntil = hours.nextBegin(after: now, calendar) }
        until = [quietUntil ?? settings.quiet.nextBegin(after: now, calendar), offUntil ?? end].compactMap(\.self).min()
    }

    /// Whether it has to be read at `now`.
    func isOver(at now: UTC) -> Bool {
        isOutdated || until.map { now >= $0 } ?? false || since.map { now < $0 } ?? false
    }

    /// Until when it holds back a reminder of `kind`; nil when it does not.
    func end(for kind: ReminderKind) -> UTC? {
        guard kind == .sitting, let offUntil else { return quietUntil }
        return quietUntil.map { max($0, offUntil) } ?? offUntil
    }
}

extension QuietHours {
    /// When a reminder of `kind` that is due at `time` is held back by no hours.
    static func end(for kind: ReminderKind, from time: UTC, _ world: World) -> UTC {
        var free = time
        // The end of one may be within the other.
        for _ in 0..<4 {
            guard let end = QuietHours(world.settings, world.calendar, at: free).end(for: kind) else { break }
            free = end
        }
        return free
    }
}
