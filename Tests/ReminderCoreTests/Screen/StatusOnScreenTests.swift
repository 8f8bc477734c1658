import Testing

@testable import ReminderCore

/// The status that the user asks for from the applications menu.
@Suite("The status on the screen") struct StatusOnScreenTests {
    private func desk(_ change: (inout Settings) -> Void = { _ in }) -> Desk {
        Desk(Desk.withoutSlots(change), utc: MealTests.noon)
    }

    private func status(_ desk: Desk) -> StatusContent? {
        if case .status(let content) = desk.onScreen?.content { content } else { nil }
    }

    @Test func `it says what comes next, leaves by itself, and nothing is recorded`() {
        let desk = desk()
        desk.type()
        desk.pass(.minutes(10))
        let before = desk.lastingState
        #expect(desk.command(.showStatus) == .statusShown)
        let content = status(desk)
        #expect(content?.state == .sitting && content?.sitting == .minutes(10))
        #expect(
            content?.next?.kind == .sitting && content?.next?.at.time == TimeOfDay(hour: 12, minute: 45))
        #expect(content?.end == nil && content?.waitsFor == nil && content?.isUrgent == false)
        desk.pass(.seconds(25))
        #expect(desk.onScreen == nil && desk.rows.isEmpty)
        var after = desk.lastingState
        (after.nextPresentation, after.bout) = (before.nextPresentation, before.bout)
        #expect(after.reminders == before.reminders && after.notices == before.notices)
    }

    @Test func `nothing holds it back, because the user asks for it`() {
        let desk = desk {
            $0.quiet = DailyRanges([
                .init(from: TimeOfDay(hour: 11, minute: 0), until: TimeOfDay(hour: 15, minute: 0))
            ])
        }
        desk.send(.doNotDisturb(true))
        desk.send(.inhibitors([IdleInhibitor(program: "meet")]))
        desk.command(.showStatus)
        #expect(status(desk)?.isUrgent == true && status(desk)?.waitsFor == .doNotDisturb)
        desk.send(.doNotDisturb(false))
        desk.command(.showStatus)
        #expect(status(desk)?.isUrgent == false && status(desk)?.waitsFor != nil)
    }

    @Test
    func
        `a reminder that becomes due takes its place, and it never takes that of a reminder or a hold`()
    {
        let desk = desk()
        desk.type()
        desk.pass(.minutes(45) - .seconds(3))
        desk.command(.showStatus)
        desk.stopTyping()
        desk.pass(.seconds(10))
        #expect(desk.reminder != nil)
        #expect(desk.command(.showStatus) == .refused(.reminderShown))
        #expect(desk.reminder != nil)
        desk.choose(.start)
        #expect(desk.command(.showStatus) == .refused(.holdRunning))
        #expect(desk.state == .holding && status(desk) == nil)
    }

    @Test func `it takes the place of a sample and of an earlier status`() {
        let desk = desk()
        desk.command(.preview)
        #expect(desk.command(.showStatus) == .statusShown && status(desk) != nil)
        let first = desk.onScreen?.id
        #expect(
            desk.command(.showStatus) == .statusShown && status(desk) != nil && desk.onScreen?.id != first
        )
        #expect(desk.command(.preview) == .previewed && status(desk) == nil)
    }

    @Test func `it takes the place of the question after a hold, which is asked again when it has left`() {
        let (desk, comfort) = (desk(), ComfortTests())
        comfort.hold(desk)
        let question = comfort.question(desk)
        #expect(question != nil)
        #expect(desk.command(.preview) == .refused(.questionShown))
        #expect(desk.command(.showStatus) == .statusShown && status(desk) != nil)
        desk.type()
        desk.pass(.seconds(15))
        #expect(status(desk) != nil, "the question waits")
        desk.pass(.seconds(10))
        #expect(comfort.question(desk) == question)
        desk.choose(.comfortable)
        desk.command(.showStatus)
        desk.pass(.minutes(1))
        #expect(desk.onScreen == nil && desk.events.count { $0 == .comfortable } == 1, "it was answered")
    }

    @Test func `a question whose place it took is gone with an answer by command, and with the next hold`() {
        for answer in [Command.comfort(.tooLong), .start] {
            let (desk, comfort) = (desk(), ComfortTests())
            comfort.hold(desk)
            desk.command(.showStatus)
            desk.command(answer)
            if answer == .start { desk.command(.stop) }
            desk.type()
            desk.pass(.minutes(1))
            #expect(comfort.question(desk) == nil)
        }
    }

    @Test func `it takes the place of the effect of an answer, as the user asked for it later`() {
        let (desk, comfort) = (desk(), ComfortTests())
        comfort.hold(desk)
        desk.choose(.hurt)
        #expect(desk.onScreen?.content.isAnswer == true)
        #expect(desk.command(.showStatus) == .statusShown && status(desk) != nil)
        desk.pass(.minutes(1))
        #expect(desk.onScreen == nil)
    }

    @Test func `Start begins a hold, also before a reminder is due`() {
        let desk = desk()
        desk.command(.showStatus)
        desk.choose(.start)
        #expect(desk.state == .holding && status(desk) == nil)
    }

    @Test func `Pause and Resume show the new status`() {
        let desk = desk()
        desk.command(.showStatus)
        desk.choose(.pause)
        #expect(desk.state == .paused && status(desk)?.state == .paused)
        guard case .time(let end) = status(desk)?.end else {
            Issue.record("no end: \(String(describing: status(desk)))")
            return
        }
        #expect(end.time == TimeOfDay(hour: 13, minute: 0))
        desk.choose(.resume)
        #expect(desk.state == .sitting && status(desk)?.state == .sitting)
    }

    @Test func `Settings opens the config, and a click only closes it`() {
        let desk = desk()
        desk.command(.showStatus)
        desk.choose(.settings)
        #expect(desk.openings == 1 && desk.onScreen == nil)
        desk.command(.showStatus)
        desk.choose(.dismiss)
        #expect(desk.openings == 1 && desk.onScreen == nil && desk.state == .sitting)
    }
}
