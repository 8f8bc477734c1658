/// Putting a reminder off, and holding all of them back, as the user asks for it (rules 7 and 10).
extension ReminderPolicy {
    /// A snooze until a time of the day lasts this long at most: what is meant for longer is a pause.
    public static let longestSnoozeUntil: Duration = .seconds(12 * 3600)

    /// What a snooze by command puts off; what was ignored for good is not put off any more.
    var snoozeTarget: Int? {
        guard let index = target, reminders[index].phase != .silent else { return nil }
        return index
    }

    mutating func snooze(_ index: Int?, for wished: Duration?, at now: Moment) -> Reply {
        if let refusal = refusalToSnooze(index) { return .refused(refusal) }
        let length = wished ?? settings.snooze.lengths[0]
        let longest = settings.snooze.lengths.max() ?? length
        guard length >= .seconds(1), length <= longest else { return .refused(.snoozeLength(longest: longest)) }
        return snooze(index, length, endsWithCall: false, at: now)
    }

    mutating func snooze(_ index: Int?, until end: DelayEnd, at now: Moment) -> Reply {
        switch end {
        case .time(let time):
            if let refusal = refusalToSnooze(index) { return .refused(refusal) }
            let until = next(time, after: now.utc)
            guard until - now.utc <= Self.longestSnoozeUntil else { return .refused(.snoozeTooFar(until: until)) }
            return snooze(index, until - now.utc, endsWithCall: false, at: now)
        case .callEnd:
            guard calls.since != nil else { return .refused(.noCall) }
            // What ends with the call already is not put off once more.
            if let index, reminders[index].snoozeEndsWithCall, case .snoozed(let until) = reminders[index].phase {
                let left = settings.snooze.budget - reminders[index].snoozes
                return .snoozedForCall(until: now.utc(at: until), left: max(0, left))
            }
            if let refusal = refusalToSnooze(index) { return .refused(refusal) }
            // Some call never ends.
            return snooze(index, settings.calls.longestWait, endsWithCall: true, at: now)
        }
    }

    private func refusalToSnooze(_ index: Int?) -> Reply.Refusal? {
        if isHolding { return .holdRunning }
        guard let index else { return .nothingDue }
        let budget = settings.snooze.budget
        return reminders[index].snoozes < budget ? nil : .budgetSpent(budget: budget)
    }

    private mutating func snooze(_ index: Int?, _ length: Duration, endsWithCall: Bool, at now: Moment) -> Reply {
        guard let index else { return .refused(.nothingDue) }
        if let end = reminders[index].windowEnd, now.instant + length >= end {
            return .refused(.beyondWindow(end: now.utc(at: end)))
        }
        let left = settings.snooze.budget - reminders[index].snoozes - 1
        let snooze = HistoryEvent.Snooze(for: length, endsWithCall: endsWithCall, left: left)
        record(.snoozed(asked(reminders[index], on: screen, at: now.utc), snooze), at: now)
        takeReminderOffScreen()
        reminders[index].snoozes += 1
        reminders[index].isOnRecord = false
        reminders[index].snoozeEndsWithCall = endsWithCall
        reminders[index].phase = .snoozed(until: now.instant + length)
        let until = now.utc + length
        return endsWithCall ? .snoozedForCall(until: until, left: left) : .snoozed(until: until, left: left)
    }

    mutating func pause(for length: Duration?, at now: Moment) -> Reply {
        pause(length.map { .until(now.instant + $0) } ?? .indefinite)
        return .paused(until: length.map { now.utc + $0 })
    }

    mutating func pause(until end: DelayEnd, at now: Moment) -> Reply {
        switch end {
        case .time(let time):
            let until = next(time, after: now.utc)
            pause(.until(now.instant(at: until)))
            return .paused(until: until)
        case .callEnd:
            guard calls.since != nil else { return .refused(.noCall) }
            pause(.callEnd)
            return .pausedForCall
        }
    }

    private mutating func pause(_ pause: UserPause) {
        self.pause = pause
        takeReminderOffScreen()
        save()
    }

    /// Ends a pause whose time has come.
    mutating func passPause(at now: Moment) {
        switch pause {
        case .until(let end) where end <= now.instant: pause = nil
        case .callEnd where calls.since == nil: pause = nil
        case .until, .callEnd, .indefinite, nil: return
        }
        save()
    }

    /// When the user's clock shows `time` the next time after `now`.
    private func next(_ time: TimeOfDay, after now: UTC) -> UTC {
        let today = calendar.local(now).date
        let readings = [today, today.advanced(by: 1)].flatMap { date in
            switch calendar.resolve(LocalTime(date, time)) {
            case .unique(let time), .gap(let time): [time]
            // A clock that is set back shows it a second time on the same day.
            case .fold(let first, let second): [first, second]
            }
        }
        return readings.first { $0 > now } ?? readings[readings.count - 1]
    }
}
