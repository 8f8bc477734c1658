import Testing

@testable import ReminderCore

@Suite("The hold machine alone") struct HoldMachineTests {
    private let start = Instant(sinceBoot: .seconds(1000))

    private func hold(_ variation: Variation = .seated, isSample: Bool = false) -> GuidedHold {
        GuidedHold(
            kind: .sitting, pose: Pose(variation), holdFrom: start + .seconds(5), length: .seconds(30),
            isSample: isSample)
    }

    private func view(idleSince: Instant?) -> HoldMachine.View {
        HoldMachine.View(idleSince: idleSince, hasIdleSource: true, canVerify: true, unheard: [])
    }

    /// A machine that leads `hold`, in the hold proper.
    private func holding(_ hold: GuidedHold) -> HoldMachine {
        var machine = HoldMachine()
        _ = machine.start(hold, view(idleSince: start), at: start)
        _ = machine.advance(to: start + .seconds(10), view(idleSince: start), GuideSettings())
        return machine
    }

    /// Without what is seen and heard.
    private func outcomes(_ news: [HoldMachine.News]) -> [HoldMachine.News] {
        news.filter { item in
            switch item {
            case .cue, .show: false
            case .began, .ended, .unrecorded, .stillDue, .over: true
            }
        }
    }

    @Test func `it has one deadline after the other, and ends by itself`() {
        var machine = HoldMachine()
        let led = hold()
        _ = machine.start(led, view(idleSince: start), at: start)
        var news: [HoldMachine.News] = []
        var deadlines: [Duration] = []
        while let deadline = machine.deadline, deadlines.count < 10 {
            deadlines.append(deadline - start)
            news += machine.advance(to: deadline, view(idleSince: start), GuideSettings())
        }
        #expect(deadlines == [5, 20, 25, 35, 45].map { .seconds($0) }, "with the half and the last seconds")
        #expect(outcomes(news).count == 3)
        #expect(outcomes(news).first == .began(led) && outcomes(news).last == .over)
        guard case .ended(_, .done(isVerified: true)) = outcomes(news)[1] else {
            Issue.record("\(news)")
            return
        }
        #expect(machine.hold == nil && machine.isUserDown)
        machine.inputReturned(at: start + .seconds(50), idleSince: start)
        #expect(!machine.isUserDown)
    }

    @Test func `Stop means something else in each stage`() {
        var early = HoldMachine()
        _ = early.start(hold(), view(idleSince: start), at: start)
        #expect(outcomes(early.stop(by: .user, at: start)) == [.stillDue(hold()), .unrecorded(hold()), .over])
        var machine = holding(hold())
        guard case .ended(_, .stopped(held: .seconds(7)))? = machine.stop(by: .user, at: start + .seconds(12)).first
        else {
            Issue.record("a partial hold")
            return
        }
        var late = holding(hold())
        _ = late.advance(to: start + .seconds(36), view(idleSince: start), GuideSettings())
        #expect(late.hold?.stage == .comingUp)
        #expect(late.stop(by: .pain, at: start + .seconds(37)) == [], "the slow return goes on")
        #expect(late.stop(by: .user, at: start + .seconds(37)) == [.over])
    }

    @Test func `pain while getting down is a hold, and the hold of a sample never is`() {
        var machine = HoldMachine()
        _ = machine.start(hold(), view(idleSince: start), at: start)
        #expect(outcomes(machine.stop(by: .pain, at: start)) == [.ended(hold(), .hurt(held: .zero)), .over])
        var sample = holding(hold(isSample: true))
        #expect(!sample.isCounted)
        let led = sample.hold!
        #expect(outcomes(sample.stop(by: .pain, at: start + .seconds(12))) == [.unrecorded(led), .over])
    }

    @Test func `input counts against it`() {
        var machine = holding(hold())
        machine.inputReturned(at: start + .seconds(12), idleSince: start)
        let news = machine.advance(to: start + .seconds(35), view(idleSince: nil), GuideSettings())
        guard case .ended(_, .input(quiet: .seconds(7)))? = outcomes(news).first else {
            Issue.record("\(news)")
            return
        }
    }

    @Test func `the same session goes on with it, another one ends it`() {
        let machine = holding(hold())
        var state = SavedState(savedAt: Moment(instant: start + .seconds(12), utc: UTC(seconds: 0)))
        machine.save(to: &state)
        var same = HoldMachine()
        same.restore(state, isSameSession: true)
        #expect(same.hold == machine.hold && same.deadline == machine.deadline)
        var other = HoldMachine()
        other.restore(state, isSameSession: false)
        #expect(other.hold == nil)
        let news = other.resume(restoredAt: nil, hasIdleSource: true, at: start + .seconds(500))
        #expect(news == [.ended(machine.hold!, .interrupted(held: .seconds(7)))])
    }
}
