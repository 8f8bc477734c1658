import Fixtures
import GLibBridge
import Glibc
import Platform
import ReminderCore
import Testing

@testable import Sensors

struct X11IdleSensorTests {
    let server: XServer
    let loop = MainLoop.onNewThread(named: "sensors")
    let readings = Recorder<PresenceReading>()
    let states = Recorder<Availability>()
    let sensor: X11IdleSensor

    init() throws {
        server = try XServer()
        let (readings, states) = (readings, states)
        sensor = X11IdleSensor(
            environment: server.environment, loop: loop, report: { readings.append($0) },
            changed: { states.append($0) })
        loop.run { [sensor] in sensor.start() }
        #expect(states.next() == .works(name: "X11 SYNC"))
    }

    /// What a sensor says in `environment` that works nowhere, or not yet.
    func start(_ environment: [String: String]) -> (sensor: X11IdleSensor, states: Recorder<Availability>) {
        let states = Recorder<Availability>()
        let sensor = X11IdleSensor(
            environment: environment, loop: loop, report: { _ in }, changed: { states.append($0) })
        loop.run { sensor.start() }
        return (sensor, states)
    }

    func watch(after span: Duration) {
        loop.run { [sensor] in sensor.watch(after: span) }
    }

    /// Waits until another sensor has told that there was no input for `span`.
    func waitForSilence(of span: Duration) {
        let silence = Recorder<Bool>()
        let other = X11IdleSensor(
            environment: server.environment, loop: loop,
            report: { if case .idle = $0 { silence.append(true) } }, changed: { _ in })
        loop.run {
            other.watch(after: span)
            other.start()
        }
        #expect(silence.next() == true)
        loop.run { other.stop() }
    }

    var nextIdle: Instant? {
        if case .idle(let since) = readings.next() { since } else { nil }
    }

    var nextInput: Instant? {
        if case .input(let at) = readings.next() { at } else { nil }
    }

    @Test func `while input goes on the start tells the last one, then idle comes when the threshold passes`() throws {
        let before = SystemClock.now().instant
        try server.input()
        waitForSilence(of: .milliseconds(500))
        watch(after: .seconds(3600))
        // The counter has whole milliseconds.
        let last = try #require(nextInput)
        #expect(last >= before - .milliseconds(2) && last <= SystemClock.now().instant - .milliseconds(498))
        watch(after: .seconds(2))
        let since = try #require(nextIdle)
        #expect(since >= before - .milliseconds(2) && since <= SystemClock.now().instant - .milliseconds(1998))
    }

    @Test func `idle time that has already passed is told when the threshold is lowered`() throws {
        try server.input()
        watch(after: .seconds(3600))
        #expect(nextInput != nil)
        watch(after: .milliseconds(100))
        #expect(nextIdle != nil)
    }

    @Test func `the first reading is idle when the threshold has passed before the start`() throws {
        waitForSilence(of: .milliseconds(100))
        let late = Recorder<PresenceReading>()
        let second = X11IdleSensor(
            environment: server.environment, loop: loop, report: { late.append($0) }, changed: { _ in })
        // Asked before it is known whether there is a server.
        loop.run {
            second.start()
            second.watch(after: .milliseconds(100))
        }
        if case .idle = late.next() {} else { Issue.record("not idle first") }
    }

    @Test func `one input is told for each idle, at its time, and then idle again`() throws {
        watch(after: .milliseconds(100))
        if case .input = readings.next() { _ = nextIdle }
        for _ in 1...3 {
            let before = SystemClock.now().instant
            try server.input()
            let at = try #require(nextInput)
            #expect(at >= before && at <= SystemClock.now().instant)
            #expect(nextIdle != nil)
        }
    }

    @Test func `a threshold raised after idle was told keeps that state until the first input, which alone is told`()
        throws
    {
        watch(after: .milliseconds(100))
        if case .input = readings.next() { _ = nextIdle }
        for _ in 1...3 {
            watch(after: .seconds(3600))
            try server.input()
            #expect(nextInput != nil)
            try server.input()
            watch(after: .milliseconds(100))
            #expect(nextIdle != nil)
        }
    }

    @Test func `a threshold lowered after idle was told says nothing twice`() throws {
        watch(after: .milliseconds(200))
        if case .input = readings.next() { _ = nextIdle }
        watch(after: .milliseconds(150))
        watch(after: .milliseconds(100))
        try server.input()
        #expect(nextInput != nil)
        #expect(nextIdle != nil)
    }

    @Test func `a server that has gone is told of once, and read anew when it is back`() throws {
        sensor.stop()
        server.end()
        // Far from the numbers that other tests' servers take when this one is free again.
        let display = ":\(20_000 + getpid() % 10_000)"
        let server = try XServer(display: display)
        let sensor = X11IdleSensor(
            environment: server.environment, loop: loop, report: { [readings] in readings.append($0) },
            changed: { [states] in states.append($0) })
        loop.run {
            sensor.watch(after: .seconds(3600))
            sensor.start()
        }
        #expect(states.next() == .works(name: "X11 SYNC"))
        #expect(nextInput != nil)
        server.end()
        #expect(states.next() == .missing(reason: "the X server at \(display) closed the connection"))
        let back = try XServer(display: display)
        // An attempt may have come in between, and found nobody.
        var state = states.next()
        if case .missing = state { state = states.next() }
        #expect(state == .works(name: "X11 SYNC"))
        #expect(nextInput != nil)
        loop.run { sensor.watch(after: .milliseconds(100)) }
        #expect(nextIdle != nil)
        try back.input()
        #expect(nextInput != nil)
        loop.run { sensor.stop() }
    }

    @Test func `after its end nothing is told`() throws {
        watch(after: .seconds(3600))
        #expect(nextInput != nil)
        loop.run { [sensor] in sensor.stop() }
        watch(after: .milliseconds(100))
        waitForSilence(of: .milliseconds(200))
        server.end()
        loop.run {}
        #expect(states.next(within: .zero) == nil)
        #expect(readings.next(within: .zero) == nil)
    }

    @Test(arguments: [
        (["XDG_SESSION_TYPE": "wayland", "DISPLAY": ":0"], "Wayland"),
        (["WAYLAND_DISPLAY": "w-0", "DISPLAY": ":0"], "Wayland"),
        ([:], "DISPLAY is not set"), (["DISPLAY": ""], "DISPLAY is not set"),
        (["DISPLAY": "nonsense"], "DISPLAY does not name an X server (nonsense)"),
        (["DISPLAY": ":54321", "WAYLAND_DISPLAY": ""], "cannot connect to the X server at :54321"),
        (["DISPLAY": "localhost:54321"], "at localhost:54321; it is on another machine, so it is not tried again"),
    ])
    func `where X11 cannot tell, the reason is given`(environment: [String: String], reason: String) {
        let (sensor, states) = start(environment)
        guard case .missing(let told) = states.next() else {
            Issue.record("it works")
            return
        }
        #expect(told.contains(reason))
        loop.run { sensor.stop() }
    }
}
