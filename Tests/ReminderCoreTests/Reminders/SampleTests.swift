import ReminderCore
import Testing

/// What `preview` shows, and what Start on it leads, leave no trace.
@Suite("The sample") struct SampleTests {
    private func desk(_ change: (inout Settings) -> Void = { _ in }) -> Desk {
        Desk(Desk.withoutSlots(change), utc: MealTests.noon)
    }

    /// The state that a restart would find, but for the numbers of what was on the screen.
    private func state(_ desk: Desk) -> SavedState {
        var state = desk.policy.saved(at: desk.now)
        state.nextPresentation = 1
        state.bubble = nil
        return state
    }

    private func lastHold(_ desk: Desk) -> HoldContent? {
        if case .hold(let content) = desk.presentations.last?.presentation.content { content } else { nil }
    }

    @Test func `Start leads a short hold with its cues, and it says that it is a sample`() {
        let desk = desk { $0.sitting.hold = HoldRange(start: .seconds(60), ceiling: .seconds(60)) }
        #expect(desk.command(.preview) == .previewed)
        guard case .sample(let content) = desk.onScreen?.content else {
            Issue.record("\(String(describing: desk.onScreen))")
            return
        }
        #expect(content.hold == .seconds(30) && content.pose == Pose(.seated))
        desk.choose(.start)
        #expect(desk.state == .holding && desk.policy.status(at: desk.now).hold?.isSample == true)
        #expect(lastHold(desk)?.isSample == true)
        desk.stopTyping()
        desk.pass(.minutes(1))
        #expect(desk.cues.map(\.content.cue) == [.getDown, .hold, .halfway, .lastSeconds, .comeUp, .done])
        #expect(lastHold(desk)?.phase == .comeUp(isDone: true) && lastHold(desk)?.namesAnswer == false)
        #expect(desk.state == .sitting && desk.onScreen == nil)
    }

    @Test(arguments: [Action.skip, .snooze, .better, .hurt, .undo, .dismiss])
    func `no other answer does anything but take it away`(action: Action) {
        let desk = desk()
        desk.command(.preview)
        let before = state(desk)
        desk.choose(action)
        #expect(desk.onScreen == nil && desk.state == .sitting && desk.rows.isEmpty)
        #expect(state(desk).reminders == before.reminders && state(desk).bout == before.bout)
    }

    /// Two users who touch the desk at the same moments: one looks at the sample and holds it, the other does not.
    @Test(arguments: [0, 4, 20, 50], [Duration.seconds(30), .minutes(2), .minutes(30)])
    func `history and state are those of a day without it`(stopAfter: Int, silence: Duration) {
        let (with, without) = (desk(), desk())
        for desk in [with, without] {
            desk.stopTyping()
            desk.command(.hold(HoldWish()))
            desk.pass(.minutes(1))
            desk.touch()
            desk.choose(.comfortable)
            desk.type()
            desk.pass(.minutes(20))
        }
        with.command(.preview)
        with.choose(.start)
        without.touch()
        #expect(with.state == .holding)
        for desk in [with, without] {
            desk.stopTyping()
            desk.pass(.seconds(stopAfter))
        }
        if stopAfter > 0 { with.command(.stop) }
        for desk in [with, without] {
            desk.pass(silence)
            desk.touch()
            desk.type()
            desk.pass(.minutes(50))
        }
        #expect(with.rows == without.rows)
        #expect(state(with) == state(without))
        #expect(with.reminder == without.reminder)
        let plans = [with, without].map {
            $0.policy.settings.plan(of: .sitting, Practice($0.rows), at: with.now.utc)
        }
        #expect(plans[0] == plans[1])
        if case .question = with.onScreen?.content { Issue.record("there is no question about a sample") }
    }

    @Test func `a restart in the middle of it knows nothing of it`() {
        let desk = desk()
        desk.command(.preview)
        desk.choose(.start)
        desk.pass(.seconds(20))
        #expect(desk.policy.saved(at: desk.now).hold == nil)
        #expect(desk.policy.saved(at: desk.now).bubble != nil, "the next agent takes its notification away")
        let next = Desk(
            desk.policy.settings, utc: desk.now.utc, saved: desk.policy.saved(at: desk.now), continuity: .sameSession,
            instant: desk.now.instant)
        #expect(next.state == .sitting && next.rows.isEmpty)
    }

    @Test func `a reminder that becomes due meanwhile waits as behind any hold`() {
        let desk = desk()
        desk.pass(.minutes(44) + .seconds(40))
        desk.command(.preview)
        desk.choose(.start)
        desk.stopTyping()
        desk.pass(.seconds(44))
        #expect(desk.state == .holding && desk.reminder == nil)
        desk.pass(.seconds(2))
        #expect(desk.reminder?.kind == .sitting)
        #expect(desk.reminder?.sitting ?? .zero > .minutes(45), "the sample has ended no bout")
    }

    @Test func `a slot's window that ends meanwhile is missed as always`() {
        var settings = Desk.withoutSlots { $0.slots = [.morning] }
        settings.slots[0].catchUp = .minutes(30)
        let desk = Desk(settings, utc: SlotTests.midnight + .hours(7))
        desk.command(.pause(nil))
        desk.pass(.minutes(59) + .seconds(45))
        desk.command(.preview)
        desk.choose(.start)
        desk.pass(.seconds(30))
        #expect(desk.state == .holding)
        #expect(desk.events == [.missed])
    }

    @Test func `being away meanwhile is a break as always`() {
        let desk = desk { $0.guide.getDownChair = .minutes(5) }
        desk.pass(.minutes(10))
        desk.command(.preview)
        desk.choose(.start)
        desk.stopTyping()
        desk.pass(.minutes(3))
        #expect(desk.events == [.awayBreak] && desk.policy.isHolding)
    }

    @Test(arguments: [3, 20, 40]) func `sleep and another session end it`(after: Int) {
        for end in [{ (desk: Desk) in desk.sleep(.seconds(30)) }, { $0.send(.presence(.switchedAway)) }] {
            let desk = desk()
            desk.command(.preview)
            desk.choose(.start)
            desk.pass(.seconds(after))
            end(desk)
            #expect(!desk.policy.isHolding && desk.rows.isEmpty)
        }
    }

    @Test func `Stop ends it, and who is down hears to come up`() {
        let desk = desk()
        desk.command(.preview)
        desk.choose(.start)
        desk.pass(.seconds(20))
        desk.choose(.stop)
        #expect(desk.cues.last?.content.cue == .stopped)
        #expect(desk.state == .sitting && desk.onScreen == nil && desk.rows.isEmpty)
        desk.command(.preview)
        desk.choose(.start)
        #expect(desk.command(.stop) == .sampleEnded(saidHurt: false))
    }

    @Test(arguments: [3, 20, 40]) func `that it hurt ends it, and changes nothing before it is said again`(after: Int) {
        let desk = desk { $0.sitting.variation = .classic }
        desk.command(.preview)
        desk.choose(.start)
        desk.pass(.seconds(after))
        #expect(desk.command(.comfort(.hurt)) == .sampleEnded(saidHurt: true))
        #expect(desk.state == .sitting && desk.rows.isEmpty)
        #expect(desk.policy.saved(at: desk.now).pain == nil)
        guard case .noted(.hurt, _, let choice, _) = desk.command(.comfort(.hurt)) else {
            Issue.record("said again, it is meant: \(desk.replies)")
            return
        }
        #expect(choice.pose == Pose(.supported))
        #expect(desk.rows.last?.event.variation == .classic && desk.rows.last?.event.kind == .sitting)
    }

    @Test func `pain after a sample counts for its pose, and not for an earlier hold`() {
        let desk = desk()
        desk.stopTyping()
        desk.command(.hold(HoldWish(variation: .classic)))
        desk.pass(.minutes(2))
        desk.touch()
        desk.command(.comfort(.hurt))
        desk.pass(.hours(1))
        desk.command(.preview)
        desk.choose(.start)
        desk.stopTyping()
        desk.pass(.minutes(1))
        desk.command(.comfort(.hurt))
        #expect(desk.rows.filter { $0.event.name == .hurt }.map(\.event.variation) == [.classic, .seated])
    }

    @Test(arguments: [Comfort.comfortable, .tooLong, .interrupted])
    func `no other answer to it is taken for one about the hold before`(comfort: Comfort) {
        let desk = desk()
        desk.stopTyping()
        desk.command(.hold(HoldWish()))
        desk.pass(.seconds(20))
        desk.command(.stop)
        desk.touch()
        desk.choose(.dismiss)
        desk.command(.preview)
        desk.choose(.start)
        desk.pass(.seconds(20))
        #expect(desk.command(.comfort(comfort)) == .refused(.sample))
        desk.command(.stop)
        #expect(desk.command(.comfort(comfort)) == .refused(.sample))
        #expect(desk.events == [.started, .partial])
        desk.pass(.minutes(16))
        #expect(desk.command(.comfort(comfort)) != .refused(.sample), "a quarter of an hour later it is forgotten")
    }

    @Test func `a question about the hold before it is still asked, and its answer counts`() {
        let desk = desk()
        desk.send(.doNotDisturb(true))
        desk.stopTyping()
        desk.command(.hold(HoldWish()))
        desk.pass(.minutes(1))
        desk.touch()
        desk.command(.preview)
        desk.choose(.start)
        desk.stopTyping()
        desk.pass(.minutes(1))
        desk.touch()
        desk.send(.doNotDisturb(false))
        desk.choose(.comfortable)
        #expect(desk.events == [.started, .done, .comfortable])
    }

    @Test func `after pain and after a meal it shows and leads a walk`() {
        let hurting = desk()
        hurting.command(.comfort(.hurt))
        hurting.command(.preview)
        hurting.choose(.start)
        #expect(hurting.policy.status(at: hurting.now).hold?.pose == Pose(.walk))
        let fed = desk()
        fed.command(.preview)
        fed.command(.ate(ago: .zero))
        fed.choose(.start)
        #expect(fed.policy.status(at: fed.now).hold?.pose == Pose(.walk), "whatever it showed before the meal")
    }
}
