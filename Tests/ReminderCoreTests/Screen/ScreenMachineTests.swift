import Testing

@testable import ReminderCore

@Suite("The screen machine alone") struct ScreenMachineTests {
    private let now = Instant(sinceBoot: .seconds(1000))
    private let handle = NotificationHandle(server: ":1.7", id: 42)
    private let question = Presentation.Content.question(
        ComfortContent(variation: .seated, held: .seconds(30), isDone: true, onScreen: .seconds(60)))

    /// What `change` presents and withdraws.
    private func effects(_ change: (inout Effects) -> Void) -> [Effect] {
        var effects = Effects()
        change(&effects)
        return effects.list
    }

    @Test func `it numbers what it presents, and withdraws it by that number`() {
        var screen = ScreenMachine()
        #expect(
            effects { screen.present(question, at: now, into: &$0) } == [
                .present(Presentation(id: 1, content: question))
            ])
        #expect(effects { screen.withdraw(into: &$0) { $0.isHold } } == [], "something else is there")
        #expect(effects { screen.withdraw(into: &$0) { $0.isQuestion } } == [.withdraw(1)])
        #expect(screen.isEmpty)
        _ = effects { screen.present(question, at: now, into: &$0) }
        #expect(screen.presentation?.id == 2)
    }

    @Test func `reports about what is no longer there mean nothing`() {
        var screen = ScreenMachine()
        _ = effects { screen.present(question, at: now, into: &$0) }
        var effects = Effects()
        #expect(screen.closed(7, .expired, into: &effects) == nil)
        #expect(screen.failed(7, .refused, into: &effects) == nil)
        #expect(screen.presented(7, handle, at: now, into: &effects) == nil)
        #expect(screen.presented(1, handle, at: now, into: &effects) == .appeared(question))
        #expect(screen.closed(1, .dismissed, into: &effects) == .left(question, .dismissed))
        #expect(screen.closed(1, .dismissed, into: &effects) == nil)
        #expect(effects.list == [], "a question is not heard")
    }

    @Test func `a server that does not answer has refused, and one that does not remove it is helped`() {
        var screen = ScreenMachine()
        _ = effects { screen.present(question, at: now, into: &$0) }
        #expect(screen.deadline == now + .seconds(60))
        var news: ScreenMachine.News?
        #expect(effects { news = screen.advance(to: now + .seconds(60), into: &$0) } == [.withdraw(1)])
        #expect(news == .failed(question, .refused))
        _ = effects { screen.present(question, at: now, into: &$0) }
        _ = effects { _ = screen.presented(2, handle, at: now + .seconds(3), into: &$0) }
        #expect(screen.deadline == now + .seconds(64))
        #expect(effects { news = screen.advance(to: now + .seconds(64), into: &$0) } == [.withdraw(2)])
        #expect(news == .left(question, .expired))
        #expect(screen.deadline == nil)
    }

    @Test func `a server that leaves takes what it shows with it`() {
        var screen = ScreenMachine()
        _ = effects { screen.present(question, at: now, into: &$0) }
        var effects = Effects()
        #expect(screen.serverVanished(canReturn: false, into: &effects) == .lost(question))
        #expect(screen.isEmpty && !screen.hasServer)
        #expect(screen.serverVanished(canReturn: true, into: &effects) == nil)
        #expect(screen.hasServer)
    }

    @Test func `its part of the state is the notification and the next number`() {
        var screen = ScreenMachine()
        _ = effects { screen.present(question, at: now, into: &$0) }
        _ = effects { _ = screen.presented(1, handle, at: now, into: &$0) }
        var state = SavedState(savedAt: Moment(instant: now, utc: UTC(seconds: 0)))
        screen.save(to: &state)
        #expect(state.bubble == handle && state.nextPresentation == 2)
        var next = ScreenMachine()
        next.restore(state)
        #expect(next.isEmpty)
        #expect(
            effects { next.present(question, at: now, into: &$0) } == [
                .present(Presentation(id: 2, content: question))
            ])
    }
}
