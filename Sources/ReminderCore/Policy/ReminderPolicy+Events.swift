/// The direct consequences of each event.
extension ReminderPolicy {
    mutating func change(for event: Event, at now: Moment, into effects: inout Effects) {
        switch event {
        case .started(let sources): start(with: sources, at: now, into: &effects)
        case .presence(let reading): handle(reading, at: now, into: &effects)
        case .sourcesChanged(let sources):
            let hadIdle = machines.board.world.sources.idle != nil
            machines.board.world.sources = sources
            machines.follow(
                machines.board.presence.change(sources, hadIdle: hadIdle, at: now.instant), at: now, into: &effects)
        case .inhibitors(let inhibitors):
            let calls = machines.board.world.settings.calls
            machines.follow(
                machines.heldBack.inhibited(by: inhibitors, calls, at: now.instant), at: now, into: &effects)
        case .doNotDisturb(let isOn): machines.follow(machines.heldBack.silence(isOn), at: now, into: &effects)
        case .presented(let id, let handle):
            let news = machines.board.screen.presented(id, handle, at: now.instant, into: &effects)
            machines.follow(news, at: now, into: &effects)
        case .presentationFailed(let id, let failure):
            let news = machines.board.screen.failed(id, failure, into: &effects)
            machines.follow(news, at: now, into: &effects)
        case .closed(let id, let reason):
            let news = machines.board.screen.closed(id, reason, into: &effects)
            machines.follow(news, at: now, into: &effects)
        case .action(let id, let action): machines.choose(action, of: id, at: now, into: &effects)
        case .serverAppeared:
            machines.board.screen.serverAppeared()
            machines.gate.serverAppeared()
            if machines.board.screen.isEmpty { machines.presentHold(at: now, into: &effects) }
        case .serverVanished(let canReturn):
            let news = machines.board.screen.serverVanished(canReturn: canReturn, into: &effects)
            machines.follow(news, at: now, into: &effects)
        case .command(let command):
            let reply = machines.handle(command, at: now, into: &effects)
            effects.append(.reply(reply))
        case .notified(let notice): machines.notices.shown(notice, machines.board.world.settings.body)
        case .practiceRead(let practice):
            read(practice, at: now)
            closeAnsweredSlots(at: now, into: &effects)
            machines.board.withdrawOutdated(at: now, into: &effects)
        case .unheard(let media): unheard(media, at: now, into: &effects)
        case .settingsChanged(let settings): change(settings, at: now, into: &effects)
        // ``prepare(_:at:into:)`` has applied them, before time passed.
        case .clockChanged, .zoneChanged, .deadline: break
        }
    }

    private mutating func handle(_ reading: PresenceReading, at now: Moment, into effects: inout Effects) {
        switch reading {
        // ``slept(for:until:into:)`` has applied it, before time passed.
        case .slept: return
        case .input(let time): machines.hold.inputReturned(at: time, idleSince: machines.board.presence.idleSince)
        case .idle, .locked, .unlocked, .lockUnknown, .asleep, .awake, .switchedAway, .switchedBack: break
        }
        if machines.board.presence.endsHold(reading) {
            machines.follow(machines.hold.stop(by: .departure, at: now.instant), at: now, into: &effects)
        }
        machines.board.watch(reading, at: now, into: &effects)
        let sitting = machines.board.world.settings.sitting
        machines.follow(machines.board.presence.handle(reading, at: now.instant, sitting), at: now, into: &effects)
    }

    /// The machine slept for `span`, and logind may not have reported it.
    mutating func slept(for span: Duration, until now: Moment, into effects: inout Effects) {
        if machines.board.presence.endsHold(.slept(span)) {
            let began = Moment(instant: now.instant - span, utc: now.utc + (.zero - span))
            machines.follow(machines.hold.stop(by: .departure, at: began.instant), at: began, into: &effects)
        }
        machines.board.record(machines.board.observation.slept(for: span, until: now.instant), at: now, into: &effects)
        machines.board.findMidnight(at: now)
        let sitting = machines.board.world.settings.sitting
        machines.follow(machines.board.presence.slept(for: span, until: now.instant, sitting), at: now, into: &effects)
    }

    private mutating func change(_ settings: Settings, at now: Moment, into effects: inout Effects) {
        machines.gate.change(machines.board.world.settings.delivery, to: settings.delivery)
        machines.board.world.settings = settings
        machines.heldBack.outdateHours()
        machines.follow(machines.heldBack.change(settings.calls, at: now.instant), at: now, into: &effects)
        machines.board.follow(
            machines.board.queue.change(machines.board.world, machines.queueView, at: now), at: now, into: &effects)
        machines.board.withdrawOutdated(at: now, into: &effects)
        machines.notices.change(settings.body)
        machines.weeklyNote.findDate()
    }

    /// While the user is still getting down, the notification of the hold says that it cannot be heard: there is time
    /// to turn to the screen.
    private mutating func unheard(_ media: [GuideMedium], at now: Moment, into effects: inout Effects) {
        let before = machines.notices.unheard
        machines.notices.unheard(media)
        guard let running = machines.hold.hold, running.stage == .gettingDown,
            machines.board.screen.content?.isHold == true,
            running.guidance.silence(before) != running.guidance.silence(media)
        else { return }
        machines.presentHold(at: now, into: &effects)
    }

    /// Takes over the practice of a history that was read again: another machine may have added rows, or the clock was
    /// ahead at the last reading. Known pain counts even if its rows are gone.
    mutating func read(_ practice: Practice, at now: Moment) {
        let known = machines.board.world.practice.pain
        machines.board.world.practice = practice
        machines.board.redate(at: now)
        apply(known, at: now)
    }

    /// A slot that was done or skipped at another machine is not asked here once its row has arrived (rule 3).
    mutating func closeAnsweredSlots(at now: Moment, into effects: inout Effects) {
        let answered = machines.board.world.practice.answeredSlots
        guard !answered.isEmpty else { return }
        let news = machines.board.queue.close(answered, except: machines.hold.kind)
        machines.board.follow(news, at: now, into: &effects)
    }

    /// Applies saved pain. It is not in the future: if the clock was ahead then, it counts as now.
    mutating func apply(_ pain: Pain?, at now: Moment) {
        guard let pain = pain?.notAfter(now.utc, machines.board.world.practice.dates) else { return }
        machines.board.world.practice.apply(pain)
    }
}
