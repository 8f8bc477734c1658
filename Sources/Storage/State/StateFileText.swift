import ReminderCore

/// Converts a ``StoredState`` to the text of the state file and back.
enum StateFileText {
    /// The version of the format that is written. Files of a later version are not read.
    static let version = 1

    static func bytes(of stored: StoredState) -> [UInt8] {
        let state = stored.state
        var text = StateWriter()
        text.group("state")
        text.put("version", String(version))
        text.put("boot_id", stored.bootID)
        text.put("session_id", stored.sessionID)
        text.put("suspended", stored.suspended)
        text.put("saved_at", state.savedAt.instant)
        text.put("saved_at_utc", state.savedAt.utc.sinceEpoch)
        text.put("settled_at", state.settledAt)
        text.put("sat_until", state.satUntil)
        if state.isCallLetThrough { text.put("is_call_let_through", true) }
        text.put("observed_since", state.observedSince)
        if state.hasQuit { text.put("has_quit", true) }
        text.put("pause", state.pause.map { words(for: $0) })
        text.put("bubble", state.bubble.map { "\($0.id) \($0.server)" })
        if state.isScreenClear { text.put("is_screen_clear", true) }
        text.put("cautioned", state.notices.cautioned)
        text.put("told_unheard", state.notices.unheard)
        text.put("unreported_unheard", state.notices.unreported)
        if let date = state.weeklyNoteOn { text.put("weekly_note_on", date.description) }
        if !state.recent.rows.isEmpty { text.put("recent_rows", words(for: state.recent)) }
        text.put("next_presentation", String(state.nextPresentation))
        text.put("pending_rows", String(stored.pendingRows.count))
        text.group("bout")
        text.put("counted", state.bout.counted)
        text.put("counting_since", state.bout.countingSince)
        text.put("asked_at", state.bout.askedAt)
        if let trail = state.trail {
            text.put("from", trail.from)
            if !trail.pauses.isEmpty { text.put("pauses", words(for: trail.pauses)) }
            text.put("stop", trail.stop.map { words(for: $0) })
        }
        if let standing = state.standing {
            text.group("standing")
            text.put("since", standing.since)
            text.put("until", standing.until)
            text.put("awaits_return", standing.awaitsReturn)
            text.put("answered", standing.answered.map { words(for: $0) })
        }
        if let absence = state.absence {
            text.group("absence")
            text.put("since", absence.since)
            text.put("is_break", absence.isBreak)
            text.put("barred_at", absence.barredAt)
            text.put("is_opened", absence.isOpened)
        }
        for (index, reminder) in state.reminders.enumerated() { put(reminder, "reminder \(index + 1)", &text) }
        for (index, slot) in state.slots.enumerated() {
            text.group("slot \(index + 1)")
            text.put("name", slot.name)
            text.put("at", slot.at.text)
            text.put("defined_at_utc", slot.definedAt.sinceEpoch)
            text.put("opened", slot.opened.map(\.description).joined(separator: " "))
            if !slot.unanswered.isEmpty { text.put("unanswered", words(for: slot.unanswered)) }
        }
        if let hold = state.hold { StateHold.put(hold, &text) }
        if let pain = state.pain {
            text.group("pain")
            text.put("at_utc", pain.at.sinceEpoch)
            text.put("gentleness", String(pain.gentleness))
            text.put("suspended_since_utc", pain.suspendedSince.map { StateDuration.format($0.sinceEpoch) })
        }
        for (index, (kind, date)) in state.asked.sorted(by: { $0.key.text < $1.key.text }).enumerated() {
            text.group("asked \(index + 1)")
            text.put("kind", kind.text)
            text.put("date", date.description)
        }
        text.group("pending rows")
        for (index, row) in stored.pendingRows.enumerated() { text.put(String(index + 1), row) }
        // A file without this last group is incomplete.
        text.group("end")
        text.put("whole", true)
        return text.bytes
    }

    /// Parses a state file.
    static func stored(in bytes: [UInt8]) throws(StateDamage) -> StoredState {
        let text = StateReader(bytes)
        let found = try text.number("state", "version", 1...Int.max)
        guard found <= version else {
            throw StateDamage("version \(found) is not supported: a later Balasana wrote it")
        }
        guard try text.flag("end", "whole") else { throw StateDamage("the file is incomplete") }
        let now = Moment(
            instant: try text.instant("state", "saved_at"),
            utc: UTC(sinceEpoch: try text.duration("state", "saved_at_utc")))
        var state = SavedState(savedAt: now)
        state.settledAt = try text.instant("state", "settled_at")
        state.satUntil = try text.optionalInstant("state", "sat_until")
        if text.has("state", "is_call_let_through") {
            state.isCallLetThrough = try text.flag("state", "is_call_let_through")
        }
        state.observedSince = try text.optionalInstant("state", "observed_since")
        if text.has("state", "has_quit") { state.hasQuit = try text.flag("state", "has_quit") }
        state.pause = try text.value("state", "pause", allowed: "indefinite, call-end or until 12.5s", pause)
        state.bubble = try text.value("state", "bubble", allowed: "a number and a bus name", bubble)
        if text.has("state", "is_screen_clear") {
            state.isScreenClear = try text.flag("state", "is_screen_clear")
        }
        state.notices.cautioned = try text.words("state", "cautioned")
        state.notices.unheard = try text.words("state", "told_unheard")
        state.notices.unreported = try text.words("state", "unreported_unheard")
        state.weeklyNoteOn = try text.value(
            "state", "weekly_note_on", allowed: "a date such as 2026-11-03", LocalDate.init(text:))
        state.nextPresentation = try text.required("state", "next_presentation", allowed: "a number") { text in
            // Well below the number at which counting would overflow.
            UInt64(text).flatMap { $0 < 1 << 62 ? $0 : nil }
        }
        state.recent =
            try text.value("state", "recent_rows", allowed: "times such as 12.5s/1793700000s", recentRows)
            ?? RecentRows()
        state.bout.counted = try text.duration("bout", "counted")
        state.bout.countingSince = try text.optionalInstant("bout", "counting_since")
        state.bout.askedAt = try text.duration("bout", "asked_at")
        state.trail = try trail(text)
        if text.has("standing") {
            state.standing = Standing(
                since: try text.instant("standing", "since"), until: try text.optionalInstant("standing", "until"),
                awaitsReturn: try text.flag("standing", "awaits_return"),
                answered: try text.value("standing", "answered", allowed: "due, shown or snoozed", breakOccasion))
        }
        if text.has("absence") {
            state.absence = Absence(
                since: try text.instant("absence", "since"), isBreak: try text.flag("absence", "is_break"),
                barredAt: try text.optionalInstant("absence", "barred_at"),
                isOpened: try text.flag("absence", "is_opened"))
        }
        for group in text.groups("reminder") { state.reminders.append(try reminder(group, text)) }
        for group in text.groups("slot") { state.slots.append(try slot(group, text)) }
        if text.has("hold") { state.hold = try StateHold.hold(text) }
        if text.has("pain") {
            state.pain = Pain(
                at: UTC(sinceEpoch: try text.duration("pain", "at_utc")),
                gentleness: try text.number("pain", "gentleness", 0...Variation.walk.gentleness),
                suspendedSince: try text.optionalInstant("pain", "suspended_since_utc").map {
                    UTC(sinceEpoch: $0.sinceBoot)
                })
        }
        for group in text.groups("asked") {
            state.asked[try text.kind(group)] = try text.required(
                group, "date", allowed: "a date such as 2026-11-03", LocalDate.init(text:))
        }
        var rows: [String] = []
        for index in 0..<(try text.number("state", "pending_rows", 0...1_000_000)) {
            rows.append(
                try text.required("pending rows", String(index + 1), allowed: "a row of history") { row in
                    HistoryRow.month(of: row) == nil ? nil : row
                })
        }
        return StoredState(
            state: state, bootID: try text.string("state", "boot_id"),
            sessionID: try text.value("state", "session_id", allowed: "text") { $0 },
            suspended: try text.duration("state", "suspended"), pendingRows: rows)
    }
}

extension StateFileText {
    private static func put(_ reminder: Reminder, _ group: String, _ text: inout StateWriter) {
        text.group(group)
        text.put("kind", reminder.kind.text)
        text.put("date", reminder.date?.description)
        text.put("due_since", reminder.dueSince)
        text.put("calls_since", reminder.callsSince)
        text.put("phase", words(for: reminder.phase))
        text.put("unanswered", String(reminder.unanswered))
        text.put("snoozes", String(reminder.snoozes))
        text.put("window_end", reminder.windowEnd)
        text.put("snoozed_to_utc", reminder.snoozedTo.map { StateDuration.format($0.sinceEpoch) })
        text.put("is_on_record", reminder.isOnRecord)
        if reminder.seen > .zero { text.put("seen", reminder.seen) }
        if reminder.isCutShort { text.put("is_cut_short", true) }
        if case .snoozed(_, endsWithCall: true) = reminder.phase { text.put("snooze_ends_with_call", true) }
    }

    private static func reminder(
        _ group: String, _ text: StateReader
    ) throws(StateDamage) -> Reminder {
        let endsWithCall =
            text.has(group, "snooze_ends_with_call") ? try text.flag(group, "snooze_ends_with_call") : false
        var reminder = Reminder(
            kind: try text.kind(group),
            date: try text.value(group, "date", allowed: "a date such as 2026-11-03", LocalDate.init(text:)),
            dueSince: try text.instant(group, "due_since"),
            phase: try text.required(
                group, "phase",
                allowed: "waiting, silent, shown since 12.5s, snoozed until 12.5s or resting until 12.5s"
            ) { phase($0, snoozeEndsWithCall: endsWithCall) },
            windowEnd: try text.optionalInstant(group, "window_end"))
        reminder.callsSince = try text.optionalInstant(group, "calls_since")
        reminder.unanswered = try text.number(group, "unanswered", 0...1_000_000)
        reminder.snoozedTo = try text.optionalInstant(group, "snoozed_to_utc").map { UTC(sinceEpoch: $0.sinceBoot) }
        reminder.snoozes = try text.number(group, "snoozes", 0...1_000_000)
        reminder.isOnRecord = try text.flag(group, "is_on_record")
        if text.has(group, "seen") { reminder.seen = try text.duration(group, "seen") }
        if text.has(group, "is_cut_short") { reminder.isCutShort = try text.flag(group, "is_cut_short") }
        return reminder
    }

    private static func trail(_ text: StateReader) throws(StateDamage) -> BoutTrail? {
        guard let from = try text.optionalInstant("bout", "from") else { return nil }
        return BoutTrail(
            from: from,
            pauses: try text.value("bout", "pauses", allowed: "times such as 12.5s/60s", pauses) ?? [],
            stop: try text.value("bout", "stop", allowed: "a time and a word such as 12.5s/lock", stop))
    }

    private static func slot(_ group: String, _ text: StateReader) throws(StateDamage) -> SlotRecord {
        SlotRecord(
            name: try text.string(group, "name"),
            at: try text.required(group, "at", allowed: "a time such as 07:30") { text in
                try? ConfigValue.time.parse(text)
            },
            definedAt: UTC(sinceEpoch: try text.duration(group, "defined_at_utc")),
            opened: try text.required(group, "opened", allowed: "dates such as 2026-11-03") { text in
                let dates = text.split(separator: " ").map { LocalDate(text: String($0)) }
                return dates.contains(nil) ? nil : dates.compactMap(\.self)
            },
            unanswered: try text.value(
                group, "unanswered", allowed: "dates and times such as 2026-11-03/12.5s", unanswered) ?? [])
    }
}
