/// Whether it is quiet hours, or hours without sitting reminders (rule 10). Computed only when one begins or ends, not
/// at every event.
struct QuietHours: Hashable, Sendable {
    /// When the current quiet hours end; nil if it is not quiet hours.
    private(set) var quietUntil: UTC?
    /// When the hours of sitting reminders begin; nil during them.
    private(set) var offUntil: UTC?
    /// When the values above change; nil for never.
    private(set) var until: UTC?
    /// When it was computed; nil if no hours are set. If that is in the future, the clock was set back.
    private var since: UTC?
    /// Whether it must be computed again because settings, time zone or clock have changed.
    var isOutdated = true

    /// Not computed yet.
    init() {}

    /// The hours of `settings` at `now`.
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

    /// Whether it must be computed again at `now`.
    func isOver(at now: UTC) -> Bool {
        isOutdated || until.map { now >= $0 } ?? false || since.map { now < $0 } ?? false
    }

    /// Until when the hours hold back a reminder of `kind`; nil if they do not.
    func end(for kind: ReminderKind) -> UTC? {
        guard kind == .sitting, let offUntil else { return quietUntil }
        return quietUntil.map { max($0, offUntil) } ?? offUntil
    }
}

extension QuietHours {
    /// When no hours hold back a reminder of `kind` that is due at `time`: then, or when they end.
    static func end(for kind: ReminderKind, from time: UTC, _ world: World) -> UTC {
        var free = time
        // When quiet hours end, there may be no sitting reminders yet, and the other way round. Four steps are enough
        // for a day; hours that leave no gap would never end.
        for _ in 0..<4 {
            guard let end = QuietHours(world.settings, world.calendar, at: free).end(for: kind) else { break }
            free = end
        }
        return free
    }
}
