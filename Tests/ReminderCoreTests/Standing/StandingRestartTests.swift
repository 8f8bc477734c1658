import ReminderCore
import Testing

@Suite("Rule 12: standing over a restart") struct StandingRestartTests {
    private let start = UTC(seconds: 1_800_000_000)

    /// A desk at which the user stands from the start on. After 20 min the agent ends, and starts again later.
    private func restarted(
        _ length: Duration? = nil, after downtime: Duration, continuity: Continuity = .sameSession,
        silentSince: Instant? = nil
    ) -> Desk {
        let desk = Desk()
        desk.command(.stand(length))
        desk.pass(.minutes(20))
        let instant = continuity == .newBoot ? Instant(sinceBoot: .seconds(60)) : desk.now.instant + downtime
        return Desk(
            Desk.withoutSlots(), utc: desk.now.utc + downtime, saved: desk.policy.saved(at: desk.now),
            continuity: continuity, instant: instant, silentSince: silentSince)
    }

    @Test func `standing goes on over a restart of the agent`() {
        let desk = restarted(.hours(1), after: .minutes(10))
        #expect(desk.state == .standing)
        #expect(desk.sitting == .zero)
        desk.pass(.minutes(30))
        #expect(desk.state == .sitting)
        #expect(StandingTests.rows(desk, since: start) == ["0-60 over"])
    }

    @Test func `a length that ended while no agent ran ended then`() {
        let desk = restarted(.minutes(30), after: .minutes(20))
        #expect(desk.state == .sitting)
        #expect(desk.sitting == .minutes(10))
        #expect(StandingTests.rows(desk, since: start) == ["0-30 over"])
    }

    @Test func `a reboot that is a break ends standing when the state was saved`() {
        let desk = restarted(after: .hours(9), continuity: .newBoot)
        desk.pass(.minutes(5))
        #expect(desk.sitting == .minutes(5))
        #expect(StandingTests.rows(desk, since: start) == ["0-20 away"])
    }

    @Test func `a quick reboot leaves the user standing until the same time`() {
        let desk = restarted(.minutes(30), after: .minutes(2), continuity: .newBoot)
        #expect(desk.state == .standing)
        #expect(desk.sitting == .zero)
        desk.pass(.minutes(8))
        #expect(desk.state == .sitting)
        #expect(StandingTests.rows(desk, since: start) == ["0-30 over"])
    }

    @Test func `another login after a break ends standing`() {
        let desk = restarted(after: .minutes(10), continuity: .newSession)
        #expect(desk.state == .sitting)
        #expect(StandingTests.rows(desk, since: start) == ["0-20 away"])
    }

    @Test func `a break that began while no agent ran ends standing`() {
        let left = Instant(sinceBoot: Desk.boot + .minutes(19))
        let desk = restarted(after: .minutes(10), silentSince: left)
        #expect(desk.state == .away)
        #expect(StandingTests.rows(desk, since: start) == ["0-19 away"])
    }

    @Test(arguments: [Continuity.newSession, .newBoot])
    func `a desk that was raised in a break counts only until the end of the login`(continuity: Continuity) {
        let desk = Desk()
        desk.stopTyping()
        desk.pass(.minutes(10))
        desk.command(.stand(nil))
        let next = Desk(
            Desk.withoutSlots(), utc: desk.now.utc + .minutes(10), saved: desk.policy.saved(at: desk.now),
            continuity: continuity, instant: desk.now.instant + .minutes(10))
        #expect(next.state == .sitting)
        #expect(next.rows.isEmpty)
    }
}
