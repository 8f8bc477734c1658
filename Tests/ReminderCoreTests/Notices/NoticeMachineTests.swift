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
        notices.change(disc, at: now)
        notices.change(disc, at: now + .seconds(60))
        #expect(notices.candidate == Candidate(subject: .notice, since: now))
        #expect(notices.next(at: now) == .caution([.disc]))
        #expect(notices.candidate == nil && notices.next(at: now) == nil)
        notices.shown(.caution([.disc]), disc)
        notices.change(disc, at: now)
        #expect(notices.candidate == nil)
        notices.change(BodySettings(), at: now)
        notices.change(disc, at: now)
        #expect(notices.next(at: now) == .caution([.disc]), "set again after it was gone")
    }

    @Test func `what is missing is reported again when it was there in between`() {
        var notices = NoticeMachine()
        notices.unheard([.voice, .sound], at: now)
        notices.unheard([.voice], at: now)
        #expect(notices.next(at: now) == .unheard([.voice]))
        notices.unheard([.voice], at: now)
        #expect(notices.candidate == nil)
        notices.unheard([], at: now)
        notices.unheard([.voice], at: now)
        #expect(notices.next(at: now) == .unheard([.voice]))
    }

    @Test func `what was shown is kept over a restart, what was not waits again`() {
        let both = body { ($0.disc, $0.hips) = (true, true) }
        var notices = NoticeMachine()
        notices.change(both, at: now)
        notices.shown(.caution([.disc]), both)
        var state = SavedState(savedAt: Moment(instant: now, utc: UTC(seconds: 0)))
        notices.save(to: &state)
        var next = NoticeMachine()
        next.restore(state)
        next.change(both, at: now)
        #expect(next.next(at: now) == .caution([.hips]))
    }
}
