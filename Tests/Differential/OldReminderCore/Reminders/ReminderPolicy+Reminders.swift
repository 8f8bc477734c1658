extension ReminderPolicy {
    var hasSittingReminder: Bool { reminders.contains { $0.kind == .sitting } }

    /// Time brings reminders about, wakes them from a snooze or a rest, and takes them off the screen.
    mutating func advanceReminders(to now: Moment) {
        if !hasSittingReminder, !isHolding, let due = bout.dueAt(after: settings.sitting.remindAfter),
            due <= now.instant
        {
            reminders.append(Reminder(kind: .sitting, dueSince: max(due, bout.countingSince ?? due), phase: .waiting))
            save()
        }
        for index in reminders.indices {
            switch reminders[index].phase {
            case .snoozed(let until), .resting(let until):
                let isCallOver = reminders[index].snoozeEndsWithCall && calls.since == nil
                guard until <= now.instant || isCallOver else { continue }
                reminders[index].snoozeEndsWithCall = false
                reminders[index].phase = .waiting
                save()
            case .waiting, .shown, .silent:
                break
            }
        }
        // Not every server takes a notification away by itself, or tells of it.
        if let end = screenEnd, end <= now.instant, let screen {
            effects.append(.withdraw(screen.id))
            if screen.since == nil {
                presentationFailed(screen.id, .refused, at: now)
            } else {
                leftScreen(screen, .expired, at: now)
            }
        }
    }

    /// When what is on the screen has been there long enough; a hold looks after itself.
    var screenEnd: Instant? {
        guard let screen else { return nil }
        guard let since = screen.since else { return screen.sentAt + Self.serverPatience }
        switch screen.subject {
        case .reminder, .sample, .question: return since + settings.delivery.onScreen + Self.serverGrace
        case .answer(let span): return since + span + Self.serverGrace
        case .hold: return nil
        }
    }

    /// A server that takes its notifications away itself may do so first.
    private static let serverGrace: Duration = .seconds(1)

    /// libnotify gives a server 25 s to answer, and there may be an earlier call before this one.
    private static let serverPatience: Duration = .seconds(60)

    mutating func presented(_ id: UInt64, _ bubble: NotificationHandle, at now: Moment) {
        guard screen?.id == id else { return }
        hasServer = true
        screen?.since = now.instant
        screen?.bubble = bubble
        save()
        if screen?.subject == .question, let question {
            if question.isDone { asked[question.kind] = calendar.local(now.utc).date }
            self.question = nil
        }
        guard case .reminder(let kind) = screen?.subject, let index = index(of: kind) else { return }
        reminders[index].phase = .shown(since: now.instant)
        guard !reminders[index].isOnRecord else { return }
        reminders[index].isOnRecord = true
        lostScreens = 0
        let nudge = reminders[index].unanswered
        let pose = screen?.pose ?? offer(kind, at: now.utc).pose
        let asked = HistoryEvent.Asked(kind, date: reminders[index].date, pose.variation)
        record(.shown(asked, hold: holdLength(of: kind, pose.variation, at: now.utc), nudge: nudge), at: now)
    }

    mutating func presentationFailed(_ id: UInt64, _ failure: PresentationFailure, at now: Moment) {
        guard let screen, screen.id == id else { return }
        self.screen = nil
        switch failure {
        case .noServer: hasServer = false
        case .refused: retryAt = now.instant + settings.delivery.patience
        }
        if case .reminder(let kind) = screen.subject, let index = index(of: kind) { reminders[index].phase = .waiting }
        save()
    }

    mutating func closed(_ id: UInt64, _ reason: CloseReason, at now: Moment) {
        guard let screen, screen.id == id else { return }
        leftScreen(screen, reason, at: now)
    }

    mutating func serverAppeared(at now: Moment) {
        hasServer = true
        // Sent again once; a server that dies of what it is sent is given time.
        if lostScreens <= 1 { retryAt = nil }
        if hold != nil, screen == nil { showHold(at: now) }
    }

    /// The server took everything with it; what is still due is sent again to the next one.
    mutating func serverVanished(canReturn: Bool, at now: Moment) {
        hasServer = canReturn
        guard let screen else { return }
        lostScreens += 1
        // A server that dies of what it is sent must not be started again and again.
        retryAt = now.instant + settings.delivery.patience
        self.screen = nil
        if case .reminder(let kind) = screen.subject, let index = index(of: kind) { reminders[index].phase = .waiting }
        save()
    }

    private mutating func leftScreen(_ screen: Screen, _ reason: CloseReason, at now: Moment) {
        self.screen = nil
        save()
        if case .reminder(let kind) = screen.subject { leaveUnanswered(kind, screen, reason, at: now) }
    }

    /// Still due, and offered again until the nudges are used (rule 7). What another program took away its user may not
    /// have seen, so that it uses none.
    private mutating func leaveUnanswered(_ kind: ReminderKind, _ screen: Screen, _ reason: CloseReason, at now: Moment)
    {
        guard let index = index(of: kind) else { return }
        reminders[index].isOnRecord = false
        switch reason {
        case .expired, .dismissed, .undefined: reminders[index].unanswered += 1
        case .closed: break
        }
        guard reminders[index].unanswered > settings.delivery.nudges else {
            reminders[index].phase = .resting(until: now.instant + settings.delivery.nudge)
            return
        }
        record(.ignored(asked(reminders[index], on: screen, at: now.utc)), at: now)
        switch kind {
        case .sitting:
            reminders.remove(at: index)
            bout.askAgain(from: now.instant)
        case .slot:
            reminders[index].phase = .silent
        }
    }

    /// Takes a reminder off the screen that is not answered by it: it waits at the gate again.
    mutating func takeReminderOffScreen() {
        guard let screen, case .reminder(let kind) = screen.subject else { return }
        effects.append(.withdraw(screen.id))
        self.screen = nil
        if let index = index(of: kind) { reminders[index].phase = .waiting }
        save()
    }

    /// Removes a reminder for good, and from the screen if it is there.
    mutating func drop(_ index: Int) {
        let kind = reminders.remove(at: index).kind
        if let screen, screen.subject == .reminder(kind) {
            effects.append(.withdraw(screen.id))
            self.screen = nil
        }
        save()
    }

    func index(of kind: ReminderKind) -> Int? {
        reminders.firstIndex { $0.kind == kind }
    }

    /// What the rows of `reminder` share.
    func asked(_ reminder: Reminder, on screen: Screen?, at now: UTC) -> HistoryEvent.Asked {
        HistoryEvent.Asked(reminder.kind, date: reminder.date, asked(reminder.kind, on: screen, at: now))
    }

    func purpose(of kind: ReminderKind) -> SlotPurpose {
        switch kind {
        case .sitting: .daily
        case .slot(let name): settings.slot(name)?.purpose ?? .daily
        }
    }
}
