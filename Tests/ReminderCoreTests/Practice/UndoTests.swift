import Fixtures
import ReminderCore
import Testing

@Suite("Rule 9: undo") struct UndoTests {
    private func desk(_ change: (inout Settings) -> Void = { _ in }) -> Desk {
        Desk(Desk.withoutSlots(change), utc: MealTests.noon)
    }

    private func hold(_ desk: Desk) {
        desk.stopTyping()
        desk.command(.hold(HoldWish()))
        desk.pass(.minutes(2))
        desk.touch()
    }

    private func answer(_ desk: Desk) -> AnswerContent? {
        if case .answer(let content) = desk.onScreen?.content { content } else { nil }
    }

    private func plan(_ desk: Desk) -> HoldPlan {
        desk.policy.settings.plan(of: .sitting, Practice(desk.rows), at: desk.now.utc)
    }

    /// The same desk after a restart, with these rows in its history.
    private func restarted(_ desk: Desk, _ rows: [HistoryEntry], _ state: SavedState? = nil) -> Desk {
        Desk(
            desk.policy.settings, utc: desk.now.utc, practice: Practice(rows),
            saved: state ?? desk.policy.saved(at: desk.now), continuity: .sameSession, instant: desk.now.instant)
    }

    @Test func `that it hurt has its effect at once, and Undo for a minute`() {
        let desk = desk()
        hold(desk)
        desk.choose(.hurt)
        #expect(desk.policy.status(at: desk.now).isSuspended)
        #expect(answer(desk)?.answer == .felt(.hurt) && answer(desk)?.isUndone == false)
        desk.pass(.seconds(59))
        #expect(answer(desk) != nil)
        desk.choose(.undo)
        #expect(!desk.policy.status(at: desk.now).isSuspended)
        #expect(answer(desk)?.isUndone == true && answer(desk)?.choice.pose == Pose(.seated))
        desk.pass(.seconds(12))
        #expect(desk.onScreen == nil)
        #expect(desk.events == [.started, .done, .hurt, .undo])
        #expect(desk.rows.last?.event == .undone(.felt(.hurt, HistoryEvent.Held(.sitting, .seated, .seconds(30)))))
        let late = self.desk()
        hold(late)
        late.choose(.hurt)
        late.pass(.seconds(62))
        #expect(late.onScreen == nil, "a minute is enough on the screen")
    }

    @Test(arguments: Comfort.allCases) func `any answer of the last hour can be taken back, and given again`(
        comfort: Comfort
    ) {
        let desk = desk()
        if comfort == .interrupted {
            desk.stopTyping()
            desk.command(.hold(HoldWish()))
            desk.pass(.seconds(15))
            desk.command(.stop)
        } else {
            hold(desk)
        }
        let (before, pain) = (plan(desk), desk.policy.saved(at: desk.now).pain)
        desk.command(.comfort(comfort))
        desk.pass(.minutes(59))
        guard case .undone(.felt(comfort), _, _) = desk.command(.undo) else {
            Issue.record("\(desk.replies)")
            return
        }
        #expect(plan(desk) == before && desk.policy.saved(at: desk.now).pain == pain)
        #expect(desk.command(.undo) == .refused(.nothingToUndo), "one answer, and not the one before it")
        guard case .noted = desk.command(.comfort(comfort)) else {
            Issue.record("\(desk.replies)")
            return
        }
    }

    @Test func `after an hour, and without an answer, there is nothing to undo`() {
        let desk = desk()
        #expect(desk.command(.undo) == .refused(.nothingToUndo))
        hold(desk)
        #expect(desk.command(.undo) == .refused(.nothingToUndo))
        desk.command(.comfort(.hurt))
        desk.pass(.minutes(61))
        #expect(desk.command(.undo) == .refused(.nothingToUndo))
        #expect(desk.events.suffix(1) != [.undo])
    }

    @Test func `what happened since the answer stays`() {
        let desk = desk()
        hold(desk)
        desk.command(.comfort(.hurt))
        desk.command(.ate(ago: .zero))
        desk.command(.undo)
        #expect(desk.command(.hold(HoldWish())).map { "\($0)" }?.contains("afterMeal") == true)
        desk.command(.hold(HoldWish(evenAfterMeal: true)))
        desk.stopTyping()
        desk.pass(.minutes(1))
        #expect(desk.events.last == .done)
        #expect(Practice(desk.rows).lastHold?.endedAt == desk.rows.last?.at)
    }

    @Test func `one more comfortable hold is one less again`() {
        let desk = desk()
        for _ in 0..<3 {
            hold(desk)
            desk.command(.comfort(.comfortable))
        }
        #expect(plan(desk).length == .seconds(45))
        desk.command(.undo)
        #expect(plan(desk).length == .seconds(30) && plan(desk).row == 2)
    }

    @Test func `pain that was there before stays, and so does the answer that it replaced`() {
        let desk = desk { $0.sitting.variation = .classic }
        hold(desk)
        desk.command(.comfort(.hurt))
        let first = desk.policy.saved(at: desk.now).pain
        desk.pass(.hours(24))
        hold(desk)
        desk.command(.comfort(.comfortable))
        desk.command(.comfort(.hurt))
        #expect(desk.policy.saved(at: desk.now).pain?.suspendedSince != nil)
        desk.command(.undo)
        #expect(desk.policy.saved(at: desk.now).pain == first)
        #expect(Practice(desk.rows).lastHold?.answer == .comfortable)
    }

    @Test func `it holds over a restart, even if the agent was killed before it could save its state`() {
        let desk = desk()
        hold(desk)
        desk.command(.comfort(.hurt))
        let old = desk.policy.saved(at: desk.now)
        desk.command(.undo)
        for state in [old, desk.policy.saved(at: desk.now)] {
            let next = restarted(desk, desk.rows, state)
            #expect(!next.policy.status(at: next.now).isSuspended)
            #expect(next.policy.saved(at: next.now).pain == nil)
        }
        #expect(desk.policy.saved(at: desk.now).pain == nil)
        let lost = restarted(desk, [], desk.policy.saved(at: desk.now))
        #expect(!lost.policy.status(at: lost.now).isSuspended, "nor is the history needed for it")
    }

    @Test func `an answer from before a restart can be taken back, where the history still has it`() {
        let desk = desk()
        hold(desk)
        desk.command(.comfort(.hurt))
        let next = restarted(desk, desk.rows)
        #expect(next.policy.status(at: next.now).isSuspended)
        next.command(.undo)
        #expect(!next.policy.status(at: next.now).isSuspended)
        let lost = restarted(desk, [])
        #expect(lost.command(.undo) == .refused(.nothingToUndo))
        #expect(lost.policy.status(at: lost.now).isSuspended, "the safe side")
    }

    @Test func `it takes no older pain away that only the state still knows of`() {
        let desk = desk()
        hold(desk)
        desk.command(.comfort(.hurt))
        desk.pass(.hours(24))
        let next = restarted(desk, [])
        next.command(.better)
        next.command(.undo)
        #expect(next.policy.status(at: next.now).isSuspended)
        let rows = [HistoryEntry(at: desk.now.utc, .comfortable, .sitting, .seated)]
        let again = restarted(desk, rows)
        again.command(.undo)
        #expect(again.events == [.undo] && again.policy.status(at: again.now).isSuspended)
    }

    @Test func `it reaches the other machine with the history, whatever that has kept`() {
        let desk = desk()
        hold(desk)
        desk.command(.comfort(.hurt))
        let other = Desk(desk.policy.settings, utc: desk.now.utc, practice: Practice(desk.rows))
        #expect(other.policy.status(at: other.now).isSuspended)
        desk.command(.undo)
        other.send(.practiceRead(Practice(desk.rows)))
        #expect(!other.policy.status(at: other.now).isSuspended)
    }

    @Test func `a row that fits no answer changes nothing`() {
        let desk = desk()
        hold(desk)
        desk.command(.comfort(.hurt))
        var row = desk.rows[desk.rows.count - 1]
        for (kind, comfort) in [(ReminderKind.sitting, Comfort.tooLong), (.slot("morning"), .hurt)] {
            row.event = .undone(.felt(comfort, HistoryEvent.Held(kind, .seated, .seconds(30))))
            #expect(Practice(desk.rows + [row]) == Practice(desk.rows))
        }
    }

    @Test func `the walk that follows from pain can be answered with being well again, and that undone`() {
        let desk = desk()
        hold(desk)
        desk.command(.comfort(.hurt))
        desk.type()
        desk.pass(.minutes(45))
        desk.stopTyping()
        desk.pass(.seconds(5))
        #expect(desk.reminder?.waitsForBetter == true)
        desk.choose(.better)
        #expect(desk.events.last == .better && !desk.policy.status(at: desk.now).isSuspended)
        #expect(answer(desk)?.answer == .better && answer(desk)?.choice.pose == Pose(.seated))
        desk.type()
        desk.pass(.minutes(3) + .seconds(30))
        #expect(desk.reminder?.pose == Pose(.seated), "what was due is due, and a pose again")
        desk.command(.undo)
        #expect(desk.policy.status(at: desk.now).isSuspended)
        desk.stopTyping()
        desk.pass(.seconds(10))
        #expect(desk.reminder?.pose == Pose(.walk))
        #expect(desk.events.count { $0 == .shown } == 1)
    }

    @Test func `a walk after a meal has no such answer`() {
        let desk = desk()
        desk.command(.ate(ago: .zero))
        desk.pass(.minutes(45))
        desk.stopTyping()
        desk.pass(.seconds(5))
        #expect(desk.reminder?.pose == Pose(.walk) && desk.reminder?.waitsForBetter == false)
        desk.choose(.better)
        #expect(!desk.events.contains(.better))
    }

    @Test func `being well again right after a meal changes what the walk says`() {
        let desk = desk()
        hold(desk)
        desk.command(.comfort(.hurt))
        desk.type()
        desk.pass(.minutes(40))
        desk.command(.ate(ago: .zero))
        desk.pass(.minutes(5))
        desk.stopTyping()
        desk.pass(.seconds(5))
        #expect(desk.reminder?.waitsForBetter == true)
        desk.command(.better)
        desk.pass(.seconds(10))
        #expect(desk.reminder?.poseWaits != nil)
    }

    @Test func `an undo by command takes the button from the screen`() {
        let desk = desk()
        hold(desk)
        desk.choose(.hurt)
        desk.command(.undo)
        #expect(desk.onScreen == nil)
        desk.send(.action(desk.presentations[desk.presentations.count - 1].presentation.id, .undo))
        #expect(desk.events.count { $0 == .undo } == 1)
    }

    @Test func `a meal before the answer does not keep it from being taken back`() {
        let desk = desk()
        hold(desk)
        desk.choose(.hurt)
        desk.command(.ate(ago: .minutes(20)))
        desk.choose(.undo)
        #expect(!desk.policy.status(at: desk.now).isSuspended)
        #expect(answer(desk)?.isUndone == true)
        #expect(desk.command(.hold(HoldWish())).map { "\($0)" }?.contains("afterMeal") == true)
        #expect(Practice(desk.rows.sorted { $0.at < $1.at }).pain == nil)
    }

    @Test func `another answer takes what the one before it said from the screen, and its button`() {
        let desk = desk()
        hold(desk)
        desk.choose(.hurt)
        desk.command(.better)
        #expect(desk.onScreen == nil, "its Undo would take back that the user is well")
        let again = self.desk()
        hold(again)
        again.choose(.hurt)
        again.choose(.undo)
        #expect(answer(again)?.isUndone == true)
        again.command(.comfort(.comfortable))
        #expect(again.onScreen == nil)
    }
}
