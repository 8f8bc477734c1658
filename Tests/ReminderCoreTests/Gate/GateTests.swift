import ReminderCore
import Testing

/// What a reminder waits for is in DeliveryTests. Here are the other two that pass the same gate.
@Suite("Rule 2: one gate for questions and notices too") struct GateTests {
    private static let quietHours = DailyRanges.Range(
        from: TimeOfDay(hour: 12, minute: 0), until: TimeOfDay(hour: 13, minute: 0))

    private func settings(_ change: (inout Settings) -> Void = { _ in }) -> Settings { Desk.withoutSlots(change) }

    /// A desk at noon, at which its user types and has been told nothing yet.
    private func desk(_ change: (inout Settings) -> Void = { _ in }) -> Desk {
        Desk(settings(change), utc: MealTests.noon)
    }

    /// From now on a caution waits to be shown.
    private func owe(_ desk: Desk) {
        var changed = desk.policy.settings
        changed.body.disc = true
        desk.send(.settingsChanged(changed))
    }

    private func isAsked(_ desk: Desk) -> Bool {
        if case .question = desk.onScreen?.content { true } else { false }
    }

    /// A hold to its end, during which `during` happens.
    private func hold(_ desk: Desk, _ during: (Desk) -> Void = { _ in }) {
        desk.stopTyping()
        desk.command(.hold(HoldWish()))
        desk.pass(.seconds(20))
        during(desk)
        desk.pass(.seconds(40))
    }

    // MARK: Notices

    @Test func `a notice waits for the calm after the login and for a pause in typing`() {
        let desk = desk()
        owe(desk)
        desk.stopTyping()
        desk.pass(.seconds(10))
        desk.type()
        #expect(desk.notices == [])
        desk.pass(.seconds(110))
        #expect(desk.notices == [])
        desk.stopTyping()
        desk.pass(.seconds(5))
        #expect(desk.notices == [.caution([.disc])])
    }

    @Test func `a notice waits two minutes for a pause`() {
        let desk = desk()
        desk.pass(.minutes(5))
        owe(desk)
        desk.pass(.minutes(2) - .seconds(1))
        #expect(desk.notices == [])
        desk.pass(.seconds(1))
        #expect(desk.notices == [.caution([.disc])])
    }

    @Test func `a notice waits for the end of quiet hours, and not for hours without sitting reminders`() {
        let quiet = desk {
            $0.quiet.ranges = [Self.quietHours]
            $0.sitting.remindAfter = .hours(10)
        }
        owe(quiet)
        quiet.pass(.minutes(60))
        #expect(quiet.notices == [])
        quiet.pass(.minutes(2))
        #expect(quiet.notices == [.caution([.disc])])
        let free = desk {
            $0.sitting.hours.ranges = [
                DailyRanges.Range(from: TimeOfDay(hour: 18, minute: 0), until: TimeOfDay(hour: 19, minute: 0))
            ]
        }
        owe(free)
        free.pass(.minutes(4))
        #expect(free.notices == [.caution([.disc])])
    }

    @Test func `a notice waits for a call, but no longer than a reminder does`() {
        let desk = desk { $0.sitting.remindAfter = .hours(10) }
        desk.pass(.minutes(5))
        desk.send(.inhibitors([IdleInhibitor(program: "Meeting")]))
        owe(desk)
        desk.pass(.minutes(60))
        #expect(desk.notices == [])
        desk.pass(.minutes(2))
        #expect(desk.notices == [.caution([.disc])])
        let patient = self.desk { $0.calls.wait = false }
        patient.send(.inhibitors([IdleInhibitor(program: "Meeting")]))
        owe(patient)
        patient.pass(.minutes(4))
        #expect(patient.notices == [.caution([.disc])], "nothing waits for calls")
    }

    @Test func `a notice is not shown to a desk that was only bumped`() {
        let desk = desk()
        desk.pass(.minutes(5))
        desk.stopTyping()
        desk.pass(.minutes(10))
        owe(desk)
        desk.touch()
        desk.pass(.seconds(10))
        #expect(desk.notices == [])
    }

    @Test func `a reminder comes before a notice`() {
        let desk = desk()
        desk.pass(.minutes(44))
        desk.send(.doNotDisturb(true))
        owe(desk)
        desk.pass(.minutes(2))
        desk.stopTyping()
        desk.pass(.seconds(5))
        desk.send(.doNotDisturb(false))
        #expect(desk.reminder != nil && desk.notices == [])
        desk.choose(.skip)
        desk.pass(.seconds(5))
        #expect(desk.notices == [.caution([.disc])])
    }

    @Test func `after a hold a notice waits for the first input`() {
        let desk = desk()
        hold(desk)
        hold(desk, owe)
        desk.pass(.seconds(20))
        #expect(desk.notices == [], "the face may still be on the mat")
        desk.type()
        desk.choose(.dismiss)
        desk.pass(.minutes(4))
        #expect(desk.notices == [.caution([.disc])])
    }

    // MARK: The question after a hold

    @Test func `a question comes at the first input after the hold, without the calm and without a pause`() {
        let desk = desk()
        hold(desk)
        #expect(!isAsked(desk))
        desk.type()
        #expect(isAsked(desk), "within two minutes after the login")
    }

    @Test func `a question about a hold that was started in quiet hours is asked in them`() {
        let desk = desk { $0.quiet.ranges = [Self.quietHours] }
        desk.pass(.minutes(10))
        hold(desk)
        desk.touch()
        #expect(isAsked(desk))
    }

    @Test func `a question waits for a call as a reminder does`() {
        func call(_ desk: Desk) { desk.send(.inhibitors([IdleInhibitor(program: "Meeting")])) }
        let waiting = desk()
        hold(waiting, call)
        waiting.type()
        #expect(!isAsked(waiting))
        waiting.send(.inhibitors([]))
        waiting.pass(.seconds(15))
        #expect(isAsked(waiting))
        let patient = desk { $0.calls.wait = false }
        hold(patient, call)
        patient.type()
        #expect(isAsked(patient), "nothing waits for calls")
        let brief = desk { $0.calls.longestWait = .minutes(5) }
        hold(brief, call)
        brief.type()
        brief.pass(.minutes(4))
        #expect(!isAsked(brief))
        brief.pass(.minutes(1))
        #expect(isAsked(brief))
    }
}
