import Fixtures
import GLibBridge
import ReminderCore
import Testing

@testable import Sensors

struct X11IdleSensorTests {
    let server: XServer
    let loop = MainLoop.onNewThread(named: "sensors")
    let readings = Recorder<PresenceReading>()
    let losses = Recorder<String>()
    let sensor: X11IdleSensor

    init() throws {
        server = try XServer()
        let (server, loop, readings, losses) = (server, loop, readings, losses)
        sensor = try loop.run {
            X11IdleSensor.connect(
                environment: server.environment, loop: loop, report: { readings.append($0) },
                lost: { losses.append($0) })
        }.get()
    }

    func watch(after span: Duration) {
        loop.run { [sensor] in sensor.watch(after: span) }
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
        let after = SystemClock.now().instant
        watch(after: .milliseconds(400))
        // The counter has whole milliseconds.
        let last = try #require(nextInput)
        #expect(last >= before - .milliseconds(2) && last <= after + .milliseconds(2))
        let since = try #require(nextIdle)
        let now = SystemClock.now().instant
        #expect(now - last >= .milliseconds(398))
        #expect(since >= before - .milliseconds(50) && since <= after + .milliseconds(50))
    }

    @Test func `idle time that has already passed is told at once, at the start and when the threshold is lowered`()
        throws
    {
        try server.input()
        watch(after: .seconds(3600))
        #expect(nextInput != nil)
        watch(after: .milliseconds(1))
        #expect(nextIdle != nil)
    }

    @Test func `the first reading is idle when the threshold has passed before the start`() throws {
        watch(after: .milliseconds(20))
        if case .input = readings.next() { _ = nextIdle }
        let late = Recorder<PresenceReading>()
        let second = try loop.run { [server, loop] in
            X11IdleSensor.connect(
                environment: server.environment, loop: loop, report: { late.append($0) }, lost: { _ in })
        }.get()
        loop.run { second.watch(after: .milliseconds(20)) }
        if case .idle = late.next() {} else { Issue.record("not idle first") }
    }

    @Test func `one input is told for each idle, at its time, and then idle again`() throws {
        watch(after: .milliseconds(100))
        if case .input = readings.next() { _ = nextIdle }
        for _ in 1...3 {
            let before = SystemClock.now().instant
            try server.input()
            let after = SystemClock.now().instant
            let at = try #require(nextInput)
            #expect(at >= before && at <= after + .seconds(2))
            try server.input()
            // Between the two inputs the threshold may have passed on a slow machine; an input alone never repeats.
            #expect(nextIdle != nil)
        }
    }

    @Test func `a threshold raised after idle was told keeps that state until input`() throws {
        watch(after: .milliseconds(1))
        _ = nextIdle
        watch(after: .seconds(3600))
        try server.input()
        #expect(nextInput != nil)
        try server.input()
        watch(after: .milliseconds(1))
        #expect(nextIdle != nil)
    }

    @Test func `a threshold lowered after idle was told says nothing twice`() throws {
        watch(after: .milliseconds(200))
        if case .input = readings.next() { _ = nextIdle }
        watch(after: .milliseconds(50))
        watch(after: .milliseconds(1))
        try server.input()
        #expect(nextInput != nil)
        #expect(nextIdle != nil)
    }

    @Test func `a server that ends is told once, and the sensor is quiet then`() throws {
        watch(after: .seconds(3600))
        _ = readings.next()
        server.end()
        #expect(losses.next()?.hasSuffix("closed the connection") == true)
        watch(after: .milliseconds(1))
        #expect(losses.next(within: .zero) == nil)
        #expect(readings.next(within: .zero) == nil)
    }

    @Test(arguments: [
        (["XDG_SESSION_TYPE": "wayland", "DISPLAY": ":0"], "Wayland"),
        (["WAYLAND_DISPLAY": "w-0", "DISPLAY": ":0"], "Wayland"),
        ([:], "DISPLAY is not set"), (["DISPLAY": ""], "DISPLAY is not set"),
        (["DISPLAY": ":54321", "WAYLAND_DISPLAY": ""], "cannot connect to the X server at :54321"),
    ])
    func `where X11 cannot tell, the reason is given`(environment: [String: String], reason: String) {
        let result = X11IdleSensor.connect(environment: environment, loop: loop, report: { _ in }, lost: { _ in })
        guard case .failure(let failure) = result else {
            Issue.record("connected")
            return
        }
        #expect(failure.reason.contains(reason))
    }
}
