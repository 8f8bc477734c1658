import Testing

@testable import ReminderCore

@Suite("The held-back machine alone: reasons are one set") struct ReasonTests {
    private let now = Moment(instant: Instant(sinceBoot: .seconds(1000)), utc: MealTests.noon)
    private let meeting = IdleInhibitor(program: "Meeting")

    /// Everything at once, from noon on.
    private func all(_ settings: Settings) -> HeldBack {
        var heldBack = HeldBack()
        _ = heldBack.inhibited(by: [meeting], settings.calls, at: now.instant)
        _ = heldBack.silence(true)
        _ = heldBack.pause(for: .seconds(600), at: now)
        _ = heldBack.advance(to: now, QuietHours(settings, MealTests.zone, at: now.utc))
        return heldBack
    }

    private var settings: Settings {
        Desk.withoutSlots {
            let noon = TimeOfDay(hour: 12, minute: 0)
            let one = TimeOfDay(hour: 13, minute: 0)
            $0.quiet.ranges = [DailyRanges.Range(from: noon, until: one)]
            $0.sitting.hours.ranges = [DailyRanges.Range(from: one, until: noon)]
        }
    }

    @Test func `each candidate has the reasons that hold it back`() {
        let heldBack = all(settings)
        #expect(heldBack.reasons(settings.calls) == [.pause, .doNotDisturb, .call, .quiet, .offHours])
        for (subject, reasons): (Candidate.Subject, Reasons) in [
            (.reminder(.sitting), [.pause, .doNotDisturb, .call, .quiet, .offHours]),
            (.reminder(.slot("noon")), [.pause, .doNotDisturb, .call, .quiet]),
            (.notice, [.pause, .doNotDisturb, .call, .quiet]),
            (.question, [.pause, .doNotDisturb, .call]),
        ] {
            #expect(
                heldBack.reasons(
                    for: Candidate(subject: subject, callsSince: nil), settings.calls, at: now.instant) == reasons)
        }
    }

    @Test func `calls hold each back for an hour from when it waits for them, however many there are`() {
        var heldBack = HeldBack()
        let calls = CallSettings()
        let waiting = Candidate(subject: .notice, callsSince: now.instant)
        #expect(heldBack.callEnd(now.instant, calls) == nil, "no call to wait for")
        _ = heldBack.inhibited(by: [meeting], calls, at: now.instant + .minutes(59))
        #expect(heldBack.callEnd(now.instant, calls) == now.instant + .minutes(60))
        #expect(heldBack.reasons(for: waiting, calls, at: now.instant + .minutes(59)) == .call)
        #expect(heldBack.reasons(for: waiting, calls, at: now.instant + .minutes(60)) == [])
    }

    @Test func `status lists them in one order, with their ends`() {
        let heldBack = all(settings)
        let one = MealTests.noon + .minutes(60)
        #expect(
            heldBack.described(heldBack.reasons(settings.calls).union(.meal), mealEnd: one) == [
                .pause(until: now.instant + .seconds(600)), .doNotDisturb, .call, .quiet(until: one),
                .offHours(until: one), .meal(until: one),
            ])
        #expect(heldBack.described([], mealEnd: one) == [])
    }

    @Test func `its deadline is the first end`() {
        var heldBack = all(settings)
        #expect(heldBack.deadline(at: now) == now.instant + .seconds(600))
        _ = heldBack.resume()
        #expect(heldBack.deadline(at: now) == now.instant + .minutes(60))
        _ = heldBack.inhibited(by: [], settings.calls, at: now.instant)
        #expect(heldBack.deadline(at: now) == now.instant + .seconds(15))
    }
}
