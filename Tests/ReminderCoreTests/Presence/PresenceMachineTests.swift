import Testing

@testable import ReminderCore

@Suite("The presence machine alone") struct PresenceMachineTests {
    private let start = Instant(sinceBoot: .seconds(1000))
    private let settings = SittingSettings()

    private func machine() -> PresenceMachine {
        var machine = PresenceMachine(countingSince: start)
        machine.seed(PresenceSources(idle: "simulated", lock: "simulated", sleep: "simulated"))
        #expect(machine.start(at: start, settings) == [])
        return machine
    }

    private func bout(until end: Instant, _ reason: BoutEnd) -> FinishedBout? {
        FinishedBout(BoutTrail(from: start, stop: BoutTrail.Stop(at: end, reason)))
    }

    @Test func `silence becomes a break at its deadline, and input after it a return`() {
        var machine = machine()
        #expect(machine.handle(.idle(since: start + .seconds(60)), at: start + .seconds(240), settings) == [])
        #expect(machine.deadline(settings, duringHold: false) == start + .seconds(240))
        #expect(machine.advance(to: start + .seconds(240), settings, duringHold: true) == [], "not during a hold")
        #expect(
            machine.advance(to: start + .seconds(240), settings, duringHold: false) == [
                .tookBreak(
                    sitting: .seconds(60), since: start + .seconds(60), bout(until: start + .seconds(60), .away))
            ])
        #expect(machine.isAway)
        let back = start + .seconds(900)
        #expect(machine.handle(.input(at: back), at: back, settings) == [])
        #expect(machine.isUncertain, "a bumped desk is no return")
        #expect(
            machine.advance(to: back + .seconds(4), settings, duringHold: false) == [
                .returned(at: back, fromBreak: true)
            ])
        #expect(machine.bout.countingSince == back)
    }

    @Test func `a lock bars, and each further reading of it does not`() {
        var machine = machine()
        #expect(
            machine.handle(.locked(.hint), at: start + .seconds(60), settings) == [
                .barred(at: start + .seconds(60))
            ])
        #expect(machine.handle(.locked(.screenSaver("one")), at: start + .seconds(61), settings) == [])
        #expect(machine.bout.countingSince == nil && machine.bout.counted == .seconds(60))
    }

    @Test func `a sleep that only the kernel reports bars, and ends in a break`() {
        var machine = machine()
        #expect(machine.endsHold(.slept(.minutes(60))))
        let news = machine.slept(for: .minutes(60), until: start + .minutes(90), settings)
        #expect(
            news == [
                .barred(at: start + .minutes(30)),
                .tookBreak(
                    sitting: .minutes(30), since: start + .minutes(30), bout(until: start + .minutes(30), .sleep)),
            ])
        #expect(machine.handle(.asleep, at: start + .minutes(91), settings) == [])
        #expect(!machine.endsHold(.asleep), "it sleeps already")
    }
}
