import ReminderCore
import Testing

/// What is heard in a hold, and when.
@Suite("Rule 8: the guide") struct GuideTests {
    private func desk(_ change: (inout Settings) -> Void = { _ in }) -> Desk {
        let desk = Desk(
            Desk.withoutSlots {
                $0.guide.voice = .always
                change(&$0)
            })
        desk.stopTyping()
        return desk
    }

    /// The cues of one hold in seconds after its start.
    private func cues(_ length: Int, _ change: (inout Settings) -> Void = { _ in }) -> [String] {
        let desk = desk(change)
        let began = desk.now.instant
        desk.command(.hold(HoldWish(length: .seconds(length))))
        desk.pass(.seconds(length + 60))
        return desk.cues.map { cue in
            "\(Double((cue.at - began) / .milliseconds(100)) / 10) \(cue.content.cue.rawValue)"
        }
    }

    private func phases(_ desk: Desk) -> [HoldContent.Phase] {
        desk.presentations.compactMap {
            if case .hold(let content) = $0.presentation.content { content.phase } else { nil }
        }
    }

    @Test func `a hold of 45 s on the chair is led from getting down to done`() {
        #expect(
            cues(45) == [
                "0.0 get-down", "5.0 hold", "9.0 breathe-out", "15.0 breathe-in", "19.0 breathe-out",
                "27.5 halfway", "40.0 last-seconds", "50.0 come-up", "60.0 done",
            ])
    }

    @Test func `a cue that comes long after its time, as after a restart, is not heard`() {
        let desk = desk()
        desk.command(.hold(HoldWish(length: .seconds(60))))
        let next = Desk(
            desk.policy.settings, saved: desk.policy.saved(at: desk.now), continuity: .sameSession,
            instant: desk.now.instant + .seconds(28), silentSince: desk.now.instant)
        #expect(next.cues.isEmpty)
        #expect(next.state == .holding)
        next.pass(.seconds(10))
        #expect(next.cues.map(\.content.cue) == [.breatheOut, .halfway])
    }

    @Test func `on the floor there is time to get down`() {
        let desk = desk { $0.sitting.variation = .classic }
        desk.command(.hold(HoldWish()))
        desk.pass(.seconds(25))
        #expect(desk.cues.map(\.content.cue) == [.getDown, .hold])
    }

    @Test func `a short hold has no cues that would hurry`() {
        let quiet: (inout Settings) -> Void = { $0.guide.breath.spoken = 0 }
        #expect(cues(15, quiet) == ["0.0 get-down", "5.0 hold", "20.0 come-up", "30.0 done"])
        #expect(cues(20, quiet) == ["0.0 get-down", "5.0 hold", "15.0 last-seconds", "25.0 come-up", "35.0 done"])
        #expect(
            cues(30, quiet) == [
                "0.0 get-down", "5.0 hold", "20.0 halfway", "25.0 last-seconds", "35.0 come-up", "45.0 done",
            ])
    }

    @Test func `the rhythm of the breath is the config's, and no words fall into others`() {
        let slow = cues(60) {
            $0.guide.breath = Breath(into: .seconds(5), out: .seconds(7), spoken: 10)
        }
        #expect(
            slow == [
                "0.0 get-down", "5.0 hold", "10.0 breathe-out", "17.0 breathe-in", "22.0 breathe-out",
                "35.0 halfway", "41.0 breathe-in", "46.0 breathe-out", "55.0 last-seconds", "65.0 come-up", "75.0 done",
            ])
    }

    @Test func `a breath that is quicker than words is not spoken`() {
        let quick = cues(40) { $0.guide.breath = Breath(into: .seconds(1), out: .seconds(3), spoken: 5) }
        #expect(
            quick == ["0.0 get-down", "5.0 hold", "25.0 halfway", "35.0 last-seconds", "45.0 come-up", "55.0 done"])
    }

    @Test func `at the desk no voice speaks unless it is asked for, and chimes do`() {
        let desk = desk { $0.guide.voice = .slots }
        desk.command(.hold(HoldWish()))
        desk.pass(.minutes(2))
        #expect(desk.cues.map(\.content.cue) == [.getDown, .hold, .halfway, .lastSeconds, .comeUp, .done])
        #expect(desk.cues.allSatisfy { !$0.content.isSpoken && $0.content.isChimed })
    }

    @Test func `in a slot the voice speaks`() {
        let desk = Desk(
            Desk.withoutSlots { $0.slots = [SlotSettings(name: "noon", at: TimeOfDay(hour: 12, minute: 0))] },
            utc: UTC(seconds: 1_800_014_340))
        desk.pass(.minutes(2))
        desk.stopTyping()
        desk.pass(.seconds(5))
        desk.choose(.start)
        #expect(desk.cues.first?.content.isSpoken == true)
        #expect(desk.cues.first?.content.pose == Pose(.classic))
    }

    @Test func `both can be switched off`() {
        #expect(
            cues(45) {
                $0.guide.voice = .never
                $0.guide.chime = .never
            } == [])
    }

    @Test func `the notification changes at the phases and never in between`() {
        let desk = desk()
        desk.command(.hold(HoldWish(length: .seconds(45))))
        desk.pass(.minutes(2))
        #expect(phases(desk) == [.getDown, .hold, .halfway, .lastSeconds, .comeUp(isDone: true)])
    }

    @Test func `each phase tells what is left`() {
        let desk = desk()
        desk.command(.hold(HoldWish(length: .seconds(45))))
        desk.pass(.minutes(2))
        let lasts = desk.presentations.compactMap { shown -> Duration? in
            if case .hold(let content) = shown.presentation.content { content.lasts } else { nil }
        }
        #expect(lasts == [.seconds(5), .seconds(45), .milliseconds(22_500), .seconds(10), .seconds(10)])
    }

    @Test func `Stop in the hold tells to come up slowly, and nothing more is heard`() {
        let desk = desk()
        desk.command(.hold(HoldWish()))
        desk.pass(.seconds(15))
        desk.command(.stop)
        #expect(desk.cues.last?.content.cue == .stopped)
        let heard = desk.cues.count
        desk.pass(.minutes(2))
        #expect(desk.cues.count == heard, "nothing is heard afterwards")
    }

    @Test func `Stop before the hold is not commented`() {
        let desk = desk()
        desk.command(.hold(HoldWish()))
        desk.pass(.seconds(2))
        desk.command(.stop)
        #expect(desk.cues.map(\.content.cue) == [.getDown])
    }

    @Test func `a cue that comes too late, as after a hung process, is not heard`() {
        let desk = desk()
        desk.command(.hold(HoldWish(length: .seconds(45))))
        desk.pass(.seconds(6))
        // Nothing wakes the policy for 30 s.
        let late = Moment(instant: desk.now.instant + .seconds(30), utc: desk.now.utc + .seconds(30))
        var policy = desk.policy
        let cues = policy.handle(.deadline, at: late).compactMap { effect -> GuideCue? in
            if case .cue(let content) = effect { content.cue } else { nil }
        }
        #expect(cues == [])
    }

    @Test func `a restart in the middle of a hold goes on with the cues that are left`() {
        let desk = desk()
        desk.command(.hold(HoldWish(length: .seconds(45))))
        desk.pass(.seconds(30))
        let next = Desk(
            desk.policy.settings, saved: desk.policy.saved(at: desk.now), continuity: .sameSession,
            instant: desk.now.instant, silentSince: desk.input.silentSince)
        #expect(next.state == .holding)
        next.pass(.seconds(40))
        #expect(next.cues.map(\.content.cue) == [.lastSeconds, .comeUp, .done])
        #expect(next.cues.allSatisfy { $0.content.isSpoken })
        #expect(next.events == [.done])
    }

    private func content(_ desk: Desk) -> HoldContent? {
        if case .hold(let content) = desk.onScreen?.content { content } else { nil }
    }

    @Test func `a hold that cannot be heard says so, and the server's sound takes the chimes' place`() {
        let desk = desk()
        desk.command(.hold(HoldWish()))
        #expect(content(desk)?.phase == .getDown && content(desk)?.silence == nil)
        desk.send(.unheard([.voice]))
        #expect(content(desk)?.phase == .getDown && content(desk)?.silence == .voice(hasChimes: true))
        desk.send(.unheard([.voice, .sound]))
        desk.send(.unheard([.voice, .sound]))
        #expect(content(desk)?.phase == .getDown && content(desk)?.silence == .all)
        #expect(desk.presentations.count == 3, "the same is not shown again")
        desk.pass(.seconds(5))
        #expect(content(desk)?.phase == .hold && content(desk)?.silence == .all)
        #expect(content(desk)?.needsServerSound == true)
        desk.pass(.seconds(20))
        #expect(content(desk)?.phase == .lastSeconds && content(desk)?.silence == nil)
        desk.pass(.minutes(2))
        #expect(desk.events == [.started, .done], "the hold goes on")
        let unheard = self.desk { ($0.guide.voice, $0.guide.chime) = (.never, .never) }
        unheard.command(.hold(HoldWish()))
        unheard.send(.unheard([.sound]))
        #expect(content(unheard)?.silence == nil, "nothing was to be heard")
    }

    @Test func `what is missing for a hold to be heard is shown once, after the question`() {
        let desk = desk()
        desk.command(.hold(HoldWish()))
        desk.send(.unheard([.voice, .sound]))
        desk.pass(.minutes(2))
        #expect(desk.notices == [], "not beside the hold, nor before the question")
        desk.touch()
        #expect(desk.notices == [], "nor beside the question")
        desk.choose(.dismiss)
        desk.pass(.seconds(5))
        #expect(desk.notices == [.unheard([.voice, .sound])])
        // It is not told again after a restart, but when it has been there in between.
        let next = Desk(
            desk.policy.settings, saved: desk.policy.saved(at: desk.now), continuity: .sameSession,
            instant: desk.now.instant)
        next.send(.unheard([.voice, .sound]))
        next.pass(.minutes(5))
        #expect(next.notices == [])
        next.send(.unheard([.sound]))
        next.send(.unheard([.voice, .sound]))
        next.pass(.minutes(2))
        #expect(next.notices == [.unheard([.voice])])
    }

    @Test func `what is there again when the hold is over is not reported`() {
        let desk = desk()
        desk.command(.hold(HoldWish()))
        desk.send(.unheard([.voice, .sound]))
        desk.send(.unheard([.voice]))
        desk.pass(.minutes(2))
        desk.touch()
        desk.choose(.dismiss)
        desk.pass(.seconds(5))
        #expect(desk.notices == [.unheard([.voice])])
    }

    @Test(arguments: [0, 601, 3 * 3600]) func `a hold of no length or of hours is refused`(seconds: Int) {
        #expect(desk().command(.hold(HoldWish(length: .seconds(seconds)))) == .refused(.holdLength))
    }

    @Test func `a hold as the user wishes it answers the reminder that is due`() {
        let desk = Desk()
        desk.pass(.minutes(45))
        desk.stopTyping()
        desk.pass(.seconds(5))
        #expect(
            desk.command(.hold(HoldWish(length: .seconds(90), variation: .supported)))
                == .started(.supported, getDown: .seconds(25), hold: .seconds(90)))
        desk.pass(.minutes(2))
        #expect(desk.events == [.shown, .started, .done])
        let held = HistoryEvent.Held(.sitting, .supported, .seconds(90))
        #expect(desk.rows.last?.event == .done(held, .reminder(date: nil), isVerified: true))
    }
}
