import ReminderCore
import Testing

@Suite("Rule 9: comfort") struct ComfortTests {
    func desk(_ change: (inout Settings) -> Void = { _ in }) -> Desk {
        Desk(Desk.withoutSlots(change), utc: MealTests.noon)
    }

    /// A hold to its end, after which its user is back at the keyboard.
    func hold(_ desk: Desk, returning: Bool = true) {
        desk.stopTyping()
        desk.command(.hold(HoldWish()))
        desk.pass(.minutes(1))
        if returning { desk.touch() }
    }

    func question(_ desk: Desk) -> ComfortContent? {
        if case .question(let content) = desk.onScreen?.content { content } else { nil }
    }

    @Test func `after a done hold it is asked, once its user is back`() {
        let desk = desk()
        hold(desk, returning: false)
        #expect(desk.onScreen == nil, "the face may still be on the mat")
        desk.touch()
        #expect(question(desk)?.held == .seconds(30))
        #expect(question(desk)?.choices == [.comfortable, .tooLong, .hurt])
    }

    @Test func `a user who touched something while coming up is back, and is asked when that is over`() {
        let desk = desk()
        desk.stopTyping()
        desk.command(.hold(HoldWish()))
        desk.pass(.seconds(38))
        desk.touch()
        #expect(question(desk) == nil)
        desk.pass(.seconds(7))
        #expect(question(desk) != nil)
    }

    @Test func `an answer on the screen tells there how long the next hold is, and a command does not`() {
        let desk = desk()
        hold(desk)
        desk.choose(.comfortable)
        guard case .rated(.comfortable, let plan)? = desk.notices.last else {
            Issue.record("\(desk.notices)")
            return
        }
        #expect(plan.row == 1 && plan.next == .seconds(45))
        desk.command(.comfort(.tooLong))
        #expect(desk.notices.count == 1)
    }

    @Test func `no answer, and a stray click, are neither`() {
        for leave in [{ (desk: Desk) in desk.choose(.dismiss) }, { $0.close(.expired) }, { $0.pass(.minutes(2)) }] {
            let desk = desk()
            hold(desk)
            #expect(question(desk) != nil)
            leave(desk)
            #expect(desk.onScreen == nil)
            #expect(desk.events.prefix(2) == [.started, .done])
            #expect(!desk.events.contains(.comfortable) && !desk.events.contains(.tooLong))
        }
    }

    @Test func `it is asked at most once a day`() {
        let desk = desk()
        hold(desk)
        desk.choose(.comfortable)
        hold(desk)
        #expect(question(desk) == nil)
        desk.type()
        desk.pass(.hours(12))
        desk.command(.skip)
        hold(desk)
        #expect(question(desk) != nil, "the next day it is")
    }

    @Test func `once a day holds for each kind and over a restart`() {
        let desk = desk()
        hold(desk)
        desk.choose(.dismiss)
        let next = Desk(
            desk.policy.settings, utc: desk.now.utc, saved: desk.policy.saved(at: desk.now), continuity: .sameSession,
            instant: desk.now.instant)
        hold(next)
        #expect(question(next) == nil)
    }

    @Test func `three comfortable answers by command lengthen the hold, and it says so`() {
        let desk = desk()
        for _ in 0..<2 {
            hold(desk)
            desk.command(.comfort(.comfortable))
        }
        hold(desk)
        let reply = desk.command(.comfort(.comfortable))
        guard case .noted(.comfortable, let wasShort, let choice, let plan) = reply else {
            Issue.record("\(String(describing: reply))")
            return
        }
        #expect(choice.pose == Pose(.seated))
        #expect(!wasShort)
        #expect(plan.length == .seconds(45))
        desk.stopTyping()
        #expect(desk.command(.hold(HoldWish())) == .started(.seated, getDown: .seconds(5), hold: .seconds(45)))
    }

    @Test func `a hold that was shorter than its plan is told apart`() {
        let desk = desk()
        desk.stopTyping()
        desk.command(.hold(HoldWish(length: .seconds(10))))
        desk.pass(.minutes(1))
        guard case .noted(.comfortable, let wasShort, _, let plan) = desk.command(.comfort(.comfortable)) else {
            Issue.record("no answer")
            return
        }
        #expect(wasShort)
        #expect(plan.row == 0)
    }

    @Test func `an answer by command takes the question off the screen`() {
        let desk = desk()
        hold(desk)
        #expect(question(desk) != nil)
        desk.command(.comfort(.tooLong))
        #expect(desk.onScreen == nil)
        #expect(desk.command(.comfort(.comfortable)) == .refused(.alreadyNoted(.tooLong)))
    }

    @Test func `a question that the server refuses is asked again, and the day is not used up`() {
        let desk = desk()
        hold(desk, returning: false)
        desk.server = nil
        desk.touch()
        #expect(question(desk) == nil)
        desk.serverComes(":1.2")
        desk.touch()
        #expect(question(desk) != nil)
    }

    @Test func `after each Stop it is asked, however often a day`() {
        let desk = desk()
        for _ in 0..<3 {
            desk.stopTyping()
            desk.command(.hold(HoldWish()))
            desk.pass(.seconds(15))
            desk.command(.stop)
            desk.touch()
            #expect(question(desk) != nil)
            desk.choose(.dismiss)
        }
        hold(desk)
        #expect(question(desk)?.isDone == true, "which does not count for the question after a done hold")
    }

    @Test func `where no question follows, the hold's end tells how to answer`() {
        let desk = desk()
        func end() -> HoldContent? {
            desk.presentations.compactMap { shown in
                if case .hold(let content) = shown.presentation.content { content } else { nil }
            }.last
        }
        hold(desk)
        #expect(end()?.namesAnswer == false)
        desk.choose(.dismiss)
        hold(desk)
        #expect(end()?.namesAnswer == true)
    }

    @Test func `a word too mild can be mended, and one too hard cannot be softened`() {
        let desk = desk()
        hold(desk)
        desk.command(.comfort(.comfortable))
        guard case .noted(.tooLong, _, _, _) = desk.command(.comfort(.tooLong)) else {
            Issue.record("it was too long after all")
            return
        }
        #expect(desk.command(.comfort(.comfortable)) == .refused(.alreadyNoted(.tooLong)))
    }

    @Test func `what is over in the slow return is not stopped`() {
        let desk = desk()
        hold(desk, returning: false)
        desk.stopTyping()
        desk.command(.hold(HoldWish()))
        desk.pass(.seconds(40))
        #expect(desk.command(.stop) == .over)
    }

    @Test func `a pose that does not suit is replaced, and it says why`() {
        let desk = desk { $0.body.knees = true }
        #expect(
            desk.command(.hold(HoldWish(variation: .classic)))
                == .startedInstead(
                    PoseChoice(pose: Pose(.seated), reasons: [.note(.knees)]), getDown: .seconds(5), hold: .seconds(30))
        )
    }

    @Test func `there is no question about what a sleep ended, about typing, or before the hold`() {
        let asleep = desk()
        asleep.stopTyping()
        asleep.command(.hold(HoldWish()))
        asleep.pass(.seconds(15))
        asleep.sleep(.minutes(1))
        asleep.type()
        asleep.pass(.seconds(10))
        #expect(question(asleep) == nil)
        let typing = desk()
        typing.command(.hold(HoldWish()))
        typing.pass(.minutes(1))
        #expect(typing.events == [.started, .partial])
        #expect(question(typing) == nil)
        let called = desk()
        called.stopTyping()
        called.command(.hold(HoldWish()))
        called.command(.stop)
        called.touch()
        #expect(question(called) == nil)
    }

    @Test func `the question waits for the screen to be unlocked, and no longer than a quarter of an hour`() {
        let desk = desk()
        hold(desk, returning: false)
        desk.send(.presence(.locked(.hint)))
        desk.pass(.minutes(2))
        desk.send(.presence(.unlocked(.hint)))
        desk.type()
        desk.pass(.seconds(10))
        #expect(question(desk) != nil)
        let late = self.desk()
        hold(late, returning: false)
        late.pass(.minutes(16))
        late.type()
        late.pass(.seconds(10))
        #expect(question(late) == nil)
    }

    @Test func `the question waits while the user wants no notifications`() {
        let desk = desk()
        desk.send(.doNotDisturb(true))
        hold(desk)
        #expect(question(desk) == nil)
        desk.send(.doNotDisturb(false))
        #expect(question(desk) != nil)
    }

    @Test func `without a hold there is nothing to answer for`() {
        for comfort in [Comfort.comfortable, .tooLong] {
            #expect(desk().command(.comfort(comfort)) == .refused(.noHoldToAnswer))
        }
        #expect(desk().command(.better) == .better(wasHurt: false, restsUntil: nil))
    }
}
