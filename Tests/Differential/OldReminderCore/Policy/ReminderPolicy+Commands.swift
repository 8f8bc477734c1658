extension ReminderPolicy {
    /// The reminder that a command answers: what is on the screen, else what is due, a slot before sitting.
    var target: Int? {
        reminders.firstIndex(where: \.isShown)
            ?? reminders.firstIndex { $0.phase != .silent && $0.kind != .sitting }
            ?? reminders.firstIndex { $0.phase != .silent }
            ?? reminders.indices.first
    }

    mutating func obey(_ command: Command, at now: Moment) -> Reply {
        switch command {
        case .snooze(let length): return snooze(snoozeTarget, for: length, at: now)
        case .snoozeUntil(let end): return snooze(snoozeTarget, until: end, at: now)
        case .skip: return skip(target, at: now)
        case .start: return start(at: now)
        case .hold(let wish): return startHold(as: wish, at: now)
        case .stop: return stopHold(at: now)
        case .comfort(let comfort): return note(comfort, at: now)
        case .better: return better(at: now)
        case .undo: return undo(at: now)
        case .ate(let ago): return ate(ago, at: now)
        case .pause(let length): return pause(for: length, at: now)
        case .pauseUntil(let end): return pause(until: end, at: now)
        case .resume:
            let wasPaused = pause != nil
            pause = nil
            save()
            return .resumed(wasPaused: wasPaused)
        case .preview: return preview(at: now)
        }
    }

    /// An answer on the screen; an answer to what is no longer there counts for nothing.
    mutating func chosen(_ action: Action, of id: UInt64, at now: Moment) {
        guard let current = screen, current.id == id else { return }
        switch current.subject {
        case .reminder(let kind):
            let index = index(of: kind)
            switch action {
            case .start: _ = start(at: now)
            case .snooze:
                // The slot's window may have come too near its end while the button was there.
                if case .refused = snooze(index, for: nil, at: now) { takeAway(id, at: now) }
            case .skip: _ = skip(index, at: now)
            case .better where current.reminder?.waitsForBetter == true: answerBetter(at: now)
            case .better, .dismiss, .stop, .comfortable, .tooLong, .hurt, .interrupted, .undo: takeAway(id, at: now)
            }
        case .sample:
            takeAway(id, at: now)
            if action == .start { startSample(at: now) }
        case .question:
            switch action {
            case .comfortable: answer(.comfortable, on: id, at: now)
            case .tooLong: answer(.tooLong, on: id, at: now)
            case .hurt: answer(.hurt, on: id, at: now)
            case .interrupted: answer(.interrupted, on: id, at: now)
            case .dismiss, .start, .snooze, .skip, .stop, .better, .undo: takeAway(id, at: now)
            }
        case .answer:
            takeAway(id, at: now)
            if action == .undo { answerUndo(at: now) }
        case .hold:
            if action == .stop {
                _ = stopHold(at: now)
            } else {
                effects.append(.withdraw(id))
                screen = nil
            }
        }
    }

    private mutating func takeAway(_ id: UInt64, at now: Moment) {
        effects.append(.withdraw(id))
        closed(id, .dismissed, at: now)
    }

    private mutating func skip(_ index: Int?, at now: Moment) -> Reply {
        guard hold == nil else { return .refused(.holdRunning) }
        guard let index else { return .refused(.nothingDue) }
        let kind = reminders[index].kind
        record(.skipped(asked(reminders[index], on: screen, at: now.utc)), at: now)
        drop(index)
        switch kind {
        case .sitting:
            bout.askAgain(from: now.instant)
            return .skipped(again: settings.sitting.remindAfter)
        case .slot(let name): return .skippedSlot(name)
        }
    }
}
