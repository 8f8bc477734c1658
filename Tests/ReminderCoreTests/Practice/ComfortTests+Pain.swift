import Fixtures
import ReminderCore
import Testing

/// What follows from pain.
extension ComfortTests {
    @Test(arguments: [
        (Action.comfortable, HistoryEvent.Name.comfortable), (.tooLong, .tooLong), (.hurt, .hurt),
    ])
    func `an answer is a row of its own`(action: Action, event: HistoryEvent.Name) {
        let desk = desk()
        hold(desk)
        desk.choose(action)
        #expect(desk.events == [.started, .done, event])
        #expect(desk.rows.last?.event.kind == .sitting)
        #expect(desk.rows.last?.event.variation == .seated)
        #expect(desk.rows.last?.event.hold == .seconds(30))
        #expect(question(desk) == nil)
    }

    @Test func `pain counts once for a hold, however often it is told`() {
        let desk = desk()
        hold(desk)
        desk.choose(.hurt)
        #expect(desk.command(.comfort(.hurt)) == .refused(.alreadyNoted(.hurt)))
        #expect(desk.events.count { $0 == .hurt } == 1)
        #expect(Practice(desk.rows).suspendedSince == nil)
    }

    @Test func `that it hurt may be noticed after it was called comfortable, and long after`() {
        let desk = desk()
        hold(desk)
        desk.choose(.comfortable)
        desk.pass(.hours(50))
        #expect(desk.command(.comfort(.tooLong)) == .refused(.noHoldToAnswer))
        desk.command(.comfort(.hurt))
        #expect(desk.events.contains(.hurt))
    }

    @Test func `pain on the screen is answered with what follows, and by command with words`() {
        let desk = desk()
        hold(desk)
        desk.choose(.hurt)
        guard case .answer(let content) = desk.onScreen?.content else {
            Issue.record("\(String(describing: desk.onScreen))")
            return
        }
        #expect(content.choice.pose == Pose(.walk))
        #expect(desk.policy.status(at: desk.now).isSuspended, "there is no pose to offer")
        // Seated is the gentlest pose, so it is a walk from now on.
        desk.type()
        desk.pass(.minutes(45))
        desk.stopTyping()
        desk.pass(.seconds(5))
        #expect(desk.reminder?.pose == Pose(.walk))
        #expect(desk.reminder?.poseWaits == nil)
    }

    @Test func `pain twice in a week suspends every pose until better`() {
        let desk = desk { $0.sitting.variation = .classic }
        for _ in 0..<2 {
            desk.stopTyping()
            desk.command(.hold(HoldWish()))
            desk.pass(.minutes(2))
            desk.touch()
            desk.command(.comfort(.hurt))
            desk.type()
            desk.pass(.hours(30))
            desk.command(.skip)
        }
        #expect(desk.policy.status(at: desk.now).isSuspended)
        #expect(desk.command(.hold(HoldWish(variation: .seated))) == .refused(.suspended))
        #expect(desk.command(.hold(HoldWish())) == .started(.walk, getDown: .zero, hold: .seconds(60)))
        desk.command(.stop)
        #expect(
            desk.command(.better)
                == .better(wasHurt: true, restsUntil: Practice(desk.rows).lastPain.map { $0 + .hours(14 * 24) }))
        #expect(!desk.policy.status(at: desk.now).isSuspended)
        #expect(desk.command(.hold(HoldWish())) == .started(.classic, getDown: .seconds(25), hold: .seconds(30)))
    }

    @Test func `pain in the middle of a hold ends it and is noted for it`() {
        let desk = desk()
        desk.stopTyping()
        desk.command(.hold(HoldWish()))
        desk.pass(.seconds(15))
        desk.command(.comfort(.hurt))
        #expect(desk.events == [.started, .partial, .hurt])
        #expect(desk.state != .holding)
        #expect(desk.rows.last?.event.hold == .seconds(10))
    }

    @Test func `pain in getting down ends that, counts for its pose, and asks for nothing again`() {
        let desk = desk { $0.sitting.variation = .classic }
        desk.pass(.minutes(45))
        desk.stopTyping()
        desk.pass(.seconds(5))
        desk.choose(.start)
        desk.pass(.seconds(10))
        desk.command(.comfort(.hurt))
        #expect(desk.events == [.shown, .partial, .hurt])
        #expect(desk.rows.last?.event.variation == .classic && desk.rows.last?.event.hold == .zero)
        #expect(desk.state != .holding && desk.onScreen == nil)
        desk.type()
        desk.pass(.minutes(30))
        #expect(desk.reminder == nil)
        #expect(desk.command(.comfort(.hurt)) == .refused(.alreadyNoted(.hurt)))
    }

    @Test func `pain after a hold that was called off counts for the pose of that hold`() {
        let desk = desk()
        hold(desk)
        desk.choose(.comfortable)
        desk.pass(.minutes(2))
        desk.stopTyping()
        desk.command(.hold(HoldWish(variation: .classic)))
        desk.pass(.seconds(5))
        desk.command(.stop)
        guard case .noted(.hurt, _, let choice, _) = desk.command(.comfort(.hurt)) else {
            Issue.record("\(desk.replies)")
            return
        }
        #expect(desk.rows.last?.event.variation == .classic && desk.rows.last?.event.hold == nil)
        #expect(choice.pose == Pose(.seated), "which is gentle enough already")
        #expect(desk.command(.hold(HoldWish(variation: .classic))).map { "\($0)" }?.contains("supported") == true)
        #expect(desk.command(.comfort(.hurt)) != .refused(.noHoldToAnswer))
    }

    @Test func `pain needs no hold, and is noted once without one`() {
        let desk = desk { $0.sitting.variation = .classic }
        guard case .noted(.hurt, _, let choice, _) = desk.command(.comfort(.hurt)) else {
            Issue.record("\(desk.replies)")
            return
        }
        #expect(choice.pose == Pose(.supported))
        #expect(desk.rows.last?.event.kind == .sitting && desk.rows.last?.event.hold == nil)
        #expect(desk.command(.comfort(.hurt)) == .refused(.alreadyNoted(.hurt)))
        #expect(desk.command(.comfort(.comfortable)) == .refused(.alreadyNoted(.hurt)))
    }

    @Test func `while it rests after pain no hold is longer than the programme's, even if that is wished`() {
        let desk = desk { $0.sitting.variation = .classic }
        hold(desk)
        desk.pass(.minutes(1))
        desk.command(.comfort(.hurt))
        let until = Practice(desk.rows).lastPain.map { $0 + .hours(14 * 24) }!
        #expect(
            desk.command(.hold(HoldWish(length: .seconds(600))))
                == .refused(.holdRests(longest: .seconds(30), until: until)))
        #expect(
            desk.command(.hold(HoldWish(length: .seconds(20))))
                == .started(.supported, getDown: .seconds(25), hold: .seconds(20)))
    }

    @Test func `pain is kept in the state, should the history be lost`() {
        let desk = desk { $0.sitting.variation = .classic }
        hold(desk)
        desk.pass(.minutes(1))
        desk.command(.comfort(.hurt))
        let next = Desk(
            desk.policy.settings, utc: desk.now.utc, saved: desk.policy.saved(at: desk.now), continuity: .sameSession,
            instant: desk.now.instant)
        next.stopTyping()
        #expect(next.command(.hold(HoldWish())) == .started(.supported, getDown: .seconds(25), hold: .seconds(30)))
    }

    @Test func `what another machine's history brings counts at once`() {
        let desk = desk { $0.sitting.variation = .classic }
        desk.pass(.minutes(45))
        desk.stopTyping()
        desk.pass(.seconds(5))
        #expect(desk.reminder?.pose == Pose(.classic))
        let pain = HistoryEntry(at: desk.now.utc + .seconds(-60), .hurt, .slot("morning"))
        desk.send(.practiceRead(Practice([pain])))
        #expect(desk.reminder?.pose == Pose(.supported))
        desk.send(.practiceRead(Practice()))
        #expect(desk.reminder?.pose == Pose(.supported), "rows that are gone do not end it")
    }

    @Test func `after Stop it is asked why, and not whether it was comfortable`() {
        let desk = desk()
        desk.stopTyping()
        desk.command(.hold(HoldWish()))
        desk.pass(.seconds(15))
        desk.command(.stop)
        desk.touch()
        #expect(question(desk)?.choices == [.tooLong, .hurt, .interrupted])
        #expect(desk.command(.comfort(.comfortable)) == .refused(.notHeldToEnd))
    }

    @Test func `an interruption says nothing of the pose`() {
        let desk = desk()
        for _ in 0..<4 {
            hold(desk)
            desk.command(.comfort(.comfortable))
        }
        let plan = desk.policy.settings.plan(of: .sitting, Practice(desk.rows), at: desk.now.utc)
        #expect(plan.length == .seconds(45) && plan.row == 1)
        desk.stopTyping()
        desk.command(.hold(HoldWish()))
        desk.pass(.seconds(15))
        desk.command(.stop)
        desk.touch()
        desk.choose(.interrupted)
        #expect(desk.events.suffix(2) == [.partial, .interrupted])
        #expect(desk.rows.last?.event.hold == .seconds(10))
        #expect(desk.policy.settings.plan(of: .sitting, Practice(desk.rows), at: desk.now.utc) == plan)
        #expect(desk.policy.saved(at: desk.now).pain == nil)
        #expect(desk.command(.comfort(.interrupted)) == .refused(.alreadyNoted(.interrupted)))
        guard case .noted(.tooLong, _, _, _) = desk.command(.comfort(.tooLong)) else {
            Issue.record("it was too long after all: \(desk.replies)")
            return
        }
        #expect(desk.command(.comfort(.interrupted)) == .refused(.alreadyNoted(.tooLong)))
    }

    @Test func `what was held to its end was not interrupted`() {
        let desk = desk()
        hold(desk)
        #expect(desk.command(.comfort(.interrupted)) == .refused(.heldToEnd))
    }

    /// One body, one back.
    @Test func `what hurt at the desk is not offered on the mat either, until better`() {
        let desk = Desk(Settings(), utc: SlotTests.midnight + .hours(19))
        hold(desk)
        #expect(desk.rows.last?.event.variation == .seated)
        desk.choose(.hurt)
        desk.type()
        desk.pass(.hours(2) + .minutes(1) + .seconds(30))
        #expect(desk.reminder?.kind == .slot("evening") && desk.reminder?.pose == Pose(.walk))
        desk.command(.better)
        desk.pass(.seconds(150))
        #expect(desk.reminder?.kind == .slot("evening") && desk.reminder?.pose == Pose(.classic))
    }

    @Test func `what hurt on the mat leaves the chair, which bends less, in its start length`() {
        let desk = Desk(Settings(), utc: SlotTests.midnight + .hours(7) + .minutes(25))
        for _ in 0..<3 {
            hold(desk)
            desk.command(.comfort(.comfortable))
        }
        desk.type()
        desk.pass(.seconds(270))
        #expect(desk.reminder?.pose == Pose(.classic))
        desk.choose(.start)
        desk.stopTyping()
        desk.pass(.minutes(2))
        desk.command(.comfort(.hurt))
        #expect(desk.rows.last?.event.kind == .slot("morning"))
        let settings = desk.policy.settings
        let practice = Practice(desk.rows)
        #expect(settings.choice(of: .sitting, practice).pose == Pose(.seated))
        #expect(settings.choice(of: .slot("evening"), practice).pose == Pose(.supported))
        #expect(settings.plan(of: .sitting, practice, at: desk.now.utc).length == .seconds(30))
        #expect(settings.plan(of: .sitting, practice, at: desk.now.utc).restsUntil != nil)
    }

    @Test func `a pose on the screen gives way when it turns out to have hurt`() {
        let desk = desk()
        hold(desk)
        desk.choose(.dismiss)
        desk.type()
        desk.pass(.minutes(45))
        desk.stopTyping()
        desk.pass(.seconds(5))
        #expect(desk.reminder?.pose == Pose(.seated))
        desk.command(.comfort(.hurt))
        desk.pass(.seconds(1))
        #expect(desk.reminder?.pose == Pose(.walk))
    }

    @Test func `who was well again may be hurt once more, also without another hold`() {
        let desk = desk()
        hold(desk)
        desk.command(.comfort(.hurt))
        #expect(desk.command(.comfort(.hurt)) == .refused(.alreadyNoted(.hurt)))
        desk.pass(.minutes(5))
        desk.command(.better)
        desk.pass(.hours(20))
        desk.command(.comfort(.hurt))
        #expect(desk.events.last == .hurt)
        #expect(desk.policy.status(at: desk.now).isSuspended)
        #expect(desk.command(.comfort(.hurt)) == .refused(.alreadyNoted(.hurt)))
    }
}
