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

    /// A sensor in an `environment` in which it does not work.
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

    /// Waits until another sensor reports no input for `span`.
    func waitUntilIdle(for span: Duration) {
        let idle = Recorder<Bool>()
        let other = X11IdleSensor(
            environment: server.environment, loop: loop,
            report: { if case .idle = $0 { idle.append(true) } }, changed: { _ in })
        loop.run {
            other.watch(after: span)
            other.start()
        }
        #expect(idle.next() == true)
        loop.run { other.stop() }
    }

    var nextIdle: Instant? {
        if case .idle(let since) = readings.next() { since } else { nil }
    }

    var nextInput: Instant? {
        if case .input(let at) = readings.next() { at } else { nil }
    }

    @Test func `the start reports the last input if the user is active, and idle follows at the threshold`() throws {
        let before = SystemClock.now().instant
        try server.input()
        waitUntilIdle(for: .milliseconds(500))
        watch(after: .seconds(3600))
        // The counter has whole milliseconds.
        let last = try #require(nextInput)
        #expect(last >= before - .milliseconds(2) && last <= SystemClock.now().instant - .milliseconds(498))
        watch(after: .seconds(2))
        let since = try #require(nextIdle)
        #expect(since >= before - .milliseconds(2) && since <= SystemClock.now().instant - .milliseconds(1998))
    }

    @Test func `idle time that has already passed is reported when the threshold is lowered`() throws {
        try server.input()
        watch(after: .seconds(3600))
        #expect(nextInput != nil)
        watch(after: .milliseconds(100))
        #expect(nextIdle != nil)
    }

    @Test func `the first reading is idle if the threshold has passed before the start`() throws {
        waitUntilIdle(for: .milliseconds(100))
        let late = Recorder<PresenceReading>()
        let second = X11IdleSensor(
            environment: server.environment, loop: loop, report: { late.append($0) }, changed: { _ in })
        // Ask before the sensor has connected.
        loop.run {
            second.start()
            second.watch(after: .milliseconds(100))
        }
        if case .idle = late.next() {} else { Issue.record("the first reading is not idle") }
    }

    @Test func `each idle is followed by one input with its time, and then idle again`() throws {
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

    @Test func `a higher threshold during idle does not change it, and only the first input is reported`() throws {
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

    @Test func `a lower threshold during idle reports nothing twice`() throws {
        watch(after: .milliseconds(200))
        if case .input = readings.next() { _ = nextIdle }
        watch(after: .milliseconds(150))
        watch(after: .milliseconds(100))
        try server.input()
        #expect(nextInput != nil)
        #expect(nextIdle != nil)
    }

    @Test func `a reset of the screen saver is no input, and input after it is reported`() throws {
        try server.input()
        watch(after: .seconds(1))
        if case .input = readings.next() {}
        let since = try #require(nextIdle)
        for _ in 1...3 {
            try server.resetScreenSaver()
            #expect(readings.next(within: .milliseconds(700)) == nil)
        }
        let before = SystemClock.now().instant
        try server.input()
        #expect(try #require(nextInput) >= before)
        #expect(try #require(nextIdle) > since)
    }

    @Test func `resets that are closer together than the threshold do not hide idle time`() throws {
        watch(after: .seconds(3600))
        #expect(nextInput != nil)
        try server.input()
        waitUntilIdle(for: .milliseconds(600))
        watch(after: .milliseconds(2500))
        let start = SystemClock.now().instant
        var reading: PresenceReading?
        while reading == nil, SystemClock.now().instant - start < .seconds(10) {
            try server.resetScreenSaver()
            reading = readings.next(within: .milliseconds(700))
        }
        guard case .idle(let since) = reading else {
            Issue.record("the resets count as input: \(String(describing: reading))")
            return
        }
        #expect(since <= start + .milliseconds(500))
        // Input is only noticed when the counter has passed 100 ms.
        waitUntilIdle(for: .milliseconds(200))
        try server.input()
        #expect(nextInput != nil)
    }

    @Test func `input between resets keeps the user active`() throws {
        watch(after: .milliseconds(2000))
        if case .input = readings.next() {}
        for _ in 1...4 {
            try server.input()
            #expect(readings.next(within: .milliseconds(500)) == nil)
            try server.resetScreenSaver()
            #expect(readings.next(within: .milliseconds(500)) == nil)
        }
    }

    @Test func `a server that exits is reported once, and read again after a restart`() throws {
        sensor.stop()
        server.end()
        // Servers of other tests could take the number while it is free, so choose one far away.
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
        // An attempt may have failed in between.
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

    @Test func `a stopped sensor reports nothing`() throws {
        watch(after: .seconds(3600))
        #expect(nextInput != nil)
        loop.run { [sensor] in sensor.stop() }
        watch(after: .milliseconds(100))
        waitUntilIdle(for: .milliseconds(200))
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
    func `if X11 does not work, the reason is reported`(environment: [String: String], reason: String) {
        let (sensor, states) = start(environment)
        guard case .missing(let reported) = states.next() else {
            Issue.record("the sensor works")
            return
        }
        #expect(reported.contains(reason))
        loop.run { sensor.stop() }
    }
}
