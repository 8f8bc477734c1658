import Fixtures
import GLibBridge
import Platform
import ReminderCore
import Testing

@testable import Sensors

/// Tests the protocols against libwayland's own server.
struct WaylandIdleSensorTests {
    static let inputIdle = Availability.works(name: "ext-idle-notify-v1")
    static let neither = Availability.missing(
        reason: "the compositor offers neither ext-idle-notify-v1 nor org_kde_kwin_idle")
    static let noSeat = Availability.missing(reason: "the compositor has no seat")

    let loop = MainLoop.onNewThread(named: "sensors")
    let readings = Recorder<PresenceReading>()
    let states = Recorder<Availability>()
    /// Keeps the sensors until the end of the test.
    let sensors = Recorder<WaylandIdleSensor>()

    func start(_ environment: [String: String]) -> WaylandIdleSensor {
        let (readings, states) = (readings, states)
        let sensor = WaylandIdleSensor(
            environment: environment, loop: loop, report: { readings.append($0) }, changed: { states.append($0) })
        sensors.append(sensor)
        loop.run { sensor.start() }
        return sensor
    }

    /// A sensor on `server` that waits for an hour of idle time. Its first requests and readings are already consumed.
    func watching(_ server: WaylandServer, seats: Int = 1) -> WaylandIdleSensor {
        let sensor = start(server.environment)
        #expect(states.next() == Self.inputIdle)
        watch(sensor, .seconds(3600))
        #expect(nextInput != nil)
        #expect((0..<seats * 3 + 1).map { _ in server.nextLine() }.last?.hasPrefix("get_idle_notification") == true)
        return sensor
    }

    func watch(_ sensor: WaylandIdleSensor, _ span: Duration) {
        loop.run { sensor.watch(after: span) }
    }

    var nextIdle: Instant? {
        if case .idle(let since) = readings.next() { since } else { nil }
    }

    var nextInput: Instant? {
        if case .input(let at) = readings.next() { at } else { nil }
    }

    /// True if the sensor reports nothing for all earlier commands to the server.
    func reportsNothing(_ server: WaylandServer) -> Bool {
        server.send("say done")
        // Now the events are in the sensor's socket, and the loop reads them before the next work.
        guard server.waitFor("done") else { return false }
        loop.run {}
        return readings.next(within: .zero) == nil
    }

    @Test(arguments: [
        (["kde 1", "ext 2"], "bind ext 2", "get_input_idle_notification seat0 5000 #1", inputIdle),
        (["ext 7"], "bind ext 2", "get_input_idle_notification seat0 5000 #1", inputIdle),
        (
            ["ext 1", "kde 1"], "bind ext 1", "get_idle_notification seat0 5000 #1",
            .works(
                name: "ext-idle-notify-v1",
                limits: [
                    "While a program keeps the screen awake (a call, a film), this compositor does not report when "
                        + "input stops, and it may mistake the start of a film for input."
                ])
        ),
        (
            ["kde 1"], "bind kde 1", "get_idle_timeout seat0 5000 #1",
            .works(
                name: "org_kde_kwin_idle",
                limits: [
                    "While a program keeps the screen awake (a call, a film), this compositor does not report when "
                        + "input stops or starts again."
                ])
        ),
    ])
    func `the best protocol is bound, at most in version 2, and inhibitors are ignored if it can`(
        globals: [String], bound: String, asked: String, availability: Availability
    ) throws {
        let server = try WaylandServer("seat seat0 7", globals[0], globals.last!)
        let sensor = start(server.environment)
        #expect(server.nextLine() == "bind seat0 5")
        #expect(server.nextLine() == bound)
        #expect(states.next() == availability)
        watch(sensor, .seconds(5))
        #expect(server.nextLine() == asked)
        #expect(nextInput != nil)
        server.send("idle")
        #expect(nextIdle != nil)
        server.send("resume")
        #expect(nextInput != nil)
    }

    @Test func `without any of the protocols the source is missing until the compositor offers one`() throws {
        let server = try WaylandServer("seat seat0 7")
        let sensor = start(server.environment)
        #expect(states.next() == Self.neither)
        watch(sensor, .seconds(5))
        #expect(readings.next(within: .zero) == nil)
        server.send("ext 2")
        #expect(states.next() == Self.inputIdle)
        #expect(nextInput != nil)
        server.send("remove ext")
        #expect(states.next() == Self.neither)
    }

    @Test func `idle is reported with a proven start, and input once`() throws {
        let server = try WaylandServer("seat seat0 7", "ext 2")
        let before = SystemClock.now().instant
        _ = watching(server)
        let after = SystemClock.now().instant
        // The compositor reports an hour after a moment: it counted from before the request.
        server.send("idle")
        let since = try #require(nextIdle)
        #expect(since >= before && since <= after)
        server.send("resume")
        let at = try #require(nextInput)
        #expect(at >= after && at <= SystemClock.now().instant)
        #expect(reportsNothing(server))
    }

    @Test func `a new span during idle time loses neither the idle time nor the next input`() throws {
        let server = try WaylandServer("seat seat0 7", "ext 2")
        let sensor = watching(server)
        server.send("idle")
        #expect(nextIdle != nil)
        // The object that fired is kept; later ones are destroyed.
        watch(sensor, .seconds(60))
        #expect(server.nextLine() == "get_input_idle_notification seat0 60000 #3")
        watch(sensor, .seconds(70))
        #expect(server.nextLine() == "destroyed #3")
        #expect(server.nextLine() == "get_input_idle_notification seat0 70000 #4")
        server.send("idle")
        server.send("resume")
        #expect(nextInput != nil)
        #expect(server.nextLine() == "destroyed #1")
        server.send("idle")
        #expect(nextIdle != nil)
    }

    @Test func `asking again for the same span does not restart the count`() throws {
        let server = try WaylandServer("seat seat0 7", "ext 2")
        let sensor = watching(server)
        watch(sensor, .seconds(3600))
        watch(sensor, .seconds(8))
        #expect(server.nextLine() == "destroyed #1")
    }

    @Test(arguments: [(Duration.zero, 100), (.seconds(Int64.max), Int(Int32.max)), (.seconds(-5), 100)])
    func `every span is limited to the allowed range`(span: Duration, milliseconds: Int) throws {
        let server = try WaylandServer("seat seat0 7", "ext 2")
        let sensor = watching(server)
        watch(sensor, span)
        #expect(server.nextLine() == "destroyed #1")
        #expect(server.nextLine() == "get_input_idle_notification seat0 \(milliseconds) #3")
    }

    @Test func `events that do not fit the state are dropped`() throws {
        let server = try WaylandServer("seat seat0 7", "ext 2")
        let sensor = watching(server)
        server.send("raw 1 1\nraw 2 1")
        #expect(reportsNothing(server))
        server.send("raw 2 0\nraw 2 0\nraw 1 0\nraw 1 0")
        #expect(nextIdle != nil)
        #expect(reportsNothing(server))
        // The object that waits for input sends idled again, and the new one sends resumed without idled.
        watch(sensor, .seconds(60))
        #expect(server.waitFor("get_input_idle_notification"))
        server.send("raw 1 0")
        server.send("raw 3 1")
        #expect(reportsNothing(server))
        server.send("raw 1 1")
        server.send("raw 1 1")
        #expect(nextInput != nil)
        #expect(reportsNothing(server))
    }

    @Test func `a compositor that crashes is missing, and works again after a restart`() throws {
        let first = try WaylandServer("seat seat0 7", "ext 2")
        _ = watching(first)
        first.send("idle")
        #expect(nextIdle != nil)
        first.crash()
        #expect(states.next() == .missing(reason: "the compositor has exited"))
        // Its socket still exists but refuses connections.
        #expect(states.next() == .missing(reason: "no compositor is listening at \(first.folder.path)/wayland-7"))
        let second = try WaylandServer(in: first.folder, "seat seat0 7", "ext 1")
        #expect(states.next() == WaylandNotifier(name: 1, interface: "ext_idle_notifier_v1", version: 1)?.availability)
        #expect(nextInput != nil)
        #expect(second.waitFor("get_idle_notification seat0 3600000 #1"))
        second.send("idle")
        #expect(nextIdle != nil)
    }

    @Test func `a protocol error ends the connection, and the source reconnects`() throws {
        let server = try WaylandServer("seat seat0 7", "ext 2")
        _ = watching(server)
        server.send("fail")
        #expect(states.next() == .missing(reason: "the compositor refused a request (wl_display, error 2)"))
        #expect(states.next() == Self.inputIdle)
        #expect(nextInput != nil)
    }

    @Test func `a compositor that hangs blocks nothing, and works when it answers`() throws {
        let server = try WaylandServer("hung", "seat seat0 7", "ext 2")
        let sensor = start(server.environment)
        watch(sensor, .seconds(3600))
        #expect(states.next() == .missing(reason: "the compositor does not answer"))
        server.send("go")
        #expect(states.next() == Self.inputIdle)
        #expect(nextInput != nil)
    }

    @Test func `a compositor that starts later is found, also in place of one that hangs`() throws {
        let folder = try WaylandServer.newFolder()
        let sensor = start(WaylandServer.environment(folder))
        let socket = "\(folder.path)/wayland-7"
        #expect(states.next() == .missing(reason: "no compositor is listening at \(socket)"))
        let first = try WaylandServer(in: folder, "hung", "ext 2")
        #expect(states.next() == .missing(reason: "the compositor does not answer"))
        first.crash()
        let second = try WaylandServer(in: folder, "seat seat0 7", "ext 2")
        // The end of the first server and failed attempts come before.
        var state = states.next()
        while state != nil, state != Self.inputIdle { state = states.next() }
        #expect(state == Self.inputIdle)
        loop.run { sensor.stop() }
        second.end()
        loop.run {}
        #expect(states.next(within: .zero) == nil)
    }

    @Test func `an absolute path needs no XDG_RUNTIME_DIR, but a name does`() throws {
        let server = try WaylandServer("seat seat0 7", "ext 2")
        let sensor = start(["WAYLAND_DISPLAY": "\(server.folder.path)/wayland-7"])
        #expect(states.next() == Self.inputIdle)
        loop.run { sensor.stop() }
        _ = start(["WAYLAND_DISPLAY": "wayland-7"])
        #expect(states.next() == .missing(reason: "XDG_RUNTIME_DIR is not set"))
        let folder = try WaylandServer.newFolder().path
        _ = start(["XDG_RUNTIME_DIR": folder, "WAYLAND_DISPLAY": ""])
        #expect(states.next() == .missing(reason: "no compositor is listening at \(folder)/wayland-0"))
    }
}
