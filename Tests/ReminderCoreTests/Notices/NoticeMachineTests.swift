import Testing

@testable import ReminderCore

@Suite("The notice machine alone") struct NoticeMachineTests {
    private let now = Instant(sinceBoot: .seconds(1000))

    private func body(_ change: (inout BodySettings) -> Void) -> BodySettings {
        var body = BodySettings()
        change(&body)
        return body
    }

    @Test func `a caution waits since its condition was set, and is shown once`() {
        let disc = body { $0.disc = true }
        var notices = NoticeMachine()
        notices.change(disc)
        notices.change(disc)
        #expect(notices.candidate == Candidate(subject: .notice, callsSince: nil))
        #expect(notices.next() == .caution([.disc]))
        #expect(notices.candidate == nil && notices.next() == nil)
        notices.shown(.caution([.disc]), disc)
        notices.change(disc)
        #expect(notices.candidate == nil)
        notices.change(BodySettings())
        notices.change(disc)
        #expect(notices.next() == .caution([.disc]), "set again after it was gone")
    }

    @Test func `what is missing is reported again when it was there in between`() {
        var notices = NoticeMachine()
        notices.unheard([.voice, .sound])
        notices.unheard([.voice])
        #expect(notices.next() == .unheard([.voice]))
        notices.unheard([.voice])
        #expect(notices.candidate == nil)
        notices.unheard([])
        notices.unheard([.voice])
        #expect(notices.next() == .unheard([.voice]))
    }

    @Test(arguments: [true, false])
    func `what is missing is reported again after a restart, until it was on the screen`(isSent: Bool) {
        var notices = NoticeMachine()
        notices.unheard([.voice])
        // No server takes it, or quiet hours hold it back.
        if isSent { #expect(notices.next() == .unheard([.voice]) && notices.candidate == nil) }
        func restarted() -> NoticeMachine {
            var state = SavedState(savedAt: Moment(instant: now, utc: UTC(seconds: 0)))
            notices.save(to: &state)
            var next = NoticeMachine()
            next.restore(state)
            next.change(BodySettings())
            return next
        }
        notices = restarted()
        #expect(notices.unheard == [.voice])
        #expect(notices.next() == .unheard([.voice]))
        notices.shown(.unheard([.voice]), BodySettings())
        notices = restarted()
        #expect(notices.candidate == nil && notices.unheard == [.voice])
    }

    @Test func `what was shown is kept over a restart, what was not waits again`() {
        let both = body { ($0.disc, $0.hips) = (true, true) }
        var notices = NoticeMachine()
        notices.change(both)
        notices.shown(.caution([.disc]), both)
        var state = SavedState(savedAt: Moment(instant: now, utc: UTC(seconds: 0)))
        notices.save(to: &state)
        var next = NoticeMachine()
        next.restore(state)
        next.change(both)
        #expect(next.next() == .caution([.hips]))
    }
}
