import ReminderCore

extension Desk {
    /// The bouts, each as `00:00:00 to 00:30:00 lock, 1800 s` in local time.
    var bouts: [String] {
        periods.compactMap { row in
            guard case .bout(let from, let end) = row.event else { return nil }
            return Self.text(from, row, end.rawValue) + ", \(row.sitting.components.seconds) s"
        }
    }

    /// The times of watching, each as `00:00:00 to 00:30:00 sleep` in local time.
    var observations: [String] {
        periods.compactMap { row in
            guard case .observed(let from, let end) = row.event else { return nil }
            return Self.text(from, row, end.rawValue)
        }
    }

    private static func text(_ from: LocalTimestamp, _ row: HistoryEntry, _ word: String) -> String {
        let calendar = Calendar(zone: .fixed(offset: from.offset))
        return "\(from.local.time) to \(calendar.local(row.at).time) \(word)"
    }

    /// The next start of the agent after this one ended, `downtime` later.
    func restarted(
        _ continuity: Continuity, after downtime: Duration, hasQuit: Bool = false, silentSince: Instant? = nil,
        first readings: [PresenceReading] = []
    ) -> Desk {
        var saved = policy.saved(at: now)
        saved.hasQuit = hasQuit
        let instant = continuity == .newBoot ? Instant(sinceBoot: .seconds(20)) : now.instant + downtime
        return Desk(
            policy.settings, calendar: policy.calendar, utc: now.utc + downtime, saved: saved, continuity: continuity,
            instant: instant, silentSince: silentSince, first: readings)
    }
}
