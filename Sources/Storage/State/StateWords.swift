import ReminderCore

extension StateFileText {
    /// `indefinite`, `call-end`, `until 12.5s`, or `until 12.5s/1793700000s` for a time of day.
    static func words(for pause: UserPause) -> String {
        switch pause {
        case .indefinite: "indefinite"
        case .callEnd: "call-end"
        case .until(let instant): "until " + StateDuration.format(instant.sinceBoot)
        case .untilTime(let time, let instant): "until " + words(for: Moment(instant: instant, utc: time))
        }
    }

    /// Parses the output of ``words(for:)-(UserPause)``; nil for any other text.
    static func pause(_ text: String) -> UserPause? {
        if text == "call-end" { return .callEnd }
        if text == "indefinite" { return .indefinite }
        if let instant = instant(text, after: "until") { return .until(instant) }
        guard text.hasPrefix("until ") else { return nil }
        return moment(text.dropFirst("until ".count)).map { .untilTime($0.utc, at: $0.instant) }
    }

    /// `due`, `shown` or `snoozed`.
    static func words(for occasion: HistoryEvent.BreakOccasion) -> String { HistoryDetail.answered(occasion).word }

    /// Parses the output of ``words(for:)-(HistoryEvent.BreakOccasion)``; nil for any other text.
    static func breakOccasion(_ text: String) -> HistoryEvent.BreakOccasion? {
        HistoryEvent.BreakOccasion.allCases.first { words(for: $0) == text }
    }

    /// The time on both clocks, such as `12.5s/1793700000s`.
    private static func words(for moment: Moment) -> String {
        StateDuration.format(moment.instant.sinceBoot) + "/" + StateDuration.format(moment.utc.sinceEpoch)
    }

    private static func moment(_ text: Substring) -> Moment? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { StateDuration.parse(String($0)) }
        guard parts.count == 2, let instant = parts[0], let utc = parts[1] else { return nil }
        return Moment(instant: Instant(sinceBoot: instant), utc: UTC(sinceEpoch: utc))
    }

    /// `waiting`, `shown since 12.5s`, `snoozed until 12.5s`, `resting until 12.5s` or `silent`.
    static func words(for phase: Reminder.Phase) -> String {
        switch phase {
        case .waiting: "waiting"
        case .shown(let since): "shown since " + StateDuration.format(since.sinceBoot)
        case .snoozed(let until, _): "snoozed until " + StateDuration.format(until.sinceBoot)
        case .resting(let until): "resting until " + StateDuration.format(until.sinceBoot)
        case .silent: "silent"
        }
    }

    /// Parses the output of ``words(for:)-(Reminder.Phase)``; nil for any other text. Whether a snooze ends with the
    /// call has a key of its own.
    static func phase(_ text: String, snoozeEndsWithCall: Bool) -> Reminder.Phase? {
        if text == "waiting" { return .waiting }
        if text == "silent" { return .silent }
        return instant(text, after: "shown since").map { .shown(since: $0) }
            ?? instant(text, after: "snoozed until").map {
                .snoozed(until: $0, endsWithCall: snoozeEndsWithCall)
            }
            ?? instant(text, after: "resting until").map { .resting(until: $0) }
    }

    /// Dates with the end of their windows in civil time, such as `2026-11-03/1793700000s 2026-11-04/1793786400s`.
    static func words(for unanswered: [SlotRecord.Unanswered]) -> String {
        unanswered.map { "\($0.date)/\(StateDuration.format($0.endedAt.sinceEpoch))" }.joined(separator: " ")
    }

    /// Parses the output of ``words(for:)-([SlotRecord.Unanswered])``; nil for any other text.
    static func unanswered(_ text: String) -> [SlotRecord.Unanswered]? {
        let found = text.split(separator: " ").map { word -> SlotRecord.Unanswered? in
            let parts = word.split(separator: "/")
            guard parts.count == 2, let date = LocalDate(text: parts[0]),
                let end = StateDuration.parse(String(parts[1]))
            else { return nil }
            return SlotRecord.Unanswered(date: date, endedAt: UTC(sinceEpoch: end))
        }
        return found.contains(nil) ? nil : found.compactMap(\.self)
    }

    /// Times since boot and civil times, such as `12.5s/1793700000s 60s/1793700047.5s`.
    static func words(for recent: RecentRows) -> String {
        recent.rows.map { words(for: $0) }.joined(separator: " ")
    }

    /// Parses the output of ``words(for:)-(RecentRows)``; nil for any other text.
    static func recentRows(_ text: String) -> RecentRows? {
        let found = text.split(separator: " ").map { moment($0) }
        return found.contains(nil) ? nil : RecentRows(found.compactMap(\.self))
    }

    /// Times since boot at which pauses began and ended, such as `12.5s/60s 70s/80s`.
    static func words(for pauses: [BoutTrail.Pause]) -> String {
        pauses.map { StateDuration.format($0.from.sinceBoot) + "/" + StateDuration.format($0.to.sinceBoot) }
            .joined(separator: " ")
    }

    /// Parses the output of ``words(for:)-([BoutTrail.Pause])``; nil for any other text.
    static func pauses(_ text: String) -> [BoutTrail.Pause]? {
        let found = text.split(separator: " ").map { word -> BoutTrail.Pause? in
            let parts = word.split(separator: "/").map { StateDuration.parse(String($0)) }
            guard parts.count == 2, let from = parts[0], let to = parts[1] else { return nil }
            return BoutTrail.Pause(from: Instant(sinceBoot: from), to: Instant(sinceBoot: to))
        }
        return found.contains(nil) ? nil : found.compactMap(\.self)
    }

    /// A time since boot and the reason, such as `12.5s/lock`.
    static func words(for stop: BoutTrail.Stop) -> String {
        StateDuration.format(stop.at.sinceBoot) + "/" + stop.reason.rawValue
    }

    /// Parses the output of ``words(for:)-(BoutTrail.Stop)``; nil for any other text.
    static func stop(_ text: String) -> BoutTrail.Stop? {
        let parts = text.split(separator: "/")
        guard parts.count == 2, let at = StateDuration.parse(String(parts[0])),
            let reason = BoutEnd(rawValue: String(parts[1]))
        else { return nil }
        return BoutTrail.Stop(at: Instant(sinceBoot: at), reason)
    }

    /// Parses a notification such as `42 :1.7`: its ID, and the unique bus name of the server.
    static func bubble(_ text: String) -> NotificationHandle? {
        guard let space = text.firstIndex(of: " "), let id = UInt32(text[..<space]) else { return nil }
        return NotificationHandle(server: String(text[text.index(after: space)...]), id: id)
    }

    private static func instant(_ text: String, after words: String) -> Instant? {
        guard text.hasPrefix(words + " ") else { return nil }
        return StateDuration.parse(String(text.dropFirst(words.count + 1))).map(Instant.init(sinceBoot:))
    }
}
